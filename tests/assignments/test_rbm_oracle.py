"""Assignment 03: reference, checks and statement against torch, scikit-learn, exact enumeration and MNIST."""

from __future__ import annotations

import itertools
import re
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from benchmarks import staff
from grader.datasets import DataMissing, mnist
from grader.testing import CheckFailed
from tests.sampling import only_in_the_whole

FOLDER = Path(__file__).resolve().parents[2] / "solutions" / "03_rbm"
Array = NDArray[np.float64]
Parameters = tuple[Array, Array, Array]


def load(name: str) -> ModuleType:
    """A module of the staff folder."""
    return staff.load(FOLDER / f"{name}.py")


rbm, public, hidden = load("rbm"), load("test_rbm"), load("test_rbm_hidden")


def with_mistake(name: str) -> Any:
    """The reference's namespace after a ``wrong/`` variant was executed in it."""
    namespace: dict[str, Any] = {"__name__": "rbm"}
    for path in (FOLDER / "rbm.py", FOLDER / "wrong" / f"{name}.py"):
        exec(compile(path.read_text(encoding="utf-8"), path.name, "exec"), namespace)
    return SimpleNamespace(**namespace)


def machines() -> Iterator[tuple[Array, Array, Array, Array, Array]]:
    """Data, parameters and uniform numbers in many shapes, with as many visible as hidden units among them."""
    rng = np.random.default_rng(7)
    for n_patterns, n_hidden, n_visible in itertools.product((1, 4), (1, 3, 6), (1, 3, 5)):
        W, b, c = (rng.normal(0, 1.5, shape) for shape in ((n_hidden, n_visible), n_visible, n_hidden))
        yield rng.random((n_patterns, n_visible)), W, b, c, rng.random((n_patterns, n_hidden))


def states(n: int) -> Array:
    return np.array(list(itertools.product([0.0, 1.0], repeat=n)))


# ---------------------------------------------------------------- building blocks


def test_conditionals_and_free_energy_follow_from_the_joint_distribution() -> None:
    """All 2^10 joint states of a machine with six visible and four hidden units."""
    rng = np.random.default_rng(8)
    W, b, c = rng.normal(0, 1.5, (4, 6)), rng.normal(0, 1, 6), rng.normal(0, 1, 4)
    v, h = states(6), states(4)
    joint = np.exp(v @ b[:, None] + (h @ c)[None] + v @ W.T @ h.T)
    np.testing.assert_allclose(
        rbm.hidden_probabilities(v, W, c), joint @ h / joint.sum(1, keepdims=True), rtol=0, atol=2e-15
    )
    np.testing.assert_allclose(
        rbm.visible_probabilities(h, W, b), joint.T @ v / joint.sum(0)[:, None], rtol=0, atol=2e-15
    )
    np.testing.assert_allclose(rbm.free_energy(v, W, b, c), -np.log(joint.sum(axis=1)), rtol=0, atol=1e-13)


def test_scikit_learn_agrees_where_it_computes_the_same() -> None:
    from sklearn.neural_network import BernoulliRBM

    for v, W, b, c, _ in machines():
        model = BernoulliRBM()
        model.components_, model.intercept_visible_, model.intercept_hidden_ = W, b, c
        np.testing.assert_allclose(rbm.hidden_probabilities(v, W, c), model.transform(v), rtol=0, atol=1e-15)
        np.testing.assert_allclose(rbm.free_energy(v, W, b, c), model._free_energy(v), rtol=1e-12, atol=1e-14)


def test_cd1_is_the_gradient_of_a_difference_of_free_energies() -> None:
    """With v1 held fixed, CD-1 climbs mean(F(v1) - F(v0)): torch differentiates that."""
    for v0, W, b, c, u in machines():
        h0 = (u < rbm.hidden_probabilities(v0, W, c)).astype(float)
        v1 = rbm.visible_probabilities(h0, W, b)
        Wt, bt, ct = parameters = [torch.tensor(x, requires_grad=True) for x in (W, b, c)]

        def energy(v: Array, Wt: Any = Wt, bt: Any = bt, ct: Any = ct) -> Any:
            x = torch.tensor(v)
            return -(x @ bt) - torch.nn.functional.softplus(x @ Wt.T + ct, threshold=1e9).sum(1)

        gradients = torch.autograd.grad((energy(v1) - energy(v0)).mean(), parameters)
        for ours, theirs in zip(rbm.cd1_gradient(v0, W, b, c, u), gradients, strict=True):
            np.testing.assert_allclose(ours, theirs.numpy(), rtol=1e-12, atol=1e-14)


def test_loops_of_the_hidden_check_agree_with_the_reference() -> None:
    for machine in machines():
        for ours, theirs in zip(rbm.cd1_gradient(*machine), hidden.cd1_by_loops(*machine), strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-14)


def expected_cd1(v: Array, W: Array, b: Array, c: Array) -> Array:
    """E[CD-1] of one pattern in closed form: every h0 with its probability; dW, db and dc in one row."""
    p0 = 1 / (1 + np.exp(-(W @ v + c)))
    mean = np.zeros(W.size + len(b) + len(c))
    for h0 in states(len(c)):
        v1 = 1 / (1 + np.exp(-(h0 @ W + b)))
        h1 = 1 / (1 + np.exp(-(W @ v1 + c)))
        step = np.concatenate([(np.outer(p0, v) - np.outer(h1, v1)).ravel(), v - v1, p0 - h1])
        mean += np.prod(np.where(h0 == 1, p0, 1 - p0)) * step
    return mean


def test_mean_over_many_draws_is_the_closed_form() -> None:
    """A sample of 40000; five standard errors of an entry whose spread is below 0.5 are 0.0125."""
    rng = np.random.default_rng(9)
    W, b, c, v = rng.normal(0, 1.5, (3, 4)), rng.normal(0, 1, 4), rng.normal(0, 1, 3), rng.random(4)
    got = rbm.cd1_gradient(np.tile(v, (40000, 1)), W, b, c, rng.random((40000, 3)))
    np.testing.assert_allclose(np.concatenate([x.ravel() for x in got]), expected_cd1(v, W, b, c), rtol=0, atol=0.0125)
    fed_back = with_mistake("probabilities_fed_back").cd1_gradient(v[None], W, b, c, np.zeros((1, 3)))
    assert np.abs(np.concatenate([x.ravel() for x in fed_back]) - expected_cd1(v, W, b, c)).max() > 0.03


def test_numbers_written_into_the_public_checks_come_from_loops() -> None:
    """The reference passes them (verify); here they are computed by loops, to all their twelve digits."""
    calls: list[Any] = []

    def cd1_gradient(*call: Array) -> Any:
        calls.append(call)
        return hidden.cd1_by_loops(*call)

    student = SimpleNamespace(cd1_gradient=cd1_gradient)
    public.test_cd1_by_hand(student)
    public.test_cd1_of_several_patterns(student)
    assert [call[0].shape for call in calls] == [(1, 3), (2, 3), (3, 2)]
    p = rbm.hidden_probabilities(calls[2][0], calls[2][1], calls[2][3])
    assert {bool(x) for x in (calls[2][4] < p).ravel()} == {True, False}


# ---------------------------------------------------------------- statement


@pytest.mark.parametrize(("language", "comma"), [("de", "{,}"), ("en", ".")])
def test_numbers_of_the_hand_computed_example(language: str, comma: str) -> None:
    text = (FOLDER / f"statement.{language}.md").read_text(encoding="utf-8")
    v0, W, b, c = public.V0, public.W, public.B, public.C
    dW, db, dc = rbm.cd1_gradient(v0, W, b, c, np.array([[0.8, 0.3]]))
    for number in (*dW.ravel(), *dc, *rbm.reconstruct(v0, W, b, c)[0]):
        assert f"{number:.4f}".replace(".", comma) in text
    np.testing.assert_allclose(db, [0.5, -0.9, 0.5])
    np.testing.assert_allclose(rbm.free_energy(v0, W, b, c), np.log(3 / 8))


def test_both_languages_hold_the_same_numbers() -> None:
    """Formulas and tables: every number of one statement is in the other, as often."""
    found = []
    for language in ("de", "en"):
        text = (FOLDER / f"statement.{language}.md").read_text(encoding="utf-8").split("\n## ")[0:6]
        plain = re.sub(r"(?<=\d)(\{,\}|,)(?=\d)", "." if language == "de" else "", "\n".join(text))
        found.append(sorted(re.findall(r"\d+(?:\.\d+)?", plain.replace("10 000", "10000"))))
    assert found[0] == found[1]


def test_figures_of_the_small_digits() -> None:
    """Judge 97.8 %, mean image .073; 100 hidden units about 96 % and .013, ten about 89 % (one image is 0.3 %)."""
    known, test = public.digit_rows(True)[0], public.digit_rows(False)[0]
    assert (len(known), len(test)) == (1437, 360)
    assert public.recognised(test) == pytest.approx(0.978, abs=0.0005)
    assert ((test - known.mean(axis=0)) ** 2).mean() == pytest.approx(0.073, abs=0.0005)
    error, share = public.digits_quality(rbm, seed=302)
    assert error == pytest.approx(0.013, abs=0.0012)
    assert share == pytest.approx(0.96, abs=0.03)
    few = rbm.train_rbm(known, 10, 20, 0.2, 20, rng=np.random.default_rng(3))
    assert public.recognised(rbm.reconstruct(test, *few)) == pytest.approx(0.87, abs=0.06)


# ---------------------------------------------------------------- what the training checks see, and what they let pass


def test_outcome_alone_does_not_catch_wrong_code() -> None:
    """Why the first steps are checked: feeding back probabilities learns as well as CD-1."""
    wrong = with_mistake("probabilities_fed_back")
    error, share = public.digits_quality(wrong, seed=302)
    assert error < public.LARGEST_ERROR
    assert share >= public.LEAST_SHARE
    with pytest.raises(CheckFailed, match="fits no h0"):
        hidden.expect_first_steps(wrong, range(12))


def started_from(start: Callable[[np.random.Generator, int, int], Parameters]) -> Any:
    """A right training with other start values, which draws all its random numbers before its first step."""

    def train_rbm(V: Array, n_hidden: int, epochs: int, lr: float, batch_size: int, rng: Any) -> Parameters:
        W, b, c = start(rng, n_hidden, V.shape[1])
        orders = [rng.permutation(len(V)) for _ in range(epochs)]
        uniform = rng.random((epochs, len(V), n_hidden))
        for order, u in zip(orders, uniform, strict=True):
            for k in range(0, len(V), batch_size):
                rows = order[k : k + batch_size]
                dW, db, dc = rbm.cd1_gradient(V[rows], W, b, c, u[rows])
                W, b, c = W + lr * dW, b + lr * db, c + lr * dc
        return W, b, c

    return SimpleNamespace(train_rbm=train_rbm)


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(lambda rng, h, v: (rng.normal(0, 0.01, (h, v)), np.zeros(v), np.full(h, -4.0)), id="sparse"),
        pytest.param(lambda rng, h, v: (rng.normal(0, 1, (h, v)), rng.normal(0, 1, v), np.zeros(h)), id="large"),
        pytest.param(lambda rng, h, v: (rng.uniform(0, 1e-3, (h, v)), np.full(v, 0.5), np.ones(h)), id="positive"),
        pytest.param(lambda rng, h, v: (rng.normal(0, 1e-12, (h, v)), np.zeros(v), np.full(h, -0.5)), id="tiny"),
    ],
)
def test_other_start_values_are_not_rejected(start: Callable[..., Parameters]) -> None:
    """Units that are nearly always off draw the same states again and again, rightly; with tiny weights nobody can tell
    which state was drawn."""
    for seed in range(5):
        hidden.expect_first_steps(started_from(start), range(12 * seed, 12 * seed + 12))
        hidden.expect_every_row(started_from(start), seed)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("one_random_number_per_step", "drawn with the same random number|same h0"),
        ("random_numbers_shared_by_rows", "Two equal rows"),
        ("random_numbers_once_per_epoch", "Two batches of an epoch"),
        ("chain_goes_on", "start at the data"),
    ],
)
def test_randomness_of_the_wrong_kind_learns_well_and_is_caught(name: str, says: str) -> None:
    wrong = with_mistake(name)
    error, share = public.digits_quality(wrong, seed=302)
    assert error < public.LARGEST_ERROR
    assert share >= public.LEAST_SHARE
    with pytest.raises(CheckFailed, match=says):
        hidden.expect_first_steps(wrong, range(12))


def test_a_batch_filled_up_is_told_from_a_smaller_one() -> None:
    hidden.expect_every_row(rbm, seed=5)
    with pytest.raises(CheckFailed, match="5 rows, batches of 3"):
        hidden.expect_every_row(with_mistake("last_batch_filled_up"), seed=5)


def test_every_mistake_of_the_list_has_its_file() -> None:
    names = {path.stem for path in (FOLDER / "wrong").glob("*.py")}
    assert names >= {
        "transposed_gradient", "transposed_when_square", "probabilities_fed_back", "threshold_one_half",
        "sample_inverted", "h0_instead_of_h1", "sample_in_statistics", "biases_not_trained", "visible_bias_sign",
        "h1_from_data", "data_in_negative_statistics", "descent_sign", "first_pattern_only", "sum_instead_of_mean",
        "visible_bias_missing", "hidden_bias_missing",
    }  # fmt: skip


# ---------------------------------------------------------------- reference, demo, MNIST


def test_the_question_is_asked_with_small_digits_where_mnist_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No folder, and a folder without MNIST; 25 hidden units reach about .018 and 95 %."""
    monkeypatch.delenv("NN_GRADER_DATA", raising=False)
    images = hidden.lecture_images.__wrapped__()
    monkeypatch.setenv("NN_GRADER_DATA", str(tmp_path))
    assert (images.name, hidden.lecture_images.__wrapped__().name) == ("digits", "digits")
    error, share = hidden.answer(rbm, images, seed=321)
    assert error == pytest.approx(0.018, abs=0.0015)
    assert share == pytest.approx(0.95, abs=0.03)


def test_the_question_is_asked_with_mnist_where_it_is() -> None:
    """About .027 and 84 %; the judge knows 89 % of the originals."""
    images = hidden.lecture_images()
    if images.name != "MNIST":
        pytest.skip("no folder with MNIST is configured (NN_GRADER_DATA)")
    for part, train in (("train", True), ("t10k", False)):
        (rows, labels), (right, right_labels) = hidden.mnist_rows(part, 500), mnist(train)
        np.testing.assert_array_equal(rows, right[:500].reshape(500, 784) / 255)
        np.testing.assert_array_equal(labels, right_labels[:500])
    error, share = hidden.answer(rbm, images, seed=321)
    assert error == pytest.approx(0.0275, abs=0.0015)
    assert share == pytest.approx(0.84, abs=0.03)
    assert judged_originals(images) == pytest.approx(0.89, abs=0.005)


def judged_originals(images: Any) -> float:
    """The demo's judge on the originals."""
    return float(rbm.recognised(images.test, images.test_labels, images.rows, images.labels))


def test_reference_trains_in_the_precision_of_its_data() -> None:
    V = np.random.default_rng(1).random((30, 6))
    for dtype in (np.float32, np.float64):
        parameters = rbm.train_rbm(V.astype(dtype), 4, 2, 0.1, 8, rng=np.random.default_rng(0))
        assert {part.dtype for part in parameters} == {np.dtype(dtype)}


def test_demo_draws_reconstructions_and_filters_without_mnist(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file where the data folder should be: nothing to read, nothing can be downloaded."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    (tmp_path / "file").touch()
    monkeypatch.setenv("NN_GRADER_DATA", str(tmp_path / "file"))
    monkeypatch.setattr(plt, "show", lambda: None)
    runpy.run_path(str(FOLDER / "rbm.py"), run_name="__main__")
    figure = plt.gcf()
    try:
        shown = [len(axes.images) for axes in figure.axes]
        labels = [axes.get_ylabel() for axes in figure.axes[2:-1:2]]
        figure.canvas.draw()
    finally:
        plt.close(figure)
    assert shown == [1, 0] + [1, 1] * 4 + [0], "strips, and the shares of RBM and PCA beside them"
    assert [label.split()[0] for label in labels] == ["100", "50", "25", "10"]
    assert all(label.endswith("%") for label in labels)
    assert "97.8%" in capsys.readouterr().out


@pytest.mark.slow
@only_in_the_whole
def test_mnist_figures_of_the_statement() -> None:
    """100 hidden units, one epoch: error .0236. The judge of the demo is weaker than the statement's network (93.0 %)."""
    try:
        images, labels = mnist(train=True)
        test_images, test_labels = mnist(train=False)
    except DataMissing as missing:
        pytest.skip(str(missing))
    V, test = (x.reshape(len(x), 784).astype(np.float32) / 255 for x in (images, test_images))
    W, b, c = rbm.train_rbm(V, 100, 1, 0.1, 100, rng=np.random.default_rng(0))
    rebuilt = rbm.reconstruct(test, W, b, c)
    assert ((rebuilt - test) ** 2).mean() == pytest.approx(0.0236, abs=0.0006)
    originals = rbm.recognised(test[:1000], test_labels[:1000], V, labels)
    assert originals == pytest.approx(0.962, abs=0.001)
    assert rbm.recognised(rebuilt[:1000], test_labels[:1000], V, labels) > 0.87
