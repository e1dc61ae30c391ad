"""Hidden checks of assignment 03: the joint distribution of a small machine, loops, and the promises of train_rbm."""

import functools
import itertools
import math
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from grader.datasets import FOLDER_VARIABLE, digits
from grader.testing import Student, Text, expect, expect_close, expect_equal, expect_plain


def binary(n: int) -> np.ndarray:
    """All states of n units, one per row."""
    return np.array(list(itertools.product([0.0, 1.0], repeat=n)))


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


@functools.cache
def small_machine() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Six visible and four hidden units: W, b, c and the energies (64, 16) of all joint states."""
    rng = np.random.default_rng(311)
    W, b, c = rng.normal(0, 1.5, (4, 6)), rng.normal(0, 1, 6), rng.normal(0, 1, 4)
    energies = np.empty((64, 16))
    for (n, v), (m, h) in itertools.product(enumerate(binary(6)), enumerate(binary(4))):
        energies[n, m] = -b @ v - c @ h - h @ W @ v
    return W, b, c, energies


def expect_untouched(*pairs: object) -> None:
    """Remote arrays still hold what was sent."""
    for there, sent in pairs:  # type: ignore[misc]
        expect_equal(there.fetch(), sent, unchanged=True)


@pytest.mark.task(1, points=1)
def test_conditionals_follow_from_the_energy(student: Student) -> None:
    """de: Die bedingten Wahrscheinlichkeiten folgen aus der Energie, auch bei großen Gewichten, gleich vielen Neuronen
    und Zwischenwerten, und lassen ihre Argumente, wie sie sind.
    en: The conditional probabilities follow from the energy, also for large weights, equally many units and values in
    between, and leave their arguments as they are.
    why de: Beide Formeln sind nichts als die Energie, in Wahrscheinlichkeiten übersetzt.
    why en: Both formulas are nothing but the energy, translated into probabilities.
    formula: p(v, h) = e^−E(v, h) / Z
    source de: Fischer (Hochschule Mannheim), Aufgabe 3; Smolensky 1986
    source en: Fischer (Hochschule Mannheim), exercise 3; Smolensky 1986
    """
    # All 64 × 16 states; 5×5 and not symmetric: transposed; ±1000 and ±40: overflow, clipping, rounding; every
    # argument looked at afterwards.
    W, b, c, energies = small_machine()
    joint = np.exp(-energies)
    sent = (binary(6), W, c, binary(4), b)
    v, W_there, c_there, h, b_there = map(student.send, sent)
    student.part(de="alle Zustände einer kleinen Maschine", en="all states of a small machine")
    hidden = student.hidden_probabilities(v, W_there, c_there)
    visible = student.visible_probabilities(h, W_there, b_there)
    # p(h_j = 1 | v): the part of the joint states with this v in which h_j is 1
    expect_close(hidden, joint @ binary(4) / joint.sum(axis=1)[:, np.newaxis], dtype="same")
    expect_close(visible, joint.T @ binary(6) / joint.sum(axis=0)[:, np.newaxis], dtype="same")
    expect_untouched(*zip((v, W_there, c_there, h, b_there), sent, strict=True))
    rng = np.random.default_rng(312)
    grey, square, bias = rng.random((3, 5)), rng.normal(0, 2, (5, 5)), rng.normal(0, 1, 5)
    student.part(
        de="Graustufen und gleich viele sichtbare wie verdeckte Neuronen",
        en="grey values, and as many visible as hidden units",
    )
    expect_close(student.hidden_probabilities(grey, square, bias), sigmoid(grey @ square.T + bias))
    expect_close(student.visible_probabilities(grey, square, bias), sigmoid(grey @ square + bias))
    far = np.array([[1000.0], [-1000.0], [40.0], [-40.0]])
    one = np.ones((1, 1))
    student.part(de="sehr große Gewichte", en="very large weights")
    expect_close(student.hidden_probabilities(one, far, np.zeros(4)), sigmoid(far.T))
    expect_close(student.visible_probabilities(one, far.T, np.zeros(4)), sigmoid(far.T))


def cd1_by_loops(v0, W, b, c, u) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """CD-1 pattern by pattern."""
    dW, db, dc = np.zeros(W.shape), np.zeros(len(b)), np.zeros(len(c))
    for v, uniform in zip(v0, u, strict=True):
        p0 = sigmoid(np.array([row @ v for row in W]) + c)
        v1 = sigmoid(np.array([(uniform < p0) @ column for column in W.T]) + b)
        h1 = sigmoid(np.array([row @ v1 for row in W]) + c)
        dW += (np.outer(p0, v) - np.outer(h1, v1)) / len(v0)
        db += (v - v1) / len(v0)
        dc += (p0 - h1) / len(v0)
    return dW, db, dc


@pytest.mark.task(2, points=1, after=())
def test_cd1_elsewhere(student: Student) -> None:
    """de: cd1_gradient stimmt auch für ein Muster, viele Muster, Graustufen und große Gewichte; u und die anderen
    Argumente bleiben, wie sie sind.
    en: cd1_gradient is right for one pattern, many patterns, grey values and large weights as well; u and the other
    arguments stay as they are.
    why de: Ein Beispiel von Hand hat ein Muster und kleine Gewichte; beim Lernen sind es viele Muster und große.
    why en: An example by hand has one pattern and small weights; in training there are many patterns and large ones.
    formula: ΔW = ⟨p⁰(v⁰)ᵀ − h¹(v¹)ᵀ⟩
    source de: Fischer (Hochschule Mannheim), Aufgabe 3; Hinton 2002
    source en: Fischer (Hochschule Mannheim), exercise 3; Hinton 2002
    """
    # Grey values (rounded?), one pattern, one unit, large weights (clipped?), 5×5 twice with other numbers
    # (transposed; remembered); every argument looked at afterwards.
    rng = np.random.default_rng(313)
    shapes = (
        (1, 3, 6, 1.0),
        (40, 7, 3, 1.0),
        (9, 5, 5, 1.0),
        (6, 4, 8, 30.0),
        (2, 1, 2, 1.0),
        (3, 2, 1, 1.0),
        (9, 5, 5, 1.0),
    )
    for n_patterns, n_hidden, n_visible, scale in shapes:
        W, b, c = (rng.normal(0, scale, shape) for shape in ((n_hidden, n_visible), n_visible, n_hidden))
        sent = (rng.random((n_patterns, n_visible)), W, b, c, rng.random((n_patterns, n_hidden)))
        there = [student.send(array) for array in sent]
        student.part(
            de="Muster, Größen und Gewichte verschiedener Art",
            en="patterns, sizes and weights of various kinds",
        )
        got = student.cd1_gradient(*there)
        expect_plain(got, (list, tuple))
        expect_close(got, cd1_by_loops(*sent), dtype="same")
        expect_untouched(*zip(there, sent, strict=True))


@pytest.mark.task(3, points=0.5, after=())
def test_free_energy_sums_over_all_hidden_states(student: Student) -> None:
    """de: free_energy ist −log der Summe über alle verdeckten Zustände und bleibt auch bei großen Zahlen endlich.
    en: free_energy is −log of the sum over all hidden states and stays finite for large numbers as well.
    why de: Ein Produkt aus wenigen Faktoren ersetzt eine Summe über 2ⁿ Zustände; überlaufen darf es nicht.
    why en: A product of a few factors replaces a sum over 2ⁿ states; it must not overflow.
    formula: F(v) = −ln Σₕ e^−E(v, h)
    source de: Fischer (Hochschule Mannheim), Aufgabe 3; Smolensky 1986
    source en: Fischer (Hochschule Mannheim), exercise 3; Smolensky 1986
    """
    # All 64 patterns, and in the other order (remembered). ±1000: e^x overflows, clipping.
    W, b, c, energies = small_machine()
    sent = (binary(6), W, b, c)
    there = [student.send(array) for array in sent]
    student.part(de="alle Muster einer kleinen Maschine", en="all patterns of a small machine")
    expect_close(student.free_energy(*there), -np.log(np.exp(-energies).sum(axis=1)), dtype="same")
    expect_untouched(*zip(there, sent, strict=True))
    student.part(de="dieselben Muster in anderer Reihenfolge", en="the same patterns in another order")
    again = student.free_energy(binary(6)[::-1].copy(), W, b, c)
    expect_close(again, -np.log(np.exp(-energies).sum(axis=1))[::-1])
    far = np.array([[1000.0, 900.0], [-1000.0, -900.0], [800.0, -800.0]])
    # softplus(x) is x for large x and 0 for very negative x
    softplus = np.maximum(far @ np.ones(2) * 0.5 + np.array([0.0, 0.0, 500.0]), 0).sum()
    student.part(de="sehr große Gewichte", en="very large weights")
    answer = student.free_energy(np.full((1, 2), 0.5), far, np.array([3.0, -1.0]), np.array([0.0, 0.0, 500.0]))
    expect_close(answer, np.array([-1.0 - softplus]))


@pytest.mark.task(4, points=0.5, after=())
def test_reconstruct_elsewhere(student: Student) -> None:
    """de: reconstruct stimmt für mehrere Muster, Graustufen und große Gewichte, gibt jedes Mal dasselbe und verändert
    nichts.
    en: reconstruct is right for several patterns, grey values and large weights, gives the same every time and changes
    nothing.
    why de: Graustufen sind Zwischenwerte; wer rundet oder zieht, zeigt ein anderes Bild.
    why en: Grey values lie in between; rounding or drawing shows another image.
    formula: v̂ = σ(σ(v Wᵀ + c) W + b)
    source de: Fischer (Hochschule Mannheim), Aufgabe 3; Hinton und Salakhutdinov 2006
    source en: Fischer (Hochschule Mannheim), exercise 3; Hinton and Salakhutdinov 2006
    """
    # 4×4: transposed; each twice (drawn); 5×7 again with other numbers (remembered); large weights (clipped).
    rng = np.random.default_rng(314)
    for n_patterns, n_hidden, n_visible, scale in (
        (5, 3, 7, 1.5),
        (1, 8, 4, 1.5),
        (4, 4, 4, 1.5),
        (2, 6, 5, 30.0),
        (5, 3, 7, 1.5),
    ):
        shapes = ((n_hidden, n_visible), n_visible, n_hidden)
        v, W, b, c = sent = (rng.random((n_patterns, n_visible)), *(rng.normal(0, scale, shape) for shape in shapes))
        there = [student.send(array) for array in sent]
        student.part(
            de="zweimal derselbe Aufruf, mit Mustern und Gewichten verschiedener Art",
            en="the same call twice, with patterns and weights of various kinds",
        )
        answers = [student.reconstruct(*there) for _ in range(2)]
        for answer in answers:
            expect_close(answer, sigmoid(sigmoid(v @ W.T + c) @ W + b), dtype="same")
        expect_untouched(*zip(there, sent, strict=True))


STATES = binary(4)
"""Every h0 of the four hidden units that the training checks use, with five visible ones."""


def parameters(result: object, n_hidden: int, n_visible: int) -> list[np.ndarray]:
    """W, b and c that train_rbm returned, with the right shapes and finite."""
    expect_plain(result, (list, tuple))
    shapes = [getattr(part, "shape", None) for part in result]  # type: ignore[attr-defined]
    wanted = [(n_hidden, n_visible), (n_visible,), (n_hidden,)]
    expect_equal(shapes, wanted, what=Text(de="Formen von W, b, c:", en="Shapes of W, b, c:"))
    arrays = [array.astype(np.float64) for array in result]  # type: ignore[attr-defined]
    finite = all(np.isfinite(array).all() for array in arrays)
    expect(finite, de="W, b oder c enthält NaN oder unendlich.", en="W, b or c holds NaN or infinity.")
    return arrays


def flat(result: object) -> np.ndarray:
    """W, b and c of four hidden and five visible units, in one row of 29 numbers."""
    return np.concatenate([array.ravel() for array in parameters(result, 4, 5)])


def possible_steps(v: np.ndarray, row: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """From W, b and c in one `row`: the probabilities p(h | v), and for every state h0 the gradient it leads to."""
    W, b, c = row[:20].reshape(4, 5), row[20:25], row[25:]
    p0, v1 = sigmoid(W @ v + c), sigmoid(STATES @ W + b)
    h1 = sigmoid(v1 @ W.T + c)
    dW = np.outer(p0, v)[np.newaxis] - h1[:, :, np.newaxis] * v1[:, np.newaxis, :]
    return p0, np.hstack([dW.reshape(len(STATES), -1), v - v1, p0 - h1])


def expect_start(start: np.ndarray, again: np.ndarray) -> None:
    """Start values: repeatable, and not the same for all hidden units."""
    expect(
        np.allclose(start, again, rtol=1e-6, atol=1e-9),
        de="Zwei Aufrufe mit gleichem rng (lr=0) geben verschiedene Startwerte. Aller Zufall kommt aus rng, nicht aus "
        "np.random; kein Aufruf lernt mit den Gewichten des vorigen weiter; bei lr=0 bleiben die Startwerte stehen.",
        en="Two calls with the same rng (lr=0) give different start values. All randomness comes from rng, not from "
        "np.random; no call goes on with the weights of the one before; with lr=0 the start values stay.",
    )
    expect(
        np.ptp(start[:20].reshape(4, 5), axis=0).max() > 0,
        de="Alle verdeckten Neuronen beginnen mit denselben Gewichten und lernen alle dasselbe. Beginne mit kleinen "
        "Zufallszahlen: rng.normal(0, 0.01, (n_hidden, n_visible)).",
        en="All hidden units start with the same weights and all learn the same. Start with small random numbers: "
        "rng.normal(0, 0.01, (n_hidden, n_visible)).",
    )


PARTS = {"W": slice(20), "b": slice(20, 25), "c": slice(25, 29)}


def explanation(moved: np.ndarray, possible: np.ndarray) -> Text:
    """What is wrong with a step, where that can be seen; otherwise nothing."""
    for name, part in PARTS.items():
        if moved.any() and not moved[part].any():
            return Text(de=f" {name} bewegt sich gar nicht.", en=f" {name} does not move at all.")
    factors = possible @ moved / np.maximum((possible**2).sum(axis=1), 1e-12)
    misses = np.abs(moved - factors[:, np.newaxis] * possible).max(axis=1)
    factor = factors[misses.argmin()]
    if misses.min() > 1e-4 * abs(factor):
        return Text(de="", en="")
    return Text(
        de=f" Dein Schritt ist das {factor:.3g}-fache von dem, was CD-1 ergibt; richtig ist W + lr · dW.",
        en=f" Your step is {factor:.3g} times what CD-1 gives; W + lr · dW is right.",
    )


def expect_fit(moved: np.ndarray, possible: np.ndarray, n_rows: int, n_steps: int) -> int | None:
    """`moved`, the change divided by lr, is one of the possible ones: which, or None where two are too much alike.

    1e-5 leaves room for float32.
    """
    misses = np.abs(moved - possible).max(axis=1)
    best, second = np.argsort(misses)[:2]
    place = int(np.abs(moved - possible[best]).argmax())
    names = [f"W[{j},{i}]" for j in range(4) for i in range(5)] + [f"b[{i}]" for i in range(5)]
    name = [*names, *(f"c[{j}]" for j in range(4))][place]
    got, near = f"{moved[place]:.6g}", f"{possible[best, place]:.6g}"
    why = explanation(moved, possible)
    expect(
        misses[best] < 1e-5,
        de=f"{n_rows} gleiche Zeile(n), {n_steps} Schritt(e): (neu − alt)/lr passt zu keinem h0 aus Nullen und Einsen. "
        f"Am meisten weicht {name} ab: bekommen {got}, nächster Wert, den CD-1 ergeben kann: {near}.{why.de}",
        en=f"{n_rows} equal row(s), {n_steps} step(s): (new − old)/lr fits no h0 of zeros and ones. {name} deviates "
        f"most: got {got}, nearest value that CD-1 can give: {near}.{why.en}",
    )
    return int(best) if misses[second] > 10 * misses[best] else None


class Suspicion:
    """Something that a right program does by chance only: confirmed when it always happens, against odds of 10^9."""

    def __init__(self, de: str, en: str) -> None:
        self.text = Text(de=de, en=en)
        self.always, self.chance = True, 1.0

    def note(self, happened: object, probability: object) -> None:
        self.always &= bool(np.all(happened))
        self.chance *= float(np.prod(probability))  # type: ignore[call-overload]

    @property
    def confirmed(self) -> bool:
        return self.always and self.chance < 1e-9


def alike(p: np.ndarray, q: np.ndarray) -> np.ndarray:
    """How probable it is that two draws agree."""
    return p * q + (1 - p) * (1 - q)


class Draws:
    """Every h0 that a training must have drawn, held against the p(h | v) it was to be drawn with."""

    def __init__(self) -> None:
        self.rounded = Suspicion(
            de="h0 war immer genau dort 1, wo p > 0,5 ist. h0 wird gezogen: 1, wo u < p, mit u aus rng.",
            en="h0 always was 1 just where p > 0.5. h0 is drawn: 1 where u < p, with u from rng.",
        )
        self.same_in_batches = Suspicion(
            de="Zwei Stapel einer Epoche ziehen immer dasselbe h0. Ziehe u für jeden Stapel neu.",
            en="Two batches of an epoch always draw the same h0. Every batch needs a new u.",
        )
        self.same_in_epochs = Suspicion(
            de="Die zweite Epoche zieht immer dasselbe h0 wie die erste. Ziehe u für jeden Stapel neu.",
            en="The second epoch always draws the same h0 as the first. Every batch needs a new u.",
        )
        self.same_for_seeds = Suspicion(
            de="Das h0 des ersten Schritts ist für jeden rng dasselbe. Ziehe u aus dem übergebenen rng.",
            en="The h0 of the first step is the same for every rng. Draw u from the rng that is passed in.",
        )
        self.first: np.ndarray | None = None
        self.same_in_rows = Suspicion(
            de="Zwei gleiche Zeilen eines Stapels bekommen immer dasselbe h0. Jede Zeile braucht eigene Zufallszahlen: "
            "rng.random((Zeilen, n_hidden)).",
            en="Two equal rows of a batch always get the same h0. Every row needs random numbers of its own: "
            "rng.random((rows, n_hidden)).",
        )
        self.same_in_units = Suspicion(
            de="Alle verdeckten Neuronen einer Zeile werden mit derselben Zufallszahl gezogen. Jedes braucht seine "
            "eigene: rng.random((Zeilen, n_hidden)).",
            en="All hidden units of a row are drawn with the same random number. Each needs its own: "
            "rng.random((rows, n_hidden)).",
        )
        self.ones, self.expected, self.variance = 0.0, 0.0, 0.0

    def note(self, p: np.ndarray, h0: np.ndarray) -> None:
        """One row: `h0` was drawn where `p` was right."""
        self.rounded.note(h0 == (p > 0.5), np.maximum(p, 1 - p))
        # one u for all units switches on those with the largest p: none, one, ... all of them
        together = np.argsort(np.argsort(-p)) < np.arange(5)[:, np.newaxis]
        self.same_in_units.note((together == h0).all(axis=1).any(), np.where(together, p, 1 - p).prod(axis=1).sum())

    def note_first(self, p: np.ndarray, h0: np.ndarray) -> None:
        """The first step with another rng."""
        self.note(p, h0)
        if self.first is None:
            self.first = h0
        else:
            self.same_for_seeds.note(h0 == self.first, np.where(self.first == 1, p, 1 - p))

    def note_strong(self, p: np.ndarray, h0: np.ndarray) -> None:
        """The second of two large steps, where `p` is far from 1/2."""
        self.note(p, h0)
        self.ones += h0.sum()
        self.expected += p.sum()
        self.variance += (p * (1 - p)).sum()

    def judge(self) -> None:
        """Fail where chance does not explain what was seen."""
        for doubt in vars(self).values():
            if isinstance(doubt, Suspicion):
                expect(not doubt.confirmed, de=doubt.text.de, en=doubt.text.en)
        # Bernstein: a sum of independent draws misses its mean by more than t with probability < 2 exp(-bound)
        t = abs(self.ones - self.expected)
        bound = t**2 / 2 / (self.variance + t / 3) if t else 0.0
        expect(
            bound < 22,  # 6e-10
            de=f"Nach einem großen Schritt stehen in deinen h0 {self.ones:.0f} Einsen; nach p(h|v) der Daten "
            f"sind etwa {self.expected:.0f} zu erwarten. Ist u gleichverteilt (rng.random), und beginnt jeder Schritt "
            "bei den Daten, nicht bei der Wiedergabe des vorigen?",
            en=f"After a large step your h0 hold {self.ones:.0f} ones; about {self.expected:.0f} are to be expected "
            "from p(h|v) of the data. Is u uniform (rng.random), and does every step start at the data, not at the "
            "reconstruction of the one before?",
        )


@pytest.mark.task(5, points=0.5, after=())
def test_first_steps_of_the_training(student: Student) -> None:
    """de: Die ersten Lernschritte von train_rbm sind genau CD-1-Schritte, mit frischen Zufallszahlen aus rng.
    en: The first learning steps of train_rbm are exactly CD-1 steps, with fresh random numbers from rng.
    why de: Am Ende sieht jedes Lernen gut aus; ob es CD-1 ist, sieht man nur an einzelnen Schritten.
    why en: In the end every learning looks good; whether it is CD-1 shows in single steps only.
    formula: W ← W + η ΔW
    source de: Fischer (Hochschule Mannheim), Aufgabe 3; Hinton 2002
    source en: Fischer (Hochschule Mannheim), exercise 3; Hinton 2002
    """
    # Equal rows, so that only h⁰ is unknown: every result must be one of the 16 (or 136, 256) possible ones. Random
    # numbers reused, shared, rounded, not uniform; a chain that goes on; descent; lr squared or ignored.
    expect_first_steps(student, range(12))


GREY = np.array([0.9, 0.2, 0.7, 0.4, 0.8])
STRONG = np.array([0.95, 0.05, 0.95, 0.05, 0.05])
"""After a large step towards this pattern p(h | v) is far from 1/2, and far from p(h | reconstruction)."""


def expect_first_steps(student: Student, seeds: range) -> None:
    """Equal rows: each step is one of those that the 16 states of four hidden units allow."""
    draws = Draws()
    for seed in seeds:
        one_row(student, seed, draws)
        two_rows_in_a_batch(student, seed, draws)
        for doubt, n_rows in ((draws.same_in_batches, 2), (draws.same_in_epochs, 1)):
            found = two_steps(student, seed, GREY, n_rows, lr=0.05)
            if found is not None:
                p, one, q, other = found
                doubt.note(one == other, alike(p, q))
        found = two_steps(student, seed, STRONG, 2, lr=8.0)
        if found is not None:
            draws.note(*found[:2])
            draws.note_strong(*found[2:])
        draws.judge()


def trained(student: Student, seed: int, V: np.ndarray, lr: float, batch_size: int = 1, epochs: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return flat(student.train_rbm(V, n_hidden=4, epochs=epochs, lr=lr, batch_size=batch_size, rng=rng))


def one_row(student: Student, seed: int, draws: Draws) -> None:
    """One row, one step."""
    V, lr = GREY[np.newaxis], 0.05
    start = trained(student, seed, V, 0.0)
    expect_start(start, trained(student, seed, V, 0.0))
    p, steps = possible_steps(GREY, start)
    found = expect_fit((trained(student, seed, V, lr) - start) / lr, steps, 1, 1)
    if found is not None:
        draws.note_first(p, STATES[found])


def two_rows_in_a_batch(student: Student, seed: int, draws: Draws) -> None:
    """Two equal rows, one step: the mean over two states, whichever is the first."""
    V, lr = np.tile(GREY, (2, 1)), 0.05
    start, end = (trained(student, seed, V, rate, batch_size=2) for rate in (0.0, lr))
    p, steps = possible_steps(GREY, start)
    one, other = np.triu_indices(len(STATES))
    found = expect_fit((end - start) / lr, (steps[one] + steps[other]) / 2, 2, 1)
    if found is not None:
        draws.same_in_rows.note(STATES[one[found]] == STATES[other[found]], alike(p, p))


def two_steps(
    student: Student, seed: int, row: np.ndarray, n_rows: int, lr: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray] | None:
    """Two steps of one row each, of two batches or of two epochs: p(h | v) and h0 of the first and of the second."""
    V, epochs = np.tile(row, (n_rows, 1)), 2 // n_rows
    # a training may draw all it needs before W, so the start values belong to just these sizes
    start, end = (trained(student, seed, V, rate, epochs=epochs) for rate in (0.0, lr))
    p, steps = possible_steps(row, start)
    seconds = [possible_steps(row, start + lr * step) for step in steps]
    both = np.concatenate([step + second for step, (_, second) in zip(steps, seconds, strict=True)])
    found = expect_fit((end - start) / lr, both, n_rows, 2)
    if found is None:
        return None
    first, second = divmod(found, len(STATES))
    return p, STATES[first], seconds[first][0], STATES[second]


@pytest.mark.task(5, points=0.5, after=())
def test_every_row_counts(student: Student) -> None:
    """de: Jede Epoche nimmt jede Zeile genau einmal, auch der letzte, kleinere Stapel zählt, und die Schritte haben die
    Größe lr mal Mittelwert.
    en: Every epoch takes every row exactly once, the last, smaller batch counts as well, and the steps have the size lr
    times mean.
    why de: Wer Zeilen auslässt oder doppelt nimmt, lernt eine andere Verteilung, ohne dass es am Fehler auffällt.
    why en: Leaving rows out or taking them twice learns another distribution, without the error giving it away.
    formula: Σ steps = epochs · rows / batch_size
    source de: Hinton 2010, A practical guide to training restricted Boltzmann machines
    source en: Hinton 2010, A practical guide to training restricted Boltzmann machines
    """
    # 5 rows in batches of 2, 3 rows in batches of 7: the last batch dropped, filled up or counted less; one pixel per
    # row: rows skipped or drawn with replacement.
    expect_every_row(student, seed=5)


def last_batches(n_rows: int, batch_size: int) -> list[np.ndarray]:
    """What each row may count in one epoch of two batches: whichever rows are in the second, smaller batch."""
    n_last = n_rows - batch_size
    weights = np.full((math.comb(n_rows, n_last), n_rows), 1 / batch_size)
    for weight, rows in zip(weights, itertools.combinations(range(n_rows), n_last), strict=True):
        weight[list(rows)] = 1 / n_last
    return list(weights)


def expect_every_row(student: Student, seed: int) -> None:
    """All steps together lie between the least and the largest value that the states h0 allow."""
    different = 0.1 + 0.8 * np.random.default_rng(315).random((6, 5))
    cases = (  # V, batch_size, epochs, and how much each row may count in all
        (np.tile(GREY, (5, 1)), 2, 2, [np.full(5, 6 / 5)]),  # equal rows: three steps, each counts like one pattern
        (different, 2, 2, [np.full(6, 2 / 2)]),  # a half per epoch
        (np.tile(GREY, (3, 1)), 7, 10, [np.full(3, 10 / 3)]),  # one step per epoch
        (0.05 + 0.9 * np.eye(5), 3, 1, last_batches(5, 3)),  # a pixel for every row shows how often it came
    )
    for V, batch_size, epochs, possible_weights in cases:
        expect_weights(student, seed, V, batch_size, epochs, possible_weights)


def expect_weights(
    student: Student, seed: int, V: np.ndarray, batch_size: int, epochs: int, possible_weights: list[np.ndarray]
) -> None:
    """The rows of `V` count like one of the `possible_weights`, as far as the steps tell."""
    lr = 1e-4
    start, end = (trained(student, seed, V, rate, batch_size, epochs) for rate in (0.0, lr))
    move, steps = (end - start) / lr, np.array([possible_steps(v, start)[1] for v in V])
    bounds = [np.tensordot(w, (steps.min(axis=1), steps.max(axis=1)), axes=(0, 1)) for w in possible_weights]
    misses = [np.maximum(low - move, move - high) for low, high in bounds]
    best = min(range(len(misses)), key=lambda k: float(misses[k].max()))
    worst = next(name for name, part in PARTS.items() if misses[best].argmax() in range(29)[part])
    middle = sum(bounds[best])
    ratio = float(move @ middle * 2 / (middle @ middle))
    # the parameters move meanwhile, by less than 10 * lr; that changes every gradient by less than 0.001
    expect(
        misses[best].max() < 0.02,
        de=f"{len(V)} Zeilen, Stapel zu {batch_size}, {epochs} Epoche(n): Die Schritte sind zusammen etwa das "
        f"{ratio:.2f}-fache von dem, was CD-1 ergibt; am meisten weicht {worst} ab. Zählt jede Zeile einmal je Epoche, "
        "und wird über die Zeilen ihres Stapels gemittelt?",
        en=f"{len(V)} rows, batches of {batch_size}, {epochs} epoch(s): all steps together are about {ratio:.2f} "
        f"times what CD-1 gives; {worst} deviates most. Does every row count once per epoch, and is the mean taken "
        "over the rows of its batch?",
    )


@dataclass(frozen=True)
class Images:
    """What the lecture's question is asked with: rows of grey values in [0, 1], the training, and what it must reach.

    The limits were measured over many seeds by benchmarks/seeds_rbm.py.
    """

    name: str
    rows: np.ndarray
    labels: np.ndarray
    test: np.ndarray
    test_labels: np.ndarray
    training: dict[str, float]
    largest_error: float
    least_share: float


def mnist_rows(part: str, count: int) -> tuple[np.ndarray, np.ndarray]:
    """The first images and labels, straight from torchvision's files.

    Importing torchvision takes seconds, which would be taken from the time of the first student who is graded.
    """
    raw = Path(os.environ.get(FOLDER_VARIABLE) or os.devnull).expanduser() / "MNIST" / "raw"
    pixels = np.fromfile(raw / f"{part}-images-idx3-ubyte", np.uint8, count * 784, offset=16)
    labels = np.fromfile(raw / f"{part}-labels-idx1-ubyte", np.uint8, count, offset=8)
    return pixels.reshape(count, 784) / 255, labels


@functools.cache
def lecture_images() -> Images:
    """MNIST where a folder that holds it is configured; otherwise the small digits, through a narrower layer."""
    try:
        train, test = mnist_rows("train", 3000), mnist_rows("t10k", 1000)
    except OSError:
        return small_images()
    training = {"n_hidden": 100, "epochs": 1, "lr": 0.1, "batch_size": 5}
    return Images("MNIST", *train, *test, training, 0.035, 0.75)


def small_images() -> Images:
    """The embedded digits, which are there without any network."""
    (images, labels), (tests, test_labels) = digits(train=True), digits(train=False)
    rows, test = (some.reshape(len(some), -1) / 16 for some in (images, tests))
    training = {"n_hidden": 25, "epochs": 20, "lr": 0.2, "batch_size": 20}
    return Images("digits", rows, labels, test, test_labels, training, 0.03, 0.85)


def answer(student: Student, images: Images, seed: int) -> tuple[float, float]:
    """Mean squared error of the reconstructed test images, and the share of them that the judge recognises.

    The judge looks for the most similar training image.
    """
    result = student.train_rbm(images.rows, rng=np.random.default_rng(seed), **images.training)
    shapes = (images.training["n_hidden"], images.rows.shape[1])
    W, b, c = parameters(result, *shapes)
    rebuilt = sigmoid(sigmoid(images.test @ W.T + c) @ W + b)
    nearest = ((images.rows**2).sum(axis=1) - 2 * rebuilt @ images.rows.T).argmin(axis=1)
    share = (images.labels[nearest] == images.test_labels).mean()
    return float(((rebuilt - images.test) ** 2).mean()), float(share)


@pytest.mark.task(5, points=0.5, after=())
def test_the_question_of_the_lecture(student: Student) -> None:
    """de: Die Frage der Vorlesung: Nach dem Training auf MNIST (wo es fehlt, auf den kleinen Ziffern mit 25 verdeckten
    Neuronen) sind die Ziffern noch erkennbar.
    en: The lecture's question: after training on MNIST (where it is missing, on the small digits with 25 hidden units)
    the digits are still recognisable.
    why de: Erst an echten Ziffern zeigt sich, ob 100 Zahlen ein Bild von 784 Pixeln tragen.
    why en: Only real digits show whether 100 numbers carry an image of 784 pixels.
    formula: 784 → 100 → 784
    source de: Fischer (Hochschule Mannheim), Aufgabe 3; LeCun u. a. 1998 (MNIST)
    source en: Fischer (Hochschule Mannheim), exercise 3; LeCun et al. 1998 (MNIST)
    """
    # What does not learn, or not enough, as for the small digits; and what has become slow through a loop over all
    # pixels.
    images = lecture_images()
    error, share = answer(student, images, seed=321)
    expect(
        error < images.largest_error and share >= images.least_share,
        de=f"{images.name}, {images.training['n_hidden']} verdeckte Neuronen: mittlerer quadratischer Fehler der "
        f"Wiedergabe {error:.4f}, erkannt {share:.1%}; erwartet sind weniger als {images.largest_error} und mindestens "
        f"{images.least_share:.0%}.",
        en=f"{images.name}, {images.training['n_hidden']} hidden units: mean squared error of the reconstructions "
        f"{error:.4f}, recognised {share:.1%}; less than {images.largest_error} and at least "
        f"{images.least_share:.0%} are expected.",
    )
