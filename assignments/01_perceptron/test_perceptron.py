"""Public checks of assignment 01: closed forms on whole numbers, halves and quarters, so every comparison is exact."""

import numpy as np
import pytest

from grader.testing import Student, Text, expect, expect_equal, expect_plain

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


def expect_training(result: object, errors: list[int], w: list[float], gate: str) -> None:
    """Errors first: they tell more about the course of the training than the weights."""
    got_w, got_errors = trained(result)
    expect(
        not (isinstance(got_w, list) and isinstance(got_errors, list) and got_w == errors and got_errors == w),
        de="Die Fehler kommen an zweiter Stelle: return w, errors_per_epoch.",
        en="The errors come second: return w, errors_per_epoch.",
    )
    expect_equal(got_errors, errors, what=Text(de=f"{gate}, Fehler je Epoche:", en=f"{gate}, errors per epoch:"))
    expect_equal(got_w, np.array(w), what=Text(de=f"{gate}, Gewichte am Ende:", en=f"{gate}, weights at the end:"))


@pytest.mark.task(1, points=1)
def test_heaviside_is_strict(student: Student) -> None:
    """de: heaviside gibt 1 für φ > 0 und 0 für φ ≤ 0, auch genau bei φ = 0.
    en: heaviside gives 1 for φ > 0 and 0 for φ ≤ 0, also at φ = 0 exactly.
    why de: Das Training beginnt bei null, also kommt φ = 0 schon beim ersten Muster vor und entscheidet über den
        Schritt.
    why en: Training starts at zero, so φ = 0 turns up with the very first pattern and decides about the step.
    formula: o = 1 ⇔ φ > 0
    source de: Fischer (Hochschule Mannheim), Aufgabe 1; Rosenblatt 1958
    source en: Fischer (Hochschule Mannheim), exercise 1; Rosenblatt 1958
    """
    # 0 and −0: ≥ and np.heaviside(φ, 0.5); −1e-20: a rounded sigmoid; 0.25: int(φ) > 0; −1 and −3: a sign function.
    for phi, output in ((1.0, 1), (-1.0, 0), (-1e-20, 0), (0.0, 0), (-0.0, 0), (0, 0), (np.float64(0.25), 1), (-3, 0)):
        expect_equal(as_number(student.heaviside(phi)), output)


@pytest.mark.task(1, points=0.5)
def test_predict_with_hand_made_gates(student: Student) -> None:
    """de: predict rechnet mit fertigen Gewichten UND, NICHT und „mindestens zwei von drei“, das Bias-Gewicht zuerst.
    en: predict computes AND, NOT and “at least two of three” with given weights, the bias weight first.
    why de: Ein Gatter ist ein Neuron mit passenden Gewichten; wer es von Hand baut, sieht, was das Training finden
        muss.
    why en: A gate is a neuron with fitting weights; building it by hand shows what training has to find.
    formula: φ = w₀ + Σᵢ wᵢ·xᵢ
    source de: Fischer (Hochschule Mannheim), Aufgabe 1
    source en: Fischer (Hochschule Mannheim), exercise 1
    """
    # NOT: no bias, bias last. The last two have quarters, and the same shape: weights or inputs cut off to whole
    # numbers; an answer remembered from the call before. (0.5, 0.25) lies on the boundary of the fourth: φ = 0.
    cube = np.array([[a, b, c] for a in (0.0, 1.0) for b in (0.0, 1.0) for c in (0.0, 1.0)])
    gates = (
        (np.array([-1.5, 1.0, 1.0]), CORNERS, [0, 0, 0, 1]),
        (np.array([0.5, -1.0]), np.array([[0.0], [1.0]]), [1, 0]),
        (np.array([-1.5, 1.0, 1.0, 1.0]), cube, [0, 0, 0, 1, 0, 1, 1, 1]),
        (np.array([-0.5, 0.75, 0.5]), np.array([[0.5, 0.5], [0.5, 0.25], [-0.5, 2.0], [1.25, -1.0]]), [1, 0, 1, 0]),
        (np.array([0.25, -0.75, 0.5]), np.array([[0.25, 0.5], [1.0, 0.75], [0.5, 0.25], [-0.25, -1.0]]), [1, 0, 0, 0]),
    )
    answers = [student.predict(w, X) for w, X, _ in gates]
    for answer, (_, _, outputs) in zip(answers, gates, strict=True):
        expect_equal(answer, np.array(outputs))


@pytest.mark.task(1, points=0.5)
def test_predict_gives_one_whole_number_per_pattern(student: Student) -> None:
    """de: predict gibt ein Array der Form (N,) mit ganzen Zahlen zurück, auch für ein einziges Muster.
    en: predict returns an array of shape (N,) with whole numbers, also for a single pattern.
    why de: Ausgaben werden später mit ganzzahligen Zielen verglichen und gezählt; ein Muster ist der Alltag des
        Trainings.
    why en: Outputs are later compared with whole-number targets and counted; one pattern is the usual case in training.
    formula: X (N, n) → o (N,)
    source de: Fischer (Hochschule Mannheim), Aufgabe 1
    source en: Fischer (Hochschule Mannheim), exercise 1
    """
    # Truth values, floats, a number instead of an array for N = 1, a column (N, 1).
    for rows in (5, 1):
        X = np.arange(rows * 3, dtype=np.float64).reshape(rows, 3) - 4
        answer = student.predict(np.array([1.0, -1.0, 1.0, 0.5]), X)
        expect_plain(answer, np.ndarray)
        expect(
            answer.shape == (rows,),
            de=f"Für {rows} Muster ist die Form ({rows},) erwartet, bekommen {answer.shape}.",
            en=f"For {rows} pattern(s) the shape ({rows},) is expected, got {answer.shape}.",
        )
        expect(
            answer.dtype.kind in "iu",
            de=f"Erwartet ist ein ganzzahliger Datentyp wie int64, bekommen {answer.dtype}; .astype(np.int64) hilft.",
            en=f"A whole-number dtype such as int64 is expected, got {answer.dtype}; .astype(np.int64) helps.",
        )


@pytest.mark.task(2, points=1, after=())
def test_update_by_hand(student: Student) -> None:
    """de: Fünf Lernschritte, von Hand gerechnet: zweimal zu klein, einmal zu groß, zweimal richtig.
    en: Five learning steps computed by hand: twice too small, once too large, twice right.
    why de: Der ganze Lernvorgang besteht aus diesem einen Schritt: Was richtig war, bleibt, was falsch war, rückt zum
        Ziel.
    why en: Learning consists of this one step only: what was right stays, what was wrong moves towards its target.
    formula: w ← w + (t − o)·(1, x)
    source de: Fischer (Hochschule Mannheim), Aufgabe 1; Rosenblatt 1958
    source en: Fischer (Hochschule Mannheim), exercise 1; Rosenblatt 1958
    """
    # 1: sign of the step, inputs ignored; 2: only increases, and with −0.5 and 2.25 inputs or weights cut off to whole
    # numbers or to signs; 3: φ = 0; 4 and 5: a step although the answer was right (Hebb), the delta rule.
    steps = (
        ([-3.0, 2.0, 1.0], [2.0, -3.0], 1, [-2.0, 4.0, -2.0], "φ = −2, o = 0, t = 1:"),
        ([2.0, -1.0, 3.5], [-0.5, 2.25], 0, [1.0, -0.5, 1.25], "φ = 10.375, o = 1, t = 0:"),
        ([1.0, 1.0], [-1.0], 1, [2.0, 0.0], "φ = 0, o = 0, t = 1:"),
        ([2.0, -1.0, 3.5], [-0.5, 2.25], 1, [2.0, -1.0, 3.5], "φ = 10.375, o = 1, t = 1:"),
        ([-3.0, 2.0, 1.0], [2.0, -3.0], 0, [-3.0, 2.0, 1.0], "φ = −2, o = 0, t = 0:"),
    )
    answers = [student.perceptron_update(np.array(w), np.array(x), t) for w, x, t, _, _ in steps]
    for answer, (_, _, _, new, case) in zip(answers, steps, strict=True):
        expect_equal(answer, np.array(new), what=Text(de=case, en=case))


@pytest.mark.task(2, points=0.5, after=())
def test_update_returns_a_new_array(student: Student) -> None:
    """de: perceptron_update lässt w und x, wie sie sind, und gibt immer ein neues Array zurück.
    en: perceptron_update leaves w and x as they are and always returns a new array.
    why de: Wer alte Gewichte aufhebt, etwa für ein Bild des Lernens, darf sie nicht unter der Hand verlieren.
    why en: Whoever keeps old weights, for a picture of the learning say, must not lose them behind their back.
    formula: w′ = w + (t − o)·(1, x)
    source de: Aufgabenstellung, „Ein Lernschritt“
    source en: Statement, “One learning step”
    """
    # Target 1: w += …; target 0: return w itself because nothing changes.
    w, x = np.array([-3.0, 2.0, 1.0]), np.array([2.0, -3.0])
    for target, new in ((1, [-2.0, 4.0, -2.0]), (0, [-3.0, 2.0, 1.0])):
        w_there, x_there = student.send(w), student.send(x)
        answer = student.perceptron_update.remote(w_there, x_there, target)
        expect_equal(w_there.fetch(), w, unchanged=True)
        expect_equal(x_there.fetch(), x, unchanged=True)
        expect_equal(answer.fetch(), np.array(new))
        w_there[...] = 99.0
        expect_equal(
            answer.fetch(),
            np.array(new),
            what=Text(
                de=f"Das Ergebnis (Ziel {target}) ändert sich mit, wenn der Aufrufer danach sein w überschreibt:",
                en=f"The result (target {target}) changes along when the caller overwrites their w afterwards:",
            ),
        )


@pytest.mark.task(3, points=1, after=())
def test_and_is_learned_step_by_step(student: Student) -> None:
    """de: UND wird in 6 Epochen gelernt, mit den Fehlern 1, 3, 3, 2, 1, 0.
    en: AND is learned in 6 epochs, with the errors 1, 3, 3, 2, 1, 0.
    why de: Die Fehlerzahlen verraten den Weg: Viele falsche Trainings lernen UND auch, aber auf einem anderen.
    why en: The error counts reveal the way: many a wrong training learns AND as well, but by another one.
    formula: E = #{n : oₙ ≠ tₙ}
    source de: Fischer (Hochschule Mannheim), Aufgabe 1; Novikoff 1962
    source en: Fischer (Hochschule Mannheim), exercise 1; Novikoff 1962
    """
    # Batch updates (4 epochs), ≥, another order, another start, errors counted at another moment, a return too early.
    result = student.perceptron_fit(CORNERS, np.array([0, 0, 0, 1]), max_epochs=50)
    expect_training(result, [1, 3, 3, 2, 1, 0], [-2.0, 2.0, 1.0], "AND")


@pytest.mark.task(3, points=1, after=())
def test_more_gates(student: Student) -> None:
    """de: ODER, NAND, NOR, NICHT und zwei Schwellen zwischen Viertelzahlen werden gelernt.
    en: OR, NAND, NOR, NOT and two thresholds between quarters are learned.
    why de: Dieselbe Regel lernt jede Funktion, die eine Gerade trennen kann, und jedes Training beginnt neu bei null.
    why en: The same rule learns every function that a line can separate, and every training starts again at zero.
    formula: w ← w + (t − o)·(1, x)
    source de: Fischer (Hochschule Mannheim), Aufgabe 1; Novikoff 1962
    source en: Fischer (Hochschule Mannheim), exercise 1; Novikoff 1962
    """
    # One after the other in one process: weights or error counts kept from the training before. The last two: inputs
    # cut off to whole numbers, and a result remembered for patterns of this shape.
    gates = (
        ("OR", CORNERS, [0, 1, 1, 1], [1, 2, 1, 0], [0.0, 1.0, 1.0]),
        ("NAND", CORNERS, [1, 1, 1, 0], [2, 3, 3, 2, 1, 0], [3.0, -2.0, -1.0]),
        ("NOR", CORNERS, [1, 0, 0, 0], [2, 2, 1, 0], [1.0, -1.0, -1.0]),
        ("NOT", np.array([[0.0], [1.0]]), [1, 0], [2, 1, 0], [1.0, -1.0]),
        ("x > ½", np.array([[0.25], [0.75]]), [0, 1], [1, 1, 2, 2, 2, 1, 0], [-1.0, 1.75]),
        ("x < 1", np.array([[1.75], [0.5]]), [0, 1], [1, 2, 0], [1.0, -0.75]),
    )
    results = [student.perceptron_fit(X, np.array(targets), max_epochs=50) for _, X, targets, _, _ in gates]
    for result, (name, _, _, errors, w) in zip(results, gates, strict=True):
        expect_training(result, errors, w, name)


@pytest.mark.task(3, points=0.5, after=())
def test_xor_ends_after_max_epochs(student: Student) -> None:
    """de: XOR ist nicht lernbar: das Training endet nach genau max_epochs Epochen.
    en: XOR cannot be learned: the training ends after exactly max_epochs epochs.
    why de: Ohne eine Gerade, die trennt, hört das Lernen nie auf; daran scheiterte 1969 die Hoffnung auf eine Schicht.
    why en: Without a line that separates, learning never ends; on this the hope for one layer foundered in 1969.
    formula: t = x₁ ⊕ x₂
    source de: Fischer (Hochschule Mannheim), Aufgabe 1; Minsky und Papert 1969
    source en: Fischer (Hochschule Mannheim), exercise 1; Minsky and Papert 1969
    """
    # max_epochs ignored, one epoch too many or too few, a return inside a loop.
    xor = np.array([0, 1, 1, 0])
    few, many = (student.perceptron_fit(CORNERS, xor, max_epochs=epochs) for epochs in (1, 12))
    expect_training(few, [2], [0.0, -1.0, 0.0], "XOR, max_epochs=1")
    expect_training(many, [2, 3] + [4] * 10, [1.0, -1.0, 0.0], "XOR, max_epochs=12")
