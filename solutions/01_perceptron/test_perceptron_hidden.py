"""Hidden checks of assignment 01: random whole numbers against loops, and what the statement promises elsewhere."""

import numpy as np
import pytest

from grader.testing import Student, expect, expect_equal

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def as_number(value: object) -> object:
    """True and False count as 1 and 0: an output is judged by its value, not by its type."""
    single = value[()] if isinstance(value, np.ndarray) and value.ndim == 0 else value
    return int(single) if isinstance(single, bool | np.bool_) else value


def trained(result: object) -> tuple[object, object]:
    """The pair that perceptron_fit returned; an array of error counts is as good as a list."""
    expect(
        isinstance(result, list | tuple) and len(result) == 2,
        de="perceptron_fit soll zwei Dinge zurückgeben: return w, errors_per_epoch.",
        en="perceptron_fit is to return two things: return w, errors_per_epoch.",
    )
    w, errors = result  # type: ignore[misc]
    return w, errors.tolist() if isinstance(errors, np.ndarray) else errors


def output(w: list[int], x: list[int]) -> int:
    """The neuron in plain whole numbers, which know no rounding."""
    return int(w[0] + sum(a * b for a, b in zip(w[1:], x, strict=True)) > 0)


def updated(w: list[int], x: list[int], target: int) -> list[int]:
    """One learning step in plain whole numbers."""
    error = target - output(w, x)
    return [a + error * b for a, b in zip(w, [1, *x], strict=True)]


def fit(X: list[list[int]], targets: list[int], max_epochs: int) -> tuple[list[int], list[int]]:
    """The whole training in plain whole numbers."""
    w, errors_per_epoch = [0] * (len(X[0]) + 1), []
    while len(errors_per_epoch) < max_epochs and 0 not in errors_per_epoch:
        errors = 0
        for x, target in zip(X, targets, strict=True):
            errors += output(w, x) != target
            w = updated(w, x, target)
        errors_per_epoch.append(errors)
    return w, errors_per_epoch


@pytest.mark.task(1, points=0.5)
def test_heaviside_far_and_near(student: Student) -> None:
    """de: heaviside entscheidet auch bei winzigem und riesigem φ richtig.
    en: heaviside decides correctly for tiny and huge φ as well."""
    for phi in (1e-20, 1e-300, -1e-300, 1000.0, -1000.0, 1e300, -1e300):
        expect_equal(as_number(student.heaviside(phi)), int(phi > 0))


@pytest.mark.task(1, points=0.5)
def test_predict_on_random_numbers(student: Student) -> None:
    """de: predict stimmt für zufällige Gewichte und Muster und verändert sie nicht.
    en: predict is right for random weights and patterns and does not change them."""
    rng = np.random.default_rng(101)
    for n, patterns in ((1, 1), (1, 6), (2, 9), (3, 3), (4, 3), (6, 40)):
        w, X = rng.integers(-3, 4, n + 1), rng.integers(-3, 4, (patterns, n))
        w_there, X_there = student.send(w.astype(np.float64)), student.send(X.astype(np.float64))
        answer = student.predict(w_there, X_there)
        expect_equal(answer, np.array([output(w.tolist(), x) for x in X.tolist()]))
        expect_equal(w_there.fetch(), w.astype(np.float64), unchanged=True)
        expect_equal(X_there.fetch(), X.astype(np.float64), unchanged=True)


@pytest.mark.task(2, points=1)
def test_update_on_random_numbers(student: Student) -> None:
    """de: Der Lernschritt stimmt für zufällige Gewichte, Eingaben und Ziele.
    en: The learning step is right for random weights, inputs and targets."""
    rng = np.random.default_rng(102)
    steps = [(rng.integers(-3, 4, n + 1), rng.integers(-4, 5, n), rng.integers(2)) for n in (1, 2, 3, 4, 5) * 6]
    answers = [student.perceptron_update(w.astype(np.float64), x.astype(np.float64), t) for w, x, t in steps]
    for answer, (w, x, t) in zip(answers, steps, strict=True):
        expect_equal(answer, np.array(updated(w.tolist(), x.tolist(), int(t)), dtype=np.float64))


@pytest.mark.task(3, points=1.5)
def test_fit_on_random_separable_data(student: Student) -> None:
    """de: Zufällige, linear trennbare Daten mit beliebigen Eingaben werden Schritt für Schritt richtig gelernt.
    en: Random linearly separable data with arbitrary inputs are learned correctly, step by step."""
    rng = np.random.default_rng(103)
    problems = []
    for n, patterns in ((1, 5), (2, 8), (3, 10), (4, 12)):
        teacher, X = rng.integers(-3, 4, n + 1).tolist(), rng.integers(-5, 6, (patterns, n))
        problems.append((X, np.array([output(teacher, x) for x in X.tolist()])))
    results = [student.perceptron_fit(X.astype(np.float64), targets, max_epochs=60) for X, targets in problems]
    for result, (X, targets) in zip(results, problems, strict=True):
        w, errors = fit(X.tolist(), targets.tolist(), max_epochs=60)
        got_w, got_errors = trained(result)
        expect_equal(got_errors, errors)
        expect_equal(got_w, np.array(w, dtype=np.float64))


@pytest.mark.task(3, points=0.5)
def test_fit_keeps_its_promises(student: Student) -> None:
    """de: perceptron_fit beginnt jedes Mal bei null, verändert die Daten nicht und endet ohne Angabe nach 100 Epochen.
    en: perceptron_fit starts at zero every time, does not change the data and ends after 100 epochs by default."""
    X_there, targets_there = student.send(CORNERS), student.send(np.array([0, 0, 0, 0]))
    for _ in range(2):
        w, errors = trained(student.perceptron_fit(X_there, targets_there))
        expect_equal(errors, [0])
        expect_equal(w, np.zeros(3))
    expect_equal(X_there.fetch(), CORNERS, unchanged=True)
    expect_equal(targets_there.fetch(), np.array([0, 0, 0, 0]), unchanged=True)
    _, errors = trained(student.perceptron_fit(CORNERS, np.array([0, 1, 1, 0])))
    expect_equal(errors, [2, 3] + [4] * 98)
