"""What is said to typical wrong programs, each graded as a hand-in is: the sentence that sends the student to the fault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.course import Assignment, Course
from grader.grading.one import Grader
from grader.handin.submission import read_file
from grader.reporting.view import failures
from grader.result import CheckResult, Report, Status
from tests.testing.helpers import make_assignment

ASSIGNMENTS = {a.number: a for a in Course.load(Path(__file__).parents[2]).staff_assignments}
PROGRAMS = Path(__file__).parent / "programs"


class Graders:
    """A grader per assignment, opened when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._open = ExitStack()
        self._there: dict[int, Grader] = {}
        self._folder = folder

    def report(self, number: int, source: str, *checks: str, name: str = "") -> Report:
        """The report of `source` as a hand-in for an assignment, by these checks."""
        assignment = ASSIGNMENTS[number]
        if number not in self._there:
            self._there[number] = self._open.enter_context(Grader(assignment, device="cpu"))
        path = self._folder / (name or f"{assignment.slug}.py")
        path.write_text(source, encoding="utf-8")
        return self._there[number].grade(
            read_file(path, assignment.slug),
            wanted=lambda check, _: check.partition("::")[2].partition("[")[0] in checks,
        )

    def close(self) -> None:
        self._open.close()


@pytest.fixture(scope="module")
def graders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graders]:
    graders = Graders(tmp_path_factory.mktemp("handed-in"))
    yield graders
    graders.close()


def edited(number: int, old: str, new: str) -> str:
    """The reference with one passage replaced."""
    assignment = ASSIGNMENTS[number]
    source = assignment.module_file.read_text(encoding="utf-8")
    assert source.count(old) == 1
    return source.replace(old, new)


def program(name: str) -> str:
    return (PROGRAMS / f"{name}.py").read_text(encoding="utf-8")


def said(check: CheckResult) -> str:
    assert check.message is not None
    return check.message.en


def only(report: Report) -> str:
    """What is said to the one check that was run, which failed."""
    (check,) = report.checks
    assert check.status is not Status.PASSED
    return said(check)


# ---------------------------------------------------------------------- the call


def test_the_call_that_was_judged_is_shown_and_what_is_swapped(graders: Graders) -> None:
    text = only(graders.report(1, program("errors_before_weights"), "test_and_is_learned_step_by_step"))
    assert text.startswith(
        "Call: perceptron_fit(np.array([[0., 0.], [0., 1.], [1., 0.], [1., 1.]]), np.array([0, 0, 0, 1])"
    )
    assert "The errors come second: return w, errors_per_epoch." in text


def test_the_whole_call_is_shown_with_its_dtype(graders: Graders) -> None:
    text = only(graders.report(4, program("two_by_two_only"), "test_average_is_float64"))
    call = text.splitlines()[0]
    assert "dtype=np.float32" in call
    image = eval(call.removeprefix("Call: "), {"np": np, "pool2d": lambda image, *_: image})
    assert (image.dtype, image.shape) == (np.float32, (2, 4))


def test_a_number_of_numpy_is_shown_as_one(graders: Graders) -> None:
    report = graders.report(1, program("numpy_bool_as_index"), "test_heaviside_is_strict", "test_update_by_hand")
    assert said(report.checks[0]).splitlines()[0] == "Call: heaviside(np.float64(0.25))"
    (failure,) = failures(report)
    assert len(failure.checks) == 2  # the same exception on the same line is told once


@pytest.mark.parametrize(
    ("check", "call"),
    [
        ("test_logits_of_the_net", "Net()(torch.from_numpy(np.random.default_rng(62)."),
        ("test_fresh_net", "Net()(<tensor (20, "),
    ],
)
def test_the_call_that_returned_nothing_is_shown(graders: Graders, check: str, call: str) -> None:
    text = only(graders.report(6, edited(6, "        return self.ff3(x)\n", "        self.ff3(x)\n"), check))
    assert text.startswith(f"Call: {call}")
    assert "None came back" in text


def test_the_training_that_was_judged_is_shown(graders: Graders) -> None:
    old = "    for _ in range(epochs):\n        for batch"
    slower = '    for e in range(epochs):\n        optimizer.param_groups[0]["lr"] = lr * 0.5**e\n        for batch'
    text = only(graders.report(6, edited(6, old, slower), "test_epochs_and_batches"))
    assert "epochs=3, batch_size=10, lr=0.5)" in text.splitlines()[0]
    assert "The first step is right, the later ones are smaller than expected: does the learning rate change" in text


# ---------------------------------------------------------------------- the place


def test_an_error_inside_numpy_is_told_with_the_line_of_the_student(graders: Graders) -> None:
    text = only(graders.report(4, program("height_and_width_swapped"), "test_max_of_each_window"))
    assert "pooling.py, line 11, pool2d: y[i, j] = f.max()" in text
    assert "(numpy says: zero-size array to reduction operation maximum which has no identity)" in text
    assert "_methods.py" not in text


def test_a_cell_and_its_line_are_the_place_in_a_notebook(graders: Graders) -> None:
    cells = ["import numpy as np", "def heaviside(phi):\n    return [0, 1][phi > 0]"]
    notebook = {
        "cells": [
            {"cell_type": "code", "source": cell, "metadata": {}, "outputs": [], "execution_count": None} for cell in cells
        ],
        "metadata": {}, "nbformat": 4, "nbformat_minor": 4,
    }  # fmt: skip
    text = only(graders.report(1, json.dumps(notebook), "test_heaviside_is_strict", name="perceptron.ipynb"))
    assert "cell 2, line 2, heaviside: return [0, 1][phi > 0]" in text
    assert "/" not in text


# ---------------------------------------------------------------------- shapes


def test_shapes_are_told_in_the_terms_of_the_assignment_and_once(graders: Graders) -> None:
    source = edited(3, "sigmoid((W @ v.T).T + c)", "sigmoid(v @ W + c)")
    checks = (
        "test_conditionals_by_hand",
        "test_cd1_by_hand",
        "test_cd1_of_several_patterns",
        "test_reconstruct_by_hand",
    )
    report = graders.report(3, source, *checks)
    (failure,) = failures(report)
    assert len(failure.checks) == 4
    text = said(failure.first)
    assert "v (3, 3) = (N, n_visible); W (2, 3) = (n_hidden, n_visible)" in text
    assert "With W.T, (3, 2), they do." in text


def test_a_swapped_zip_is_seen_from_the_shapes_on_its_line(graders: Graders) -> None:
    text = only(
        graders.report(2, edited(2, "in zip(weights, biases):", "in zip(biases, weights):"), "test_forward_by_hand")
    )
    assert "activations[-1] (2, 2); W (1,); b (1, 2)" in text
    assert "are W and b swapped?" in text


def test_the_shape_comes_before_the_values(graders: Graders) -> None:
    text = only(graders.report(6, edited(6, "return self.ff3(x)", "return self.ff3(x).squeeze()"), "test_fresh_net"))
    assert "Got (10,), expected (1, 10). An axis of length 1 is missing." in text
    assert "mix the images" not in text


def test_parts_along_the_wrong_axis(graders: Graders) -> None:
    source = edited(7, "torch.cat([ahead, back.flip(0)], dim=2)", "torch.cat([ahead, back.flip(0)], dim=1)")
    text = only(graders.report(7, source, "test_both_directions_equal_torch"))
    assert "got (5, 6, 4), expected (5, 3, 8). Axis 1 is too long and axis 2 too short" in text


# ---------------------------------------------------------------------- values


def test_numbers_that_differ_read_differently_and_rounding_is_named(graders: Graders) -> None:
    text = only(graders.report(5, program("rounded"), "test_only_the_bias_acts_at_zero"))
    assert "got -0.997637, expected -0.9976374997" in text
    assert "Do you round?" in text
    got, expected = (line.partition(": ")[2].strip() for line in text.splitlines()[-2:])
    assert got != expected


def test_images_that_never_have_their_turn_are_counted(graders: Graders) -> None:
    text = only(graders.report(6, program("slice_without_end"), "test_epochs_and_batches"))
    assert "only 4 of the 10 images moved any weight" in text


@pytest.mark.parametrize(
    "loss",
    [
        "F.cross_entropy(net(x), y, label_smoothing=0.1)",
        "F.binary_cross_entropy_with_logits(net(x), F.one_hot(y, 10).to(x.dtype))",
    ],
)
def test_another_loss_shows_by_the_loss(graders: Graders, loss: str) -> None:
    source = edited(6, "F.cross_entropy(net(x), y)", loss)
    report = graders.report(6, source, "test_two_steps_by_hand", "test_epochs_and_batches")
    assert "Step 1, cross-entropy before: Got" in said(report.checks[0])
    assert "put task 2 right first" in said(report.checks[1])


def test_a_share_above_one_asks_for_the_shapes(graders: Graders) -> None:
    text = only(graders.report(6, program("argmax_over_images"), "test_accuracy_counts"))
    assert "accuracy is larger than 1 here (10.0)" in text
    assert "Do the prediction and y have the same shape?" in text


def test_dropout_is_seen_from_two_equal_calls(graders: Graders) -> None:
    source = edited(8, "weights = torch.softmax(scores, dim=-1)", "weights = F.dropout(torch.softmax(scores, dim=-1))")
    report = graders.report(8, source, "test_attention_by_hand", "test_weights_are_averages", "test_multi_head_by_hand")
    assert all("Two equal calls give different results. Is dropout still active" in said(c) for c in report.checks)


def test_a_result_that_was_kept_names_the_call_it_came_from(graders: Graders) -> None:
    new = "if not hasattr(causal_mask, 'kept'):\n        causal_mask.kept = torch.ones(T, T, dtype=torch.bool).tril()\n"
    source = edited(8, "return torch.ones(T, T, dtype=torch.bool).tril()", f"{new}    return causal_mask.kept")
    text = only(graders.report(8, source, "test_causal_mask"))
    assert "The same came back before, from causal_mask(4)." in text


def test_weights_that_are_no_average_say_what_they_sum_to(graders: Graders) -> None:
    source = edited(8, "torch.softmax(scores, dim=-1)", "torch.softmax(scores, dim=-1) / Q.shape[-2]")
    text = only(graders.report(8, source, "test_weights_are_averages"))
    assert "The rows of the weights do not sum to 1 (one of them to 0.33)." in text


# ---------------------------------------------------------------------- hidden checks


def test_a_return_inside_the_loop_is_never_called_another_mistake(graders: Graders) -> None:
    old = "    phis = w[0] + X @ w[1:]\n    return np.array([heaviside(phi) for phi in phis], dtype=np.int64)\n"
    new = (
        "    out = np.zeros(len(X), dtype=np.int64)\n    for i, x in enumerate(X):\n"
        "        out[i] = heaviside(w[0] + x @ w[1:])\n        return out\n"
    )
    (check,) = graders.report(1, edited(1, old, new), "test_predict_on_random_numbers").checks
    assert {mistake.name for mistake in check.mistakes} <= {"general:only_the_beginning"}
    assert "This is about: the outputs for random weights and patterns." in said(check)


def test_a_hidden_check_says_that_none_came_back(graders: Graders) -> None:
    source = edited(6, "        return self.ff3(x)\n", "        self.ff3(x)\n")
    text = only(graders.report(6, source, "test_gradients_device_and_dtype"))
    assert text.startswith("None came back")
    assert "error" not in text


# ---------------------------------------------------------------------- what is refused, and what is used up


def test_a_layer_that_is_to_be_built_is_refused_with_the_way_out(graders: Graders) -> None:
    source = "import torch\nlayer = torch.nn.LSTM(2, 3)\nlayer(torch.zeros(1, 1, 2))\n"
    (notice,) = graders.report(7, source, "test_cell_by_hand").notices
    assert "lstm.py, line 3: torch.nn.LSTM" in notice.text.en
    assert "is not allowed in this task, because that is just what you are to build yourself" in notice.text.en
    assert 'below `if __name__ == "__main__":`' in notice.text.en


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grader]:
    assignment: Assignment = make_assignment(tmp_path_factory.mktemp("course"))
    limits = assignment.settings.limits.model_copy(update={"seconds_per_submission": 0.8})
    with Grader(replace(assignment, settings=assignment.settings.model_copy(update={"limits": limits}))) as grader:
        yield grader


def handed_in(demo: Grader, folder: Path, source: str) -> Report:
    path = folder / "demo.py"
    path.write_text(source, encoding="utf-8")
    return demo.grade(read_file(path, "demo"))


WASTEFUL = """\
import time

def double(x):
    until = time.process_time() + 0.6
    while time.process_time() < until:
        pass
    return 2 * x

def total(xs):
    return double(float(xs.sum())) / 2
"""


def test_time_that_is_used_up_is_told_in_seconds_of_computing_with_what_took_it(demo: Grader, tmp_path: Path) -> None:
    report = handed_in(demo, tmp_path, WASTEFUL)
    texts = [said(c) for c in report.checks if c.status in (Status.TIMEOUT, Status.NOT_RUN) and not c.hidden]
    assert texts
    assert all("processor time" in text and ("double" in text or "total" in text) for text in texts)
    assert not any("much longer" in text for text in texts)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("import socket; socket.create_connection(('example.org', 80), 1)", "there is no network"),
        ("input('how many? ')", "input() asks a person"),
        ("open('large', 'wb').write(bytes(11_000_000))", "10 MB at most"),
        ("open('data.csv').read()", "The file “data.csv” is not there while grading"),
        ("import subprocess; subprocess.run(['ls'])", "cannot start further processes"),
        ("import pandas", "The library pandas is not there while grading. There are: numpy, torch,"),
        ("import sklaern", "Did you mean sklearn?"),
    ],
)
def test_what_is_refused_is_said_in_words(demo: Grader, tmp_path: Path, line: str, words: str) -> None:
    report = handed_in(demo, tmp_path, f"def double(x):\n    {line}\n    return 2 * x\n")
    check = report.checks[0]
    assert words in said(check)
    assert "demo.py, line 2, double:" in said(check)


def test_a_breakpoint_is_said_without_the_line_it_stopped_at(demo: Grader, tmp_path: Path) -> None:
    report = handed_in(demo, tmp_path, "def double(x):\n    breakpoint()\n    return 2 * x\n")
    text = said(report.checks[0])
    assert "breakpoint() stops the program and waits for a person" in text
    assert "line" not in text.replace("the line with it", "")


def test_what_does_not_compile_is_told_first_and_nothing_that_follows_from_it(demo: Grader, tmp_path: Path) -> None:
    report = handed_in(
        demo, tmp_path, "def double(x)\n    return 2 * x\n\ndef total(xs):\n    return float(xs.sum())\n"
    )
    first = report.notices[0].text.en.splitlines()
    assert first[0].startswith("demo.py, line 1: SyntaxError: expected ':'")
    assert first[1:3] == ["    def double(x)", "    " + " " * len("def double(x)") + "^"]
    assert failures(report) == ()


def test_the_same_missing_return_is_told_once(demo: Grader, tmp_path: Path) -> None:
    report = handed_in(demo, tmp_path, "def double(x):\n    2 * x\n\ndef total(xs):\n    float(xs.sum())\n")
    public = [failure for failure in failures(report) if not failure.first.hidden]
    assert [len(failure.checks) for failure in public] == [1, 2]
    assert all("None came back" in said(failure.first) for failure in public)


def test_the_same_missing_name_is_told_once(demo: Grader, tmp_path: Path) -> None:
    report = handed_in(demo, tmp_path, "def double(x):\n    return twice * x\n\ndef total(xs):\n    return twice / 2\n")
    public = [failure for failure in failures(report) if not failure.first.hidden]
    assert [len(failure.checks) for failure in public] == [3]
