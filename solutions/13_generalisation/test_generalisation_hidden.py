"""Hidden checks of 13_generalisation: many arrays, shapes and courses against plain loops, and statistics of k_fold.

The loops are compared with torch in tests/assignments/test_generalisation_oracle.py; benchmarks/seeds_generalisation.py
has measured what the statistics may rely on.
"""

import itertools
import math
from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest

from grader.testing import Student, Text, expect, expect_close, expect_equal

Arrays = list[np.ndarray]

SHAPES = (((3, 2),), ((4,), (2, 5), (1, 3, 2)), ((2, 2, 2, 1), (1,), (5, 1)))

CALLS, SAMPLES, FOLDS = 150, 6, 3
"""Of the statistics: so many divisions of six indices into three folds."""
LARGEST_Z = 5.5
"""Largest of 200 right runs with each of seven spellings: 3.9; smallest of 200 with each of five wrong ones: 6.1."""


def some_weights(rng: np.random.Generator, shapes: Iterable[tuple[int, ...]]) -> Arrays:
    """Normal numbers, one exact zero in each array of more than one."""
    weights = [rng.normal(size=shape) for shape in shapes]
    for w in weights:
        if w.size > 1:
            w.flat[w.size // 2] = 0.0
    return weights


def l1_by_loops(weights: Arrays, lam: float) -> tuple[float, Arrays]:
    value = lam * math.fsum(abs(float(entry)) for w in weights for entry in w.flat)
    signs = [[(entry > 0) - (entry < 0) for entry in w.ravel().tolist()] for w in weights]
    return value, [lam * np.array(s, np.float64).reshape(w.shape) for s, w in zip(signs, weights, strict=True)]


def l2_by_loops(weights: Arrays, lam: float) -> tuple[float, Arrays]:
    value = lam * math.fsum(float(entry) ** 2 for w in weights for entry in w.flat)
    return value, [np.array([lam * (entry + entry) for entry in w.flat]).reshape(w.shape) for w in weights]


def dropped_by_loops(X: np.ndarray, p: float, u: np.ndarray) -> np.ndarray:
    kept = [x / (1 - p) if number >= p else 0.0 for x, number in zip(X.flat, u.flat, strict=True)]
    return np.array(kept).reshape(X.shape)


class Stopper:
    """Early stopping written out: look back over all losses at every update."""

    def __init__(self, patience: int) -> None:
        self.patience = patience
        self.losses: list[float] = []

    @property
    def best(self) -> int:
        """When the smallest loss came for the first time."""
        return self.losses.index(min(self.losses))

    def update(self, loss: float) -> bool:
        self.losses.append(loss)
        return len(self.losses) - 1 - self.best >= self.patience


def expect_penalty(result: Any, expected: tuple[float, Arrays], case: str) -> None:
    """The pair that l1_penalty and l2_penalty are to return."""
    expect(
        isinstance(result, list | tuple) and len(result) == 2,
        de="Zurückkommen soll ein Paar aus dem Wert und der Liste der Gradienten: return wert, gradienten.",
        en="What comes back is to be a pair of the value and the list of gradients: return value, gradients.",
    )
    expect_close(result[0], expected[0], what=Text(de=f"Der Wert, {case}:", en=f"The value, {case}:"))
    expect_close(
        result[1], expected[1], what=Text(de=f"Die Gradienten, {case}:", en=f"The gradients, {case}:"), dtype="same"
    )


def expect_bool(got: Any, expected: bool, what: Text) -> None:
    """What update returns; a bool from numpy is as good."""
    plain = got[()] if isinstance(got, np.ndarray) and got.ndim == 0 else got
    expect_equal(plain, expected, what=what)


def expect_best(stopper: Any, loss: float, params: np.ndarray) -> None:
    """What the object holds in the end."""
    expect_close(stopper.best_loss, loss, rtol=0, atol=0, what=Text(de="best_loss:", en="best_loss:"))
    expect_equal(stopper.best_params, [params], what=Text(de="best_params:", en="best_params:"), dtype="same")


@pytest.mark.task(1, points=0.5, after=())
def test_l1_of_many_arrays(student: Student) -> None:
    """de: l1_penalty stimmt für ein, zwei und drei Arrays beliebiger Form und für jedes λ, auch 0.
    en: l1_penalty is right for one, two and three arrays of any shape and for every λ, 0 included.
    why de: Ein Netz hat viele Gewichtsarrays, und gestraft wird die Summe über alle.
    why en: A network has many arrays of weights, and the penalty is the sum over all of them.
    formula: E = λ Σ|w|, ∂E/∂w = λ sign(w), sign(0) = 0
    source de: Fischer, „L1“; Tibshirani (1996)
    source en: Fischer, “L1”; Tibshirani (1996)
    """
    # Digits without end show rounding; sizes from 1e-9 to 1e3 show a smoothed |w|. λ = 1 and 0 come among others only.
    rng = np.random.default_rng(131)
    for shapes, lam in itertools.product(SHAPES, (0.0, 0.3, 1.0, 1.7)):
        weights = some_weights(rng, shapes)
        weights[0] = weights[0] * 10.0 ** rng.uniform(-9, 3, weights[0].shape)
        expect_penalty(student.l1_penalty(weights, lam), l1_by_loops(weights, lam), f"λ = {lam}")


@pytest.mark.task(1, points=0.5, after=())
def test_l2_of_many_arrays(student: Student) -> None:
    """de: l2_penalty stimmt für ein, zwei und drei Arrays beliebiger Form und für jedes λ, auch 0.
    en: l2_penalty is right for one, two and three arrays of any shape and for every λ, 0 included.
    why de: Ein Netz hat viele Gewichtsarrays, und gestraft wird die Summe über alle.
    why en: A network has many arrays of weights, and the penalty is the sum over all of them.
    formula: E = λ Σw², ∂E/∂w = 2λw
    source de: Fischer, „L2“; Hoerl und Kennard (1970)
    source en: Fischer, “L2”; Hoerl and Kennard (1970)
    """
    # As for L1. Vectors and three dimensions show traces and matrix products, λ = .3 and 1.7 show λ².
    rng = np.random.default_rng(132)
    for shapes, lam in itertools.product(SHAPES, (0.0, 0.3, 1.0, 1.7)):
        weights = some_weights(rng, shapes)
        weights[0] = weights[0] * 10.0 ** rng.uniform(-3, 3, weights[0].shape)
        expect_penalty(student.l2_penalty(weights, lam), l2_by_loops(weights, lam), f"λ = {lam}")


@pytest.mark.task(1, points=0.5, after=())
def test_penalties_leave_the_weights(student: Student) -> None:
    """de: Beide Strafen lassen die Gewichte unverändert, geben neue Arrays zurück und merken sich nichts.
    en: Both penalties leave the weights unchanged, return new arrays and remember nothing.
    why de: Die Strafe ist nur ein Summand des Fehlers. Wer die Gewichte ändert, ist der Optimierer.
    why en: The penalty is only one term of the error. It is the optimiser that changes the weights.
    formula de: λ Σ|w| und λ sign(w); λ Σ w² und 2 λ w
    formula en: λ Σ|w| and λ sign(w);  λ Σ w² and 2 λ w
    source de: Fischer, „L1“ und „L2“
    source en: Fischer, “L1” and “L2”
    """
    # λ = ½ makes 2λ = 1, where 2λw may be w itself. Other data in between, so that a memory of any kind shows.
    rng = np.random.default_rng(133)
    for name, by_loops in (("l1_penalty", l1_by_loops), ("l2_penalty", l2_by_loops)):
        function = getattr(student, name)
        for shapes in SHAPES[1:]:
            weights = some_weights(rng, shapes)
            there = [student.send(w) for w in weights]
            result = function.remote(there, 0.5)
            left = [w.fetch() for w in there]
            expect_equal(left, weights, unchanged=True)
            for w in there:
                w[...] = 7.0
            student.part(
                de="das Ergebnis, wenn die Gewichte danach überschrieben werden",
                en="the result when the weights are overwritten afterwards",
            )
            expect_penalty(result.fetch(), by_loops(weights, 0.5), "λ = 0.5")


@pytest.mark.task(2, points=0.5, after=())
def test_dropout_in_any_shape(student: Student) -> None:
    """de: dropout stimmt für jede Form von einer bis vier Dimensionen und für kleine und große p.
    en: dropout is right for every shape of one to four dimensions and for small and large p.
    why de: Eine Faltungsschicht gibt vier Dimensionen aus, ein einzelnes Muster nur eine.
    why en: The output of a convolutional layer has four dimensions, that of a single pattern has one.
    formula: y = 0 (u < p), y = x / (1 − p) (u ≥ p)
    source de: Srivastava u. a. (2014)
    source en: Srivastava et al. (2014)
    """
    # One, three and four dimensions show whole rows and double loops; p above and below ½ show 1 − p for p.
    rng = np.random.default_rng(134)
    for shape in ((7,), (3, 4), (2, 3, 4), (2, 1, 3, 2)):
        for p in (0.1, 0.35, 0.8):
            X, u = rng.normal(size=shape), rng.random(shape)
            case = Text(de=f"Form {shape}, p = {p}:".replace(".", ","), en=f"Shape {shape}, p = {p}:")
            expect_close(student.dropout(X, p, u), dropped_by_loops(X, p, u), what=case, dtype="same")


@pytest.mark.task(2, points=0.5, after=())
def test_dropout_leaves_its_arguments(student: Student) -> None:
    """de: dropout lässt X und u unverändert und merkt sich nichts.
    en: dropout leaves X and u unchanged and remembers nothing.
    why de: X wird beim Rückwärtslauf noch gebraucht, und jeder Stapel fällt anders aus.
    why en: X is needed in the backward pass, and every batch is thinned out anew.
    formula: y = x · [u ≥ p] / (1 − p)
    source de: Srivastava u. a. (2014)
    source en: Srivastava et al. (2014)
    """
    # The same shape twice with other numbers: a mask that is kept shows.
    rng = np.random.default_rng(135)
    for p in (0.0, 0.3, 0.3):
        X, u = rng.normal(size=(3, 5)), rng.random((3, 5))
        X_there, u_there = student.send(X), student.send(u)
        result = student.dropout(X_there, p, u_there)
        expect_equal([X_there.fetch(), u_there.fetch()], [X, u], unchanged=True)
        student.part(de="das Ergebnis, zweimal nacheinander", en="the result, twice in a row")
        expect_close(result, dropped_by_loops(X, p, u))


@pytest.mark.task(3, points=0.5, after=())
def test_folds_of_many_sizes(student: Student) -> None:
    """de: Die Einteilung stimmt für viele n und k, von zwei Teilen bis zu einem Index je Teil.
    en: The division is right for many n and k, from two folds to one index per fold.
    why de: Bei wenigen Daten nimmt man viele Teile, im Grenzfall lässt man jedes Mal nur ein Beispiel weg.
    why en: With few data one takes many folds; in the limit just one sample is left out each time.
    formula: ⌊n/k⌋ ≤ |Vᵢ| ≤ ⌈n/k⌉
    source de: Stone (1974)
    source en: Stone (1974)
    """
    # 300 shows indices in one byte; 23/6 = 3 rest 5 shows a remainder that does not fit into one fold.
    for n, k in ((2, 2), (3, 2), (9, 4), (12, 4), (13, 13), (23, 6), (300, 7)):
        result = student.k_fold(n, k, np.random.default_rng(n + k))
        case = f"n = {n}, k = {k}"
        sizes_fit = isinstance(result, list | tuple) and len(result) == k and all(_is_pair(pair) for pair in result)
        student.part(de="Zahl und Form der Teile", en="number and form of the folds")
        expect(
            sizes_fit,
            de=f"{case}: Zurückkommen sollen k Paare (train, validation) eindimensionaler Arrays ganzer Zahlen.",
            en=f"{case}: what comes back is to be k pairs (train, validation) of one-dimensional integer arrays.",
        )
        expect(
            all(sorted(np.concatenate(pair).tolist()) == list(range(n)) for pair in result)
            and sorted(np.concatenate([validation for _, validation in result]).tolist()) == list(range(n)),
            de=f"{case}: Jeder Index soll genau einmal in validation und sonst in train stehen.",
            en=f"{case}: every index is to be in validation just once and in train otherwise.",
        )
        sizes = {len(validation) for _, validation in result}
        expect(
            sizes <= {n // k, -(-n // k)},
            de=f"{case}: Die Größen der Teile sollen sich um höchstens 1 unterscheiden.",
            en=f"{case}: the sizes of the folds are to differ by at most 1.",
        )


def _is_pair(pair: Any) -> bool:
    return (
        isinstance(pair, list | tuple)
        and len(pair) == 2
        and all(isinstance(array, np.ndarray) and array.ndim == 1 and array.dtype.kind in "iu" for array in pair)
    )


def largest_z(divisions: Iterable[Iterable[Iterable[int]]]) -> float:
    """How far the count of any pair of indices that share a fold is from its mean, in standard deviations.

    In a random division two of six indices share one of three folds with probability 1/5.
    """
    together = np.zeros((SAMPLES, SAMPLES))
    count = 0
    for division in divisions:
        count += 1
        for fold in division:
            for one, other in itertools.combinations(sorted(fold), 2):
                together[one, other] += 1
    share = (SAMPLES // FOLDS - 1) / (SAMPLES - 1)
    deviations = together[np.triu_indices(SAMPLES, 1)] - count * share
    return float(np.abs(deviations).max() / math.sqrt(count * share * (1 - share)))


@pytest.mark.task(3, points=0.5, after=())
def test_every_division_is_equally_likely(student: Student) -> None:
    """de: Alle Einteilungen sind gleich wahrscheinlich: Je zwei Indizes stehen gleich oft im selben Teil.
    en: All divisions are equally likely: any two indices share a fold equally often.
    why de: Daten liegen oft sortiert vor. Bleiben Nachbarn beisammen, fehlt dem Training eine ganze Klasse.
    why en: Data are often sorted. Where neighbours stay together, a whole class is missing in training.
    formula de: P(i, j im selben Teil) = (n/k − 1)/(n − 1)
    formula en: P(i, j in the same fold) = (n/k − 1)/(n − 1)
    source de: Fischer, „Kreuzvalidierung“; Stone (1974)
    source en: Fischer, “Kreuzvalidierung”; Stone (1974)
    """
    # Where all folds are equally large, a pair shares one as often as it should even if one index never leaves its
    # place or always does. So three indices are divided into two and one: in 45 right divisions some index is never
    # alone once in three million times.
    rng = student.send(np.random.default_rng(136))
    divisions = []
    for _ in range(CALLS):
        result = student.k_fold(SAMPLES, FOLDS, rng)
        expect(
            isinstance(result, list | tuple) and len(result) == FOLDS and all(_is_pair(pair) for pair in result),
            de="Zurückkommen sollen k Paare (train, validation) eindimensionaler Arrays ganzer Zahlen.",
            en="What comes back is to be k pairs (train, validation) of one-dimensional integer arrays.",
        )
        divisions.append([[i for i in validation.tolist() if 0 <= i < SAMPLES] for _, validation in result])
    expect(
        largest_z(divisions) < LARGEST_Z,
        de=f"In {CALLS} Einteilungen stehen manche Indizes viel öfter oder seltener im selben Teil als andere.",
        en=f"In {CALLS} divisions some indices share a fold much more often or more rarely than others.",
    )
    alone = set[int]()
    for _ in range(45):
        result = student.k_fold(3, 2, rng)
        expect(
            isinstance(result, list | tuple) and all(_is_pair(pair) for pair in result),
            de="n = 3, k = 2: Zurückkommen sollen zwei Paare (train, validation) eindimensionaler ganzzahliger Arrays.",
            en="n = 3, k = 2: to come back: two pairs (train, validation) of one-dimensional integer arrays.",
        )
        alone.update(*(validation.tolist() for _, validation in result if len(validation) == 1))
    expect(
        alone == {0, 1, 2},
        de=f"n = 3, k = 2: In 45 Einteilungen stehen nur diese Indizes je allein: {sorted(alone)}. Kommt jeder Index "
        "an jede Stelle, wenn du mischst?",
        en=f"n = 3, k = 2: in 45 divisions only these indices are ever alone: {sorted(alone)}. Does every index get to "
        "every place when you shuffle?",
    )


@pytest.mark.task(4, points=0.5, after=())
def test_long_courses(student: Student) -> None:
    """de: EarlyStopping hält bei langen, auch negativen und sehr großen Verlusten, im richtigen Augenblick an.
    en: EarlyStopping stops at the right moment in long courses, with negative and very large losses, too.
    why de: Auch die kleinste Verbesserung zählt, und ein Verlust hat keine bestimmte Größenordnung.
    why en: The smallest improvement counts, and a loss has no particular size.
    formula: min(E₁, …, E_{t−p}) ≤ min(E_{t−p+1}, …, E_t), p = patience
    source de: Prechelt (1998)
    source en: Prechelt (1998)
    """
    # Improvements of 1e-9 show a least improvement; sizes of 1e8 and below 0 show a start other than infinity.
    rng = np.random.default_rng(137)
    tiny = [1.0, *(1.0 - 1e-9 * step for step in range(1, 8)), 1.5, 1.25]
    courses: list[tuple[int, list[float]]] = []
    for patience in (1, 3, 6):
        noise = np.cumsum(rng.normal(-0.2, 1.0, 40)) + rng.normal(0.0, 1.0, 40)
        courses.append((patience, noise.tolist()))
    courses += [(1, [3e8, 2e8, 1e8, 1.5e8]), (3, [-1.0, -1.5, -1.25, -2.0, -1.75, -1.5, -1.0]), (2, tiny)]
    for patience, losses in courses:
        stopper, oracle = student.EarlyStopping(patience), Stopper(patience)
        for number, loss in enumerate(losses):
            student.part(de="was update sagt, Schritt für Schritt", en="what update says, step by step")
            answer = stopper.update(np.float64(loss), [np.array([float(number)])])
            expected = oracle.update(loss)
            expect_bool(answer, expected, Text(de="Was update sagt:", en="What update says:"))
            if expected:
                break
        student.part(de="bester Fehler und beste Gewichte", en="best loss and best weights")
        expect_best(stopper, oracle.losses[oracle.best], np.array([float(oracle.best)]))


@pytest.mark.task(4, points=0.5, after=())
def test_each_for_itself(student: Student) -> None:
    """de: Zwei EarlyStopping-Objekte stören einander nicht, und update lässt die übergebenen Arrays unverändert.
    en: Two EarlyStopping objects do not disturb each other, and update leaves the arrays it is given unchanged.
    why de: In der Kreuzvalidierung laufen mehrere Trainings, und jedes hält für sich an.
    why en: Cross-validation runs several trainings, and each of them stops for itself.
    formula de: best_loss = min über t von loss_t, für jedes Objekt für sich
    formula en: best_loss = min over t of loss_t, for every object on its own
    source de: Prechelt (1998)
    source en: Prechelt (1998)
    """
    # Interleaved courses of different patience; the second begins when the first has begun to wait. Only a look at the
    # arrays after the last update shows that the best ones are written back.
    courses = ((2, [0.5, 0.25, 0.75, 0.5]), (3, [4.0, 2.0, 3.0, 1.0, 5.0, 2.5, 1.0]))
    stoppers: list[Any] = [student.EarlyStopping(courses[0][0])]
    weights = [student.send(np.zeros((2, 1))) for _ in courses]
    for step in range(9):
        if step == 2:
            stoppers.append(student.EarlyStopping(courses[1][0]))
        for which, stopper in enumerate(stoppers):
            losses, number = courses[which][1], step - 2 * which
            if number < len(losses):
                now = np.full((2, 1), 10.0 * which + number)
                weights[which][...] = now
                student.part(de="zwei Objekte im Wechsel", en="two objects in turn")
                answer = stopper.update(losses[number], [weights[which]])
                expect_equal(weights[which].fetch(), now, unchanged=True)
                expect_bool(answer, number == len(losses) - 1, Text(de="Was update sagt:", en="What update says:"))
    for which, stopper in enumerate(stoppers):
        losses = courses[which][1]
        first = losses.index(min(losses))
        student.part(
            de="bester Fehler und beste Gewichte jedes Objekts",
            en="best loss and best weights of each object",
        )
        expect_best(stopper, losses[first], np.full((2, 1), 10.0 * which + first))
