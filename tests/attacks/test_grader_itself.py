"""Attacks on what runs outside the sandbox: the parser, the comparison, the record, the time and memory of the grader."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from grader.course import Limits
from grader.grading.one import Grader
from grader.handin.plain_python import plain_python
from grader.handin.submission import Submission, read_file
from grader.isolation import Chunk, Program
from grader.result import Status
from grader.testing import forbidden, limits
from grader.testing.forbidden import forbidden_uses
from grader.testing.transcript import fingerprint
from tests.testing.helpers import make_assignment

CHECKS = '''
import numpy as np
import pytest
from grader.testing import Student, expect, expect_equal

@pytest.mark.task(1, points=1)
def test_often(student: Student) -> None:
    """de: Oft.
    en: Often."""
    answers = [student.double(x) for x in range(40)]
    expect_equal(answers, [2 * x for x in range(40)])

@pytest.mark.task(1, points=1)
def test_true(student: Student) -> None:
    """de: Wahr.
    en: True."""
    expect(student.holds(1), de="falsch", en="false")

@pytest.mark.task(2, points=1)
def test_text(student: Student) -> None:
    """de: Text.
    en: Text."""
    text = student.text()
    expect(text == "x", de=f"bekommen {text}", en=f"got {text}")
'''
REFERENCE = '''
"""Reference."""

# %% task 1
def double(x):
    """Twice."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

def holds(x):
    """Truth."""
    ### BEGIN SOLUTION
    return True
    ### END SOLUTION

# %% task 2
def text():
    """Text."""
    ### BEGIN SOLUTION
    return "x"
    ### END SOLUTION
'''


@pytest.fixture(scope="module")
def grader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grader]:
    files = {
        "demo__py": REFERENCE,
        "test_demo__py": CHECKS,
        "test_demo_hidden__py": "",
        "wrong/triple__py": "",
        "wrong/first_only__py": "",
    }
    assignment = make_assignment(tmp_path_factory.mktemp("course"), **files)
    limits = Limits(seconds_per_call=1, seconds_per_submission=2, memory_mb=256)
    assignment = replace(assignment, settings=assignment.settings.model_copy(update={"limits": limits}))
    with Grader(assignment, mode="require") as grader:
        yield grader


def grade(grader: Grader, source: str) -> dict[str, tuple[Status, str]]:
    chunk = Chunk(source, "demo.py")
    report = grader.grade(Submission("a", "demo.py", (chunk,), (), source.encode(), ""))
    assert report.to_json().encode()
    return {c.check.split("::test_")[1]: (c.status, c.message.en if c.message else "") for c in report.checks}


def test_the_reference_passes(grader: Grader) -> None:
    assert {status for status, _ in grade(grader, REFERENCE).values()} == {Status.PASSED}


# ---------------------------------------------------------------------- time and memory of the grader


def test_many_calls_that_wait_come_to_an_end(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.isolation.clock.MOST_WAITING_IN_ALL", 2.0)
    results = grade(grader, "import time\ndef double(x):\n    time.sleep(0.5)\n    return 2 * x\n")
    status, message = results["often"]
    assert status is Status.TIMEOUT
    assert "without computing and was stopped" in message


def test_many_calls_that_compute_end_with_the_time_of_the_submission(grader: Grader) -> None:
    busy = "import time\ndef double(x):\n    until = time.process_time() + 0.3\n    while time.process_time() < until: pass\n    return 2 * x\n"
    status, message = grade(grader, busy)["often"]
    assert status is Status.TIMEOUT
    assert "Most of it went into double" in message


def test_many_large_answers_do_not_pile_up_in_the_grader(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.testing.student.MOST_RECEIVED", 32 << 20)
    status, message = grade(grader, "import numpy as np\ndef double(x): return np.zeros(10 << 20, np.uint8)\n")["often"]
    assert status is Status.CRASHED
    assert "larger than" in message
    assert limits.MOST_RECEIVED == 512 << 20


@pytest.mark.parametrize(
    "source",
    [
        "x = [" + "1," * 1_000_000 + "]",
        "text = f'" + "{1}" * 60_000 + "'",
        "import a" + ".a" * 50_000,
        "import a" + ".\\\na" * 50_000,
        "a" + ".b" * 90_000 + "()",
        "a" + ".b" * 600 + "()",
        "f" + "()" * 90_000,
        "x = " + "(" * 90_000,
        "x = " + "-" * 190_000 + "1",
        "x = " + "1<" * 90_000 + "1",
        "%time " * 30_000,
        "%a\n" * 49 + "x = (",
        "? ?\n" * 40_000,
        "".join(f"def f{n}(): f{n + 1}()\n" for n in range(10_000)),
        "".join(f"def f{n}(): {','.join(f'f{m}' for m in range(300))}\n" for n in range(150)),
        "'a' " * 50_000,
        "@a\n" * 40_000 + "def f(): pass",
        "\ufeff" * 1000 + "x = 1",
        "\x0c" * 100_000,
    ],
    ids=lambda source: source[:20].encode("unicode_escape").decode(),
)
def test_reading_a_hand_in_takes_no_time_whatever_it_is(tmp_path: Path, source: str) -> None:
    """The parser runs in the grader, for all hand-ins before the first one is graded."""
    path = tmp_path / "demo.py"
    path.write_text(source, encoding="utf-8")
    began = time.process_time()
    read = read_file(path, "demo")
    forbidden_uses(Program("demo", read.chunks, ("torch.nn.functional.max_pool2d",)))
    assert time.process_time() - began < 6  # forty seconds and a gigabyte before there were limits


def test_a_tree_deeper_than_the_stack_ends_nothing() -> None:
    for depth in (200, 400, 900, 1200, 3000):
        assert plain_python("a" + ".b" * depth + "()").source


def test_calls_are_followed_over_many_functions() -> None:
    source = "import torch\ndef f0(): torch.relu()\n" + "".join(f"def f{n + 1}(): f{n}()\n" for n in range(500))
    uses = forbidden_uses(Program("demo", (Chunk(source, "demo.py"),), ("torch.relu",)))
    assert len(uses) == 501
    assert {use.line for use in uses.values()} == {2}
    assert forbidden.forbidden_uses(Program("demo", (Chunk(source, "demo.py"),))) == {}


# ---------------------------------------------------------------------- values


def test_an_object_is_not_true(grader: Grader) -> None:
    """A check that only asks `if answer` must not be content with any object."""
    status, message = grade(grader, "class Yes: pass\ndef holds(x): return Yes()\n")["true"]
    assert status is Status.WRONG
    assert "could not work with the result (TypeError)" in message


@pytest.mark.parametrize("text", ["\ud800<script>", "x" * 3_000_000, "\x1b[2J\u202e", "\0"])
def test_a_text_in_the_message_of_a_check_is_made_fit_to_be_kept(grader: Grader, text: str) -> None:
    status, message = grade(
        grader, f"def text(): return {text!r}\n" if len(text) < 99 else "def text(): return 'x' * 3000000\n"
    )["text"]
    assert status is Status.WRONG
    assert len(message) <= 4000
    assert message.isprintable() or "\n" in message


@pytest.mark.parametrize(
    "value",
    [{10**5000: 1}, {(10**5000,): 1}, [10**5000], {n: n for n in range(100_000)}, [[[[[1] * 9] * 99] * 99] * 99] * 99],
)
def test_any_value_has_a_fingerprint_of_bounded_size(value: object) -> None:
    began = time.process_time()
    assert len(str(fingerprint(value))) < 3_000_000
    assert time.process_time() - began < 3
