"""Public checks of assignment 03: numbers computed by hand, and a training on scikit-learn's small digits.

Everything random comes in as an argument (`u`, `rng`), so a regrade gives the same grade. The digits (8×8) are embedded
in scikit-learn and need no network.
Tolerance of the tasks 1 to 4: another order of summation changes a float64 by about 1e-15, another formula by far more
than the 1e-9 allowed here.
"""

import functools
import math

import numpy as np
import pytest

from grader.datasets import digits
from grader.testing import Student, Text, expect, expect_close, expect_equal, expect_plain

LOG3 = math.log(3)
W = LOG3 * np.array([[1.0, -1.0, 0.0], [0.0, 1.0, 1.0]])
B = LOG3 * np.array([0.0, 1.0, -1.0])
C = LOG3 * np.array([0.0, -1.0])
V0 = np.array([[1.0, 0.0, 1.0]])
LARGEST_ERROR, LEAST_SHARE = 0.025, 0.85  # measured over many seeds by benchmarks/seeds_rbm.py


def named(name: str) -> Text:
    return Text(de=f"{name}:", en=f"{name}:")


def expect_gradient(got: object, dW: list[list[float]], db: list[float], dc: list[float]) -> None:
    """Three arrays; dW first, because it tells most."""
    expect(
        isinstance(got, list | tuple) and len(got) == 3,
        de="cd1_gradient soll drei Dinge zurückgeben: return dW, db, dc.",
        en="cd1_gradient is to return three things: return dW, db, dc.",
    )
    for name, array, right in zip(("dW", "db", "dc"), got, (dW, db, dc), strict=True):  # type: ignore[call-overload]
        expect_close(array, np.array(right), what=named(name), dtype="same")


@pytest.mark.task(1, points=1)
def test_conditionals_by_hand(student: Student) -> None:
    """de: Beide bedingten Wahrscheinlichkeiten stimmen mit der Rechnung von Hand überein.
    en: Both conditional probabilities agree with the computation by hand.
    why de: Weil innerhalb einer Schicht nichts verbunden ist, sind die Neuronen unabhängig und lassen sich auf einmal
        berechnen.
    why en: As nothing is connected within a layer, the units are independent and can be computed at once.
    formula: p(hⱼ = 1 | v) = σ(cⱼ + Σᵢ Wⱼᵢ vᵢ),  p(vᵢ = 1 | h) = σ(bᵢ + Σⱼ hⱼ Wⱼᵢ)
    source de: Fischer (Hochschule Mannheim), Aufgabe 3; Smolensky 1986
    source en: Fischer (Hochschule Mannheim), exercise 3; Smolensky 1986
    """
    # 3 visible and 2 hidden units: W transposed; (0, 0): a bias missing, subtracted or added after the sigmoid;
    # probabilities that are not ½: the probability of 0, softmax, rounding. Other rows in a second call: an answer
    # remembered.
    hidden = student.hidden_probabilities(np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 1.0, 0.0]]), W, C)
    visible = student.visible_probabilities(np.array([[0.0, 1.0], [1.0, 0.0], [0.0, 0.0]]), W, B)
    expect_close(hidden, np.array([[0.75, 0.5], [0.25, 0.5], [0.5, 0.5]]), dtype="same")
    expect_close(visible, np.array([[0.5, 0.9, 0.5], [0.75, 0.5, 0.25], [0.5, 0.75, 0.25]]), dtype="same")
    hidden = student.hidden_probabilities(np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 1.0]]), W, C)
    visible = student.visible_probabilities(np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0]]), W, B)
    expect_close(hidden, np.array([[0.5, 0.25], [0.5, 0.5], [0.25, 0.75]]), dtype="same")
    expect_close(visible, np.array([[0.5, 0.75, 0.25], [0.75, 0.75, 0.5], [0.5, 0.9, 0.5]]), dtype="same")


@pytest.mark.task(2, points=1, after=())
def test_cd1_by_hand(student: Student) -> None:
    """de: cd1_gradient rechnet das Beispiel der Aufgabenstellung, mit u = (0,8; 0,3).
    en: cd1_gradient computes the example of the statement, with u = (0.8, 0.3).
    why de: Ein Schritt von den Daten aus ersetzt einen Traum, den niemand zu Ende rechnen kann.
    why en: One step from the data replaces a dream that nobody can compute to its end.
    formula: ΔW = ⟨p⁰(v⁰)ᵀ − h¹(v¹)ᵀ⟩
    source de: Fischer (Hochschule Mannheim), Aufgabe 3; Hinton 2002
    source en: Fischer (Hochschule Mannheim), exercise 3; Hinton 2002
    """
    # u lies on both sides of p⁰: nothing drawn, a threshold ½, u > p; the negative statistics with h⁰, v⁰ or a sample;
    # the sign of each of the three parts.
    expect_gradient(
        student.cd1_gradient(V0, W, B, C, np.array([[0.8, 0.3]])),
        [[0.554063378634, -0.352685918458, 0.554063378634], [0.195936621366, -0.547314081542, 0.195936621366]],
        [0.5, -0.9, 0.5],
        [0.358126757269, -0.108126757269],
    )


@pytest.mark.task(2, points=1, after=())
def test_cd1_of_several_patterns(student: Student) -> None:
    """de: cd1_gradient mittelt über mehrere Muster, und dW steht richtig herum, auch bei gleich vielen sichtbaren wie
    verdeckten Neuronen.
    en: cd1_gradient takes the mean over several patterns, and dW is the right way round, also with as many visible as
    hidden units.
    why de: Der Mittelwert macht die Schrittweite unabhängig von der Größe des Stapels.
    why en: The mean makes the step size independent of the size of the batch.
    formula: ⟨x⟩ = (1/N) Σₙ xₙ
    source de: Fischer (Hochschule Mannheim), Aufgabe 3; Hinton 2002
    source en: Fischer (Hochschule Mannheim), exercise 3; Hinton 2002
    """
    # Two patterns: sum for mean, the first only, the product of the means. 2×2 and not symmetric: dW transposed where
    # the shape does not tell. Two calls.
    two = student.cd1_gradient(
        np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]), W, B, C, np.array([[0.8, 0.3], [0.1, 0.9]])
    )
    square = student.cd1_gradient(
        np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]),
        np.array([[1.0, -2.0], [0.5, 1.5]]),
        np.array([0.25, -0.5]),
        np.array([-1.0, 0.75]),
        np.array([[0.2, 0.9], [0.6, 0.1], [0.3, 0.95]]),
    )
    expect_gradient(
        two,
        [[0.0639436135056, -0.193401676437, 0.206002330713], [-0.0639436135056, -0.131598323563, 0.0439976692867]],
        [-0.125, -0.2, 0.125],
        [0.0199459442189, -0.0199459442189],
    )
    expect_gradient(
        square,
        [[0.0246236450564, -0.0191264230656], [0.0115237343966, 0.271453761729]],
        [-0.00621835374529, 0.271847524184],
        [-0.0391753203189, 0.0378287877422],
    )


@pytest.mark.task(3, points=1, after=())
def test_free_energy_by_hand(student: Student) -> None:
    """de: free_energy gibt für jedes Muster eine Zahl; die von Hand gerechneten stimmen.
    en: free_energy gives one number per pattern; those computed by hand are right.
    why de: Sie sagt ohne die unberechenbare Summe Z, welches von zwei Mustern die Maschine für wahrscheinlicher hält.
    why en: It says without the sum Z, which nobody can compute, which of two patterns the machine finds more probable.
    formula: F(v) = −b·v − Σⱼ ln(1 + e^xⱼ),  x = c + W v
    source de: Fischer (Hochschule Mannheim), Aufgabe 3; Smolensky 1986
    source en: Fischer (Hochschule Mannheim), exercise 3; Smolensky 1986
    """
    # (0, 0, 0): the hidden biases alone; (0, 1, 0): b with its sign; one number per pattern, not their sum, no column.
    answer = student.free_energy(np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]]), W, B, C)
    expect_close(answer, np.log(np.array([3 / 8, 1 / 8, 3 / 8])), dtype="same")


@pytest.mark.task(4, points=0.5, after=())
def test_reconstruct_by_hand(student: Student) -> None:
    """de: reconstruct rechnet das Beispiel der Aufgabenstellung, ohne Zufall.
    en: reconstruct computes the example of the statement, without chance.
    why de: So sieht man, was die verdeckten Neuronen von einem Bild behalten haben, ohne dass der Zufall mitredet.
    why en: This shows what the hidden units have kept of an image, without chance having a say.
    formula: v̂ = p(v | h = p(h | v))
    source de: Fischer (Hochschule Mannheim), Aufgabe 3; Hinton und Salakhutdinov 2006
    source en: Fischer (Hochschule Mannheim), exercise 3; Hinton and Salakhutdinov 2006
    """
    # Hidden states rounded or drawn, the result rounded, only the way up, twice there and back.
    answer = student.reconstruct(V0, W, B, C)
    expect_close(answer, np.array([[0.695076124968, 0.695076124968, 0.366025403784]]), dtype="same")


def parameters(result: object, n_hidden: int, n_visible: int) -> list[np.ndarray]:
    """What train_rbm returned, checked for its form; float32 and float64 are both right."""
    expect(
        isinstance(result, list | tuple) and len(result) == 3,
        de="train_rbm soll drei Dinge zurückgeben: return W, b, c.",
        en="train_rbm is to return three things: return W, b, c.",
    )
    shapes = ((n_hidden, n_visible), (n_visible,), (n_hidden,))
    for name, array, shape in zip("Wbc", result, shapes, strict=True):  # type: ignore[call-overload]
        expect_plain(array, np.ndarray, what=named(name))
        expect(
            array.shape == shape and array.dtype.kind == "f",
            de=f"{name} soll {shape} Gleitkommazahlen haben, bekommen {array.shape} vom Typ {array.dtype}.",
            en=f"{name} should have {shape} floating-point numbers, got {array.shape} of type {array.dtype}.",
        )
        expect(
            np.isfinite(array).all(),
            de=f"{name} enthält nach dem Training NaN oder unendlich.",
            en=f"{name} holds NaN or infinity after the training.",
        )
    return [array.astype(np.float64) for array in result]  # type: ignore[attr-defined]


def expect_small_start(student: Student) -> None:
    """Start weights of the lecture's machine, which come back with lr=0.

    There are 78,400 of them: a right program's mean and standard deviation are off by less than 0.002 by chance.
    """
    start = student.train_rbm(
        np.full((1, 784), 0.5), n_hidden=100, epochs=1, lr=0.0, batch_size=1, rng=np.random.default_rng(317)
    )
    W = parameters(start, 100, 784)[0]
    mean, spread = float(W.mean()), float(W.std())
    expect(
        abs(mean) < 0.052 and spread < 0.102,
        de=f"784 sichtbare, 100 verdeckte Neuronen: Deine Startgewichte haben den Mittelwert {mean:.3g} und die "
        f"Standardabweichung {spread:.3g}; erwartet sind 0 ± 0,05 und höchstens 0,1. Üblich ist "
        "rng.normal(0, 0.01, (n_hidden, n_visible)).",
        en=f"784 visible, 100 hidden units: your start weights have the mean {mean:.3g} and the standard deviation "
        f"{spread:.3g}; 0 ± 0.05 and at most 0.1 are expected. Usual is rng.normal(0, 0.01, (n_hidden, n_visible)).",
    )


@pytest.mark.task(5, points=0.5, after=())
def test_randomness_comes_from_rng_alone(student: Student) -> None:
    """de: W beginnt mit kleinen Zufallszahlen. Gleicher rng, gleiches Ergebnis; anderer rng, anderes; np.random und V
    bleiben, wie sie sind.
    en: W starts with small random numbers. Same rng, same result; another rng, another result; np.random and V stay as
    they are.
    why de: Ein Versuch mit Zufall ist nur dann wiederholbar, wenn aller Zufall aus einer Quelle kommt; kleine
        Startgewichte halten die Neuronen im steilen Teil von σ.
    why en: An experiment with chance can be repeated only if all of it comes from one source; small start weights keep
        the units in the steep part of σ.
    formula: W(0) ~ 𝒩(0, 0.01²)
    source de: Hinton 2010, A practical guide to training restricted Boltzmann machines
    source en: Hinton 2010, A practical guide to training restricted Boltzmann machines
    """
    # lr = 0: start weights around 1 or of size 1. Seeds 1, 2, 1 in one process: a generator of one's own, np.random, a
    # training that goes on or is remembered; V shuffled in place.
    V = np.random.default_rng(316).random((30, 5))
    there = student.send(V)
    generator = student.library("numpy.random")
    before = generator.get_state()

    def trained(seed: int) -> list[np.ndarray]:
        rng = np.random.default_rng(seed)
        return parameters(student.train_rbm(there, n_hidden=4, epochs=3, lr=0.1, batch_size=8, rng=rng), 4, 5)

    expect_small_start(student)
    first, other, again = trained(1), trained(2), trained(1)
    expect_equal(there.fetch(), V, unchanged=True)
    for name, one, two in zip("Wbc", again, first, strict=True):
        # the same operations in the same order: rounding leaves no room for more
        what = Text(de=f"Zweiter Aufruf mit gleichem rng, {name}:", en=f"Second call with the same rng, {name}:")
        expect_close(one, two, rtol=1e-6, atol=1e-9, what=what)
    expect(
        not np.allclose(first[0], other[0], rtol=1e-6, atol=1e-9),
        de="Zwei verschiedene rng geben dasselbe W. Ziehe alle Zufallszahlen aus dem übergebenen rng.",
        en="Two different rng give the same W. Draw all random numbers from the rng that is passed in.",
    )
    expect_equal(
        generator.get_state(),
        before,
        what=Text(
            de="Der globale Zufallsgenerator np.random wurde benutzt oder neu gesetzt:",
            en="The global random generator np.random was used or seeded:",
        ),
    )


@functools.cache
def digit_rows(train: bool) -> tuple[np.ndarray, np.ndarray]:
    """Embedded digits as rows of 64 grey values in [0, 1], and their labels."""
    images, labels = digits(train)
    return images.reshape(len(images), 64) / 16, labels


def recognised(rows: np.ndarray) -> float:
    """Share of the test digits that the judge names right when it sees `rows` in their place.

    The judge looks for the most similar of the 1437 training digits (1-nearest neighbour); it names 97.8 % of the
    original test digits right.
    """
    known, names = digit_rows(True)
    distances = (known**2).sum(axis=1) - 2 * rows @ known.T
    return float((names[distances.argmin(axis=1)] == digit_rows(False)[1]).mean())


def shown_again(rows: np.ndarray, W: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    """The rows after a way to the hidden units and back, with all parameters in one matrix and odds p / (1 - p)."""
    machine = np.block([[np.zeros((1, 1)), b[np.newaxis]], [c[:, np.newaxis], W]])
    for way in (machine[1:].T, machine[:, 1:]):
        log_odds = np.hstack([np.ones((len(rows), 1)), rows]) @ way
        odds = np.exp(np.clip(log_odds, -100, 100))
        rows = odds / (1 + odds)
    return rows


def digits_quality(student: Student, seed: int) -> tuple[float, float]:
    """Mean squared error of the reconstructed test digits, and the share of them that the judge recognises."""
    V, test = digit_rows(True)[0], digit_rows(False)[0]
    rng = np.random.default_rng(seed)
    result = student.train_rbm(V, n_hidden=100, epochs=20, lr=0.2, batch_size=20, rng=rng)
    rows = shown_again(test, *parameters(result, 100, 64))
    return float(((rows - test) ** 2).mean()), recognised(rows)


@pytest.mark.task(5, points=0.5, after=())
def test_digits_are_recognisable(student: Student) -> None:
    """de: Mit 100 verdeckten Neuronen werden die kleinen Ziffern gut wiedergegeben, und man erkennt sie.
    en: With 100 hidden units the small digits are reproduced well, and they can be recognised.
    why de: Das ist die Frage der Vorlesung: Sind die Ziffern mit 100 verdeckten Neuronen noch erkennbar?
    why en: This is the lecture's question: are the digits still recognisable with 100 hidden units?
    formula: MSE = ⟨(v̂ − v)²⟩
    source de: Fischer (Hochschule Mannheim), Aufgabe 3; Hinton 2010
    source en: Fischer (Hochschule Mannheim), exercise 3; Hinton 2010
    """
    # What does not learn or learns too little: W = 0 at the start, biases or weights left alone, one batch per epoch,
    # one epoch, downhill, nothing at all.
    error, share = digits_quality(student, seed=302)
    expect(
        error < LARGEST_ERROR,
        de=f"Der mittlere quadratische Fehler der Wiedergabe ist {error:.4f}, erwartet ist weniger als {LARGEST_ERROR} "
        "(üblich ist etwa 0.013; 0.073 hat, wer immer das mittlere Bild zeigt).",
        en=f"The mean squared error of the reconstructions is {error:.4f}, less than {LARGEST_ERROR} is expected "
        "(about 0.013 is usual; always showing the mean image has 0.073).",
    )
    expect(
        share >= LEAST_SHARE,
        de=f"Von den wiedergegebenen Ziffern werden {share:.1%} erkannt, erwartet sind mindestens {LEAST_SHARE:.0%} "
        "(Originale: 97.8 %).",
        en=f"{share:.1%} of the reconstructed digits are recognised, at least {LEAST_SHARE:.0%} are expected "
        "(originals: 97.8 %).",
    )
