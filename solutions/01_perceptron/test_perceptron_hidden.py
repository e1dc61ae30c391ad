"""Hidden checks of assignment 01: random quarters against loops, and what the statement promises elsewhere.

Multiples of a quarter, of a few digits only, are exact in float64, and so are their products and sums here.
"""

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


def quarters(rng: np.random.Generator, largest: int, shape: int | tuple[int, int], parts: int = 4) -> np.ndarray:
    """Random multiples of 1/4 (or another part) from -largest to largest."""
    return rng.integers(-parts * largest, parts * largest + 1, shape) / parts


def output(w: list[float], x: list[float]) -> int:
    """The neuron; exact, because it is only given quarters."""
    return int(w[0] + sum(a * b for a, b in zip(w[1:], x, strict=True)) > 0)


def updated(w: list[float], x: list[float], target: int) -> list[float]:
    """One learning step."""
    error = target - output(w, x)
    return [a + error * b for a, b in zip(w, [1.0, *x], strict=True)]


def fit(X: list[list[float]], targets: list[int], max_epochs: int) -> tuple[list[float], list[int]]:
    """The whole training."""
    w, errors_per_epoch = [0.0] * (len(X[0]) + 1), []
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
    en: heaviside decides correctly for tiny and huge φ as well.
    why de: Eine Stufe kennt nur zwei Seiten; wer über eine glatte Kurve rundet, verwechselt sie nahe der Null.
    why en: A step knows two sides only; rounding a smooth curve confuses them near zero.
    formula: o = 1 ⇔ φ > 0
    source de: Aufgabenstellung, „Ausgabe“
    source en: Statement, “Output”
    """
    # Rounded sigmoids (0.5 near zero, overflow far away), a tolerance around zero.
    for phi in (1e-20, 1e-300, -1e-300, 1000.0, -1000.0, 1e300, -1e300):
        expect_equal(as_number(student.heaviside(phi)), int(phi > 0))


@pytest.mark.task(1, points=0.5)
def test_predict_on_random_numbers(student: Student) -> None:
    """de: predict stimmt für zufällige Gewichte und Muster und verändert sie nicht.
    en: predict is right for random weights and patterns and does not change them.
    why de: Nach dem Training stehen in w beliebige Zahlen, nicht nur die von Hand gewählten eines Gatters.
    why en: After training w holds any numbers, not only those that somebody chose for a gate.
    formula: φ = w₀ + Σᵢ wᵢ·xᵢ
    source de: Aufgabenstellung, „Ausgabe“
    source en: Statement, “Output”
    """
    # Whole numbers meet φ = 0 often (≥); quarters show what is cut off to whole numbers; the shape (3, 3) comes twice
    # (a transposed X, an answer remembered by shape); both arguments are looked at afterwards (in place).
    rng = np.random.default_rng(101)
    for n, patterns, parts in ((1, 6, 1), (2, 9, 1), (3, 3, 1), (3, 3, 4), (4, 3, 4), (6, 40, 4), (1, 1, 4)):
        w, X = quarters(rng, 3, n + 1, parts), quarters(rng, 3, (patterns, n), parts)
        w_there, X_there = student.send(w), student.send(X)
        student.part(
            de="die Ausgaben für zufällige Gewichte und Muster",
            en="the outputs for random weights and patterns",
        )
        answer = student.predict(w_there, X_there)
        expect_equal(answer, np.array([output(w.tolist(), x) for x in X.tolist()]))
        expect_equal(w_there.fetch(), w, unchanged=True)
        expect_equal(X_there.fetch(), X, unchanged=True)


@pytest.mark.task(2, points=1, after=())
def test_update_on_random_numbers(student: Student) -> None:
    """de: Der Lernschritt stimmt für zufällige Gewichte, Eingaben und Ziele.
    en: The learning step is right for random weights, inputs and targets.
    why de: Gatter haben nur Eingaben 0 und 1; an ihnen sieht man nicht, ob der Schritt die Eingabe richtig benutzt.
    why en: Gates have inputs 0 and 1 only; they do not show whether the step uses its input in the right way.
    formula: w ← w + (t − o)·(1, x)
    source de: Aufgabenstellung, „Ein Lernschritt“
    source en: Statement, “One learning step”
    """
    # A third of the steps have whole numbers, where φ = 0 is frequent; the others quarters (cut off to whole numbers,
    # signs,
    # x == 1, another learning rate). Each length comes six times in one process: nothing may be remembered.
    rng = np.random.default_rng(102)
    steps = [
        (quarters(rng, 3, n + 1, parts), quarters(rng, 4, n, parts), int(rng.integers(2)))
        for parts in (1, 4, 4)
        for n in (1, 2, 3, 4, 5) * 2
    ]
    answers = [student.perceptron_update(w, x, t) for w, x, t in steps]
    for answer, (w, x, t) in zip(answers, steps, strict=True):
        expect_equal(answer, np.array(updated(w.tolist(), x.tolist(), t)))


@pytest.mark.task(3, points=1.5, after=())
def test_fit_on_random_separable_data(student: Student) -> None:
    """de: Zufällige, linear trennbare Daten mit beliebigen Eingaben werden Schritt für Schritt richtig gelernt.
    en: Random linearly separable data with arbitrary inputs are learned correctly, step by step.
    why de: Novikoffs Satz gilt für alle trennbaren Muster, nicht nur für Gatter mit zwei Eingängen.
    why en: Novikoff's theorem holds for all separable patterns, not only for gates with two inputs.
    formula: k ≤ (R/γ)²
    source de: Novikoff 1962
    source en: Novikoff 1962
    """
    # Quarters (cut off to whole numbers), 1 to 4 inputs, one shape twice (what is kept from the training before).
    rng = np.random.default_rng(103)
    problems = []
    for n, patterns in ((1, 5), (2, 8), (2, 8), (3, 10), (4, 12)):
        teacher, X = quarters(rng, 3, n + 1).tolist(), quarters(rng, 4, (patterns, n))
        problems.append((X, np.array([output(teacher, x) for x in X.tolist()])))
    results = [student.perceptron_fit(X, targets, max_epochs=60) for X, targets in problems]
    for result, (X, targets) in zip(results, problems, strict=True):
        w, errors = fit(X.tolist(), targets.tolist(), max_epochs=60)
        got_w, got_errors = trained(result)
        student.part(de="die Fehler je Epoche", en="the errors per epoch")
        expect_equal(got_errors, errors)
        student.part(de="die Gewichte am Ende", en="the weights at the end")
        expect_equal(got_w, np.array(w))


@pytest.mark.task(3, points=0.5, after=())
def test_fit_keeps_its_promises(student: Student) -> None:
    """de: perceptron_fit beginnt jedes Mal bei null, verändert die Daten nicht und endet ohne Angabe nach 100 Epochen.
    en: perceptron_fit starts at zero every time, does not change the data and ends after 100 epochs by default.
    why de: Ein Versuch ist nur dann einer, wenn man ihn mit denselben Daten wiederholen kann.
    why en: An experiment is one only if it can be repeated with the same data.
    formula: w(0) = 0
    source de: Aufgabenstellung, „Was überall gilt“ und „Training“
    source en: Statement, “What holds everywhere” and “Training”
    """
    # All targets 0: not a single step; AND: steps are made, so what they change in X or in the targets shows. Each
    # twice
    # with the same arrays (weights or errors kept). XOR without max_epochs: another default.
    for targets, w_end, counts in (
        ([0, 0, 0, 0], [0.0, 0.0, 0.0], [0]),
        ([0, 0, 0, 1], [-2.0, 2.0, 1.0], [1, 3, 3, 2, 1, 0]),
    ):
        X_there, targets_there = student.send(CORNERS), student.send(np.array(targets))
        for _ in range(2):
            student.part(
                de="ein Training, das zweimal mit denselben Daten beginnt",
                en="a training that starts twice with the same data",
            )
            w, errors = trained(student.perceptron_fit(X_there, targets_there))
            expect_equal(errors, counts)
            expect_equal(w, np.array(w_end))
        expect_equal(X_there.fetch(), CORNERS, unchanged=True)
        expect_equal(targets_there.fetch(), np.array(targets), unchanged=True)
    student.part(
        de="die Zahl der Epochen, wenn max_epochs fehlt",
        en="the number of epochs when max_epochs is not given",
    )
    _, errors = trained(student.perceptron_fit(CORNERS, np.array([0, 1, 1, 0])))
    expect_equal(errors, [2, 3] + [4] * 98)
