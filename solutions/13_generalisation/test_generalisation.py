"""Public checks of 13_generalisation. Every expected value is small enough to be worked out by hand."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from grader.isolation import StudentError
from grader.testing import CheckFailed, RemoteObject, Student, Text, expect, expect_close, expect_equal, expect_plain

# The example of the statement. Powers of two keep every number exact; a 0 and both signs, more than one array, and not
# only matrices: each of these hides a mistake when it is missing.
HAND_WEIGHTS = [np.array([[1.0, -2.0], [0.0, 3.0]]), np.array([[-1.0], [0.5]])]
MORE_WEIGHTS = [np.array([0.75, -1.25, 0.0]), np.array([[[-0.5, 2.0]], [[1.5, -0.25]]])]

HAND_X = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
HAND_U = np.array([[0.1, 0.5, 0.9], [0.25, 0.0, 0.3]])


def expect_penalty(result: Any, value: float, gradients: list[np.ndarray]) -> None:
    """The pair that l1_penalty and l2_penalty are to return."""
    expect(
        isinstance(result, list | tuple) and len(result) == 2,
        de="Zurückkommen soll ein Paar aus dem Wert und der Liste der Gradienten: return wert, gradienten.",
        en="What comes back is to be a pair of the value and the list of gradients: return value, gradients.",
    )
    expect_close(result[0], value, what=Text(de="Der Wert der Strafe:", en="The value of the penalty:"))
    expect_close(result[1], gradients, what=Text(de="Die Gradienten:", en="The gradients:"), dtype="same")


def expect_index_array(array: Any, name: str) -> None:
    """A one-dimensional array of integers."""
    expect(
        isinstance(array, np.ndarray) and array.ndim == 1 and array.dtype.kind in "iu",
        de=f"{name} soll ein eindimensionales Array ganzzahliger Indizes sein, keine Liste, Maske oder Kommazahlen.",
        en=f"{name} is to be a one-dimensional array of integer indices, no list, mask or floating-point numbers.",
    )


def expect_folds(result: Any, n: int, k: int) -> None:
    """k pairs that make k folds of the n indices, as the statement says."""
    case = f"n = {n}, k = {k}"
    expect(
        isinstance(result, list | tuple)
        and len(result) == k
        and all(isinstance(pair, list | tuple) and len(pair) == 2 for pair in result),
        de=f"{case}: Zurückkommen soll eine Liste von {k} Paaren (train, validation).",
        en=f"{case}: what comes back is to be a list of {k} pairs (train, validation).",
    )
    for train, validation in result:
        expect_index_array(train, "train")
        expect_index_array(validation, "validation")
        expect(
            sorted([*train.tolist(), *validation.tolist()]) == list(range(n)),
            de=f"{case}: In jedem Paar sollen train und validation zusammen jeden Index bis {n - 1} einmal enthalten.",
            en=f"{case}: in every pair train and validation together are to hold each index up to {n - 1} once.",
        )
    validated = sorted(index for _, validation in result for index in validation.tolist())
    expect(
        validated == list(range(n)),
        de=f"{case}: Über alle Paare zusammen soll jeder Index genau einmal in validation stehen; es sind {validated}.",
        en=f"{case}: over all pairs together every index is to be in validation just once; there are {validated}.",
    )
    sizes = [len(validation) for _, validation in result]
    expect(
        max(sizes) - min(sizes) <= 1,
        de=f"{case}: Die Größen der Teile sollen sich um höchstens 1 unterscheiden; sie sind {sizes}.",
        en=f"{case}: the sizes of the folds are to differ by at most 1; they are {sizes}.",
    )


def expect_sizes(pairs: RemoteObject, sizes: list[int], n: int, k: int) -> None:
    """The sizes of train and validation in turn, of the pairs that k_fold returned."""
    train, validation, case = sizes[::2], sizes[1::2], f"n = {n}, k = {k}"
    if len(sizes) != 2 * k:
        text = Text(
            de=f"{case}: Zurückkommen soll eine Liste von {k} Paaren (train, validation). Fehlt ein return?",
            en=f"{case}: what comes back is to be a list of {k} pairs (train, validation). Is a return missing?",
        )
    elif sum(validation) != n or max(validation) - min(validation) > 1:
        text = Text(
            de=f"{case}: Die Teile sollen zusammen {n} Indizes haben und sich um höchstens 1 unterscheiden; "
            f"validation hat der Reihe nach {validation}.",
            en=f"{case}: the folds are to have {n} indices together and to differ by at most 1; "
            f"validation has {validation}, one after the other.",
        )
    elif train != [n - size for size in validation]:
        text = Text(
            de=f"{case}: train soll jeweils so viele Indizes enthalten, wie bis {n} fehlen; "
            f"es hat der Reihe nach {train}, validation {validation}.",
            en=f"{case}: each train is to have as many indices as are missing to {n}; "
            f"it has {train}, one after the other, validation {validation}.",
        )
    else:
        return
    raise CheckFailed(text, pairs)  # names the call that returned the pairs


def folds(result: Any) -> set[frozenset[int]]:
    """The folds alone: in which order they come, and the indices in them, is free."""
    return {frozenset(validation.tolist()) for _, validation in result}


def says_true(answer: Any) -> bool:
    return isinstance(plain(answer), bool | np.bool_) and bool(plain(answer))


def plain(answer: Any) -> Any:
    """A truth value from numpy is as good as True and False, also in an array of zero dimensions."""
    return answer[()] if isinstance(answer, np.ndarray) and answer.ndim == 0 else answer


@dataclass(frozen=True)
class Course:
    """Losses, one after the other, and what early stopping is to make of them."""

    patience: int
    losses: tuple[float, ...]
    best: float
    stops: bool = True
    """Whether `update` is to say True for the last loss."""

    def answers(self, student: Student) -> tuple[list[Any], Any]:
        """What `update` says, and best_loss in the end. Only whoever missed the end is asked on: does it come later?"""
        stopper = student.EarlyStopping(self.patience)
        answers = [stopper.update(loss, [np.array([loss])]) for loss in self.losses]
        best = stopper.best_loss
        if self.stops and not says_true(answers[-1]):
            answers += [stopper.update(self.losses[-1], [np.array([self.losses[-1]])]) for _ in range(2)]
        return answers, best

    def expect(self, student: Student, answers: list[Any]) -> None:
        """Compare the answers; a wrong one is asked for again, so that the message shows its call."""
        for number, answer in enumerate(answers[: len(self.losses)], start=1):
            right = self.stops and number == len(self.losses)
            if isinstance(plain(answer), bool | np.bool_) and says_true(answer) is right:
                continue
            so_far = ", ".join(f"{loss:g}" for loss in self.losses[:number])
            what = Text(
                de=f"patience = {self.patience}, Verluste {so_far}:", en=f"patience = {self.patience}, losses {so_far}:"
            )
            stopper = student.EarlyStopping(self.patience)
            again = [stopper.update(loss, [np.array([loss])]) for loss in self.losses[:number]]
            if again[-1] is None:
                expect_plain(None, bool, what=what)  # asks whether a return is missing
            expect_equal(plain(again[-1]), right, what=what)
            expect_equal(plain(answer), right, what=what)


COURSES = (
    # The statement's. Its .7 sets the counter back (otherwise: stop at .75); .71 is better than .75, but not than .7.
    Course(2, (1.0, 0.8, 0.9, 0.7, 0.75, 0.71), best=0.7),
    # Patience 3 tells "one too few" from "at the first rise".
    Course(3, (0.5, 0.25, 0.75, 0.5, 0.625), best=0.25),
    # A 2 comes two updates after another 2: who compares with the loss two updates ago stops there.
    Course(2, (1.0, 2.0, 0.9, 2.0, 0.8, 0.85), best=0.8, stops=False),
    # Two rises: here the comparison with the previous loss stops in time, but it does not in the first course.
    Course(2, (0.5, 0.75, 0.875), best=0.5),
    # An equal loss is no better.
    Course(1, (0.5, 0.375, 0.375), best=0.375),
)


@pytest.mark.task(1, points=0.75, after=())
def test_l1_by_hand(student: Student) -> None:
    """de: l1_penalty gibt den Wert λ Σ|w| und die Gradienten λ sign(w) zurück, auch für Vektoren und dreidimensional.
    en: l1_penalty returns the value λ Σ|w| and the gradients λ sign(w), for vectors and in three dimensions, too.
    why de: L1 zieht jedes Gewicht gleich stark zur 0, deshalb sind im Minimum viele genau 0: Das Netz ist dünn besetzt.
    why en: L1 pulls every weight towards 0 equally hard, so many are exactly 0 in the minimum: the network is sparse.
    formula: E = λ Σ|w|, ∂E/∂w = λ sign(w), sign(0) = 0
    source de: Fischer, „L1“; Tibshirani (1996)
    source en: Fischer, “L1”; Tibshirani (1996)
    """
    # λ = ¼ shows a missing λ and λ²; both signs show a missing |·|; the 0 shows sign(0) = ±1 and w / |w|; the column
    # sums of the first matrix (1, 5) tell its operator norm 5 from the sum 6.
    expect_penalty(
        student.l1_penalty(HAND_WEIGHTS, 0.25),
        1.875,
        [np.array([[0.25, -0.25], [0.0, 0.25]]), np.array([[-0.25], [0.25]])],
    )
    expect_penalty(
        student.l1_penalty(MORE_WEIGHTS, 2.0),
        12.5,
        [np.array([2.0, -2.0, 0.0]), np.array([[[-2.0, 2.0]], [[2.0, -2.0]]])],
    )


@pytest.mark.task(1, points=0.75, after=())
def test_l2_by_hand(student: Student) -> None:
    """de: l2_penalty gibt den Wert λ Σw² und die Gradienten 2λw zurück, auch für Vektoren und dreidimensional.
    en: l2_penalty returns the value λ Σw² and the gradients 2λw, for vectors and in three dimensions, too.
    why de: L2 zieht große Gewichte stärker zur 0 als kleine, und die Funktion, die das Netz darstellt, wird glatter.
    why en: L2 pulls large weights towards 0 harder than small ones, and the function of the network gets smoother.
    formula: E = λ Σw², ∂E/∂w = 2λw
    source de: Fischer, „L2“; Hoerl und Kennard (1970)
    source en: Fischer, “L2”; Hoerl and Kennard (1970)
    """
    # λ = ¼: here 2λ = ½, so the gradient λw differs from 2λw, and neither is w; λ² would be 1/16.
    expect_penalty(
        student.l2_penalty(HAND_WEIGHTS, 0.25),
        3.8125,
        [np.array([[0.5, -1.0], [0.0, 1.5]]), np.array([[-0.5], [0.25]])],
    )
    expect_penalty(
        student.l2_penalty(MORE_WEIGHTS, 2.0),
        17.375,
        [np.array([3.0, -5.0, 0.0]), np.array([[[-2.0, 8.0]], [[6.0, -1.0]]])],
    )


@pytest.mark.task(2, points=0.5, after=())
def test_dropout_by_hand(student: Student) -> None:
    """de: Wo u < p ist, kommt 0 heraus, sonst X / (1 − p).
    en: Where u < p the result is 0, elsewhere X / (1 − p).
    why de: Der Faktor 1/(1 − p) hält den Erwartungswert, so dass nach dem Training nichts umgerechnet werden muss.
    why en: The factor 1/(1 − p) keeps the expected value, so that nothing needs rescaling after the training.
    formula: y = 0 (u < p), y = x / (1 − p) (u ≥ p)
    source de: Fischer, „Dropout“; Srivastava u. a. (2014)
    source en: Fischer, “Dropout”; Srivastava et al. (2014)
    """
    # p = ½ would hide 1/p, rounding of u and p taken for the share that is kept. Of six entries 2 and 5 are dropped,
    # not 6p = 1.2 and 4.5: scaling by the share kept shows.
    expect_close(
        student.dropout(HAND_X, 0.2, HAND_U), np.array([[0.0, 2.5, 3.75], [5.0, 0.0, 7.5]]), dtype="same"
    )  # fmt: skip
    expect_close(student.dropout(HAND_X, 0.75, HAND_U), np.array([[0.0, 0.0, 12.0], [0.0, 0.0, 0.0]]))


@pytest.mark.task(2, points=0.5, after=())
def test_dropout_at_the_border(student: Student) -> None:
    """de: Ein Eintrag mit u = p bleibt; mit p = 0 bleiben alle, und das Ergebnis ist trotzdem ein neues Array.
    en: An entry with u = p stays; with p = 0 all of them stay, and the result is a new array all the same.
    why de: u kommt aus [0, 1), die 0 eingeschlossen: Nur u < p hat genau die Wahrscheinlichkeit p.
    why en: u comes from [0, 1), with the 0 included: only u < p has exactly the probability p.
    formula: P(u < p) = p
    source de: Srivastava u. a. (2014)
    source en: Srivastava et al. (2014)
    """
    # Only u = p and u = p = 0 tell u < p from u ≤ p.
    expect_close(student.dropout(HAND_X, 0.25, HAND_U), np.array([[0.0, 8 / 3, 4.0], [16 / 3, 0.0, 8.0]]))
    X = student.send(HAND_X)
    result = student.dropout.remote(X, 0.0, HAND_U)
    expect_equal(result.fetch(), HAND_X, what=Text(de="p = 0:", en="p = 0:"))
    X[...] = 0.0
    expect_equal(
        result.fetch(),
        HAND_X,
        what=Text(
            de="p = 0: Nach dem Aufruf wurde X überschrieben, und dein Ergebnis hat sich mitverändert.",
            en="p = 0: X was overwritten after the call, and your result changed with it.",
        ),
    )


@pytest.mark.task(3, points=0.5, after=())
def test_sizes_of_the_folds(student: Student) -> None:
    """de: Die k Teile sind zusammen n groß und fast gleich groß, und train enthält jeweils so viele, wie übrig bleiben.
    en: The k folds have n indices together and nearly equal sizes, and each train has as many as are left.
    why de: Ein zu kleiner Teil gibt einen unsicheren Fehler, und verlorene Beispiele fehlen in der Messung.
    why en: A fold that is too small gives an uncertain error, and samples that are lost are missing in the measurement.
    formula: |V₁| + … + |V_k| = n, |Tᵢ| = n − |Vᵢ|, ⌊n/k⌋ ≤ |Vᵢ| ≤ ⌈n/k⌉
    source de: Fischer, „Kreuzvalidierung“; Stone (1974)
    source en: Fischer, “Kreuzvalidierung”; Stone (1974)
    """
    # 10/3 and 11/4 leave a remainder: 4, 3, 3 and 3, 3, 3, 2. Cutting at multiples of ⌈10/3⌉ gives 4, 4, 2; with ⌊11/4⌋
    # three indices get lost, or the folds become 2, 2, 2, 5. With 10/5 none of this shows. Folds of round(n/k) with the
    # rest in the last one come out right for both, but not for 10/4 (2, 2, 2, 4) and 7/5 (1, 1, 1, 1, 3). Only sizes
    # are fetched: they do not depend on how somebody shuffles.
    builtins, chain = student.library("builtins"), student.library("itertools").chain
    for n, k in ((10, 3), (11, 4), (10, 4), (7, 5), (6, 2), (5, 5)):
        pairs = student.k_fold.remote(n, k, np.random.default_rng(n))
        try:
            sizes = builtins.list(builtins.map(builtins.len, chain.from_iterable(pairs)))
        except StudentError:  # no pairs of arrays at all
            sizes = []
        expect_sizes(pairs, sizes, n, k)


@pytest.mark.task(3, points=0.5, after=())
def test_every_index_validates_once(student: Student) -> None:
    """de: Jeder Index steht genau einmal in validation und sonst in train.
    en: Every index is in validation just once and in train otherwise.
    why de: Wer mit Daten misst, mit denen er trainiert hat, misst das Auswendiglernen und nicht das Können.
    why en: Who measures with data that were trained with measures memory, not skill.
    formula: V₁ ∪ … ∪ V_k = {0, …, n−1}, Tᵢ = {0, …, n−1} ∖ Vᵢ
    source de: Fischer, „Kreuzvalidierung“; Stone (1974)
    source en: Fischer, “Kreuzvalidierung”; Stone (1974)
    """
    # A new shuffle for every fold, drawing with replacement and counting from 1 give the right sizes.
    for n, k in ((10, 3), (12, 4), (5, 5)):
        expect_folds(student.k_fold(n, k, np.random.default_rng(n)), n, k)


@pytest.mark.task(3, points=0.5, after=())
def test_all_chance_comes_from_rng(student: Student) -> None:
    """de: Gleicher Startwert, gleiche Einteilung; anderer Startwert oder zweiter Aufruf, andere; np.random bleibt.
    en: The same seed gives the same division, another seed or a second call another one; np.random stays unused.
    why de: Nur was sich wiederholen lässt, kann man vergleichen: zwei Modelle auf denselben Teilen.
    why en: Only what can be repeated can be compared: two models on the same folds.
    formula: seed(a) = seed(b)  ⇒  k_fold(n, k, rng_a) = k_fold(n, k, rng_b)
    source de: Fischer, „Kreuzvalidierung“
    source en: Fischer, “Kreuzvalidierung”
    """
    # 20 indices in four folds: two right divisions agree by chance once in 488 million times.
    rng = student.send(np.random.default_rng(5))
    first, second = student.k_fold(20, 4, rng), student.k_fold(20, 4, rng)
    library = student.library("numpy.random")
    library.seed(13)
    repeated, other = (student.k_fold(20, 4, np.random.default_rng(seed)) for seed in (5, 6))
    for result in (first, second, repeated, other):
        expect_folds(result, 20, 4)
    expect(
        folds(first) == folds(repeated),
        de="Zwei neue Generatoren mit demselben Startwert geben verschiedene Einteilungen. Kommt dein Zufall aus rng?",
        en="Two new generators with the same seed give different divisions. Does your randomness come from rng?",
    )
    expect(
        folds(first) != folds(other),
        de="Zwei Generatoren mit verschiedenen Startwerten geben dieselbe Einteilung. Kommt dein Zufall aus rng?",
        en="Two generators with different seeds give the same division. Does your randomness come from rng?",
    )
    expect(
        folds(first) != folds(second),
        de="Zwei Aufrufe nacheinander mit demselben rng geben dieselbe Einteilung. Benutze rng selbst, keine Kopie.",
        en="Two calls in a row with the same rng give the same division. Use rng itself, not a copy.",
    )
    untouched, expected = library.random_sample(2), np.random.RandomState(13).random_sample(2)
    if not (isinstance(untouched, np.ndarray) and np.array_equal(untouched, expected)):
        text = Text(
            de="Der globale Zufallsgenerator np.random wurde benutzt. Aller Zufall soll aus rng kommen.",
            en="The global generator np.random has been used. All randomness is to come from rng.",
        )
        raise CheckFailed(text, other)  # names the call of k_fold


@pytest.mark.task(4, points=1, after=())
def test_stops_when_patience_is_used_up(student: Student) -> None:
    """de: update sagt True, sobald patience Verluste nacheinander nicht besser waren, und vorher False.
    en: update says True as soon as patience losses in a row were no better, and False before that.
    why de: Der Validierungsverlust zappelt. Wer beim ersten Anstieg aufhört, hört oft viel zu früh auf.
    why en: The validation loss wobbles. Who stops at the first rise often stops much too early.
    formula: min(E₁, …, E_{t−p}) ≤ min(E_{t−p+1}, …, E_t), p = patience
    source de: Fischer, „Early Stopping“; Prechelt (1998)
    source en: Fischer, “Early Stopping”; Prechelt (1998)
    """
    found = [course.answers(student) for course in COURSES]
    for course, (answers, best) in zip(COURSES, found, strict=True):
        course.expect(student, answers)
        expect_close(best, course.best, rtol=0, atol=0, what=Text(de="best_loss danach:", en="best_loss after that:"))


@pytest.mark.task(4, points=0.5, after=())
def test_best_parameters_are_copies(student: Student) -> None:
    """de: best_loss und best_params gehören zum kleinsten Verlust, und best_params sind Kopien.
    en: best_loss and best_params belong to the smallest loss, and best_params are copies.
    why de: Das Training ändert die Gewichte an Ort und Stelle. Wer nur auf sie zeigt, hat am Ende die letzten.
    why en: Training changes the weights in place. Who only points to them ends up with the last ones.
    formula de: best_loss = min über t von loss_t, best_params = θ beim ersten solchen t
    formula en: best_loss = min over t of loss_t,  best_params = θ at the first such t
    source de: Prechelt (1998)
    source en: Prechelt (1998)
    """
    # One pair of arrays that changes after every update, as in a training. The best loss is neither the first nor the
    # last one, and it comes twice: the first time counts.
    matrix, vector = student.send(np.zeros((2, 2))), student.send(np.zeros(3))
    stopper = student.EarlyStopping(patience=4)
    expect_equal(stopper.best_loss, float("inf"), what=Text(de="best_loss am Anfang:", en="best_loss at first:"))
    start = stopper.best_params
    expect(
        start is None,
        de="best_params soll vor dem ersten update None sein.",
        en="best_params is to be None before the first update.",
    )
    for number, loss in enumerate((0.75, 0.5, 0.5, 0.625), start=1):
        matrix[...], vector[...] = float(number), -float(number)
        expect_equal(
            plain(stopper.update(loss, [matrix, vector])),
            False,
            what=Text(de=f"patience = 4, update Nummer {number}:", en=f"patience = 4, update number {number}:"),
        )
    matrix[...], vector[...] = 99.0, 99.0
    expect_close(stopper.best_loss, 0.5, what=Text(de="best_loss danach:", en="best_loss after that:"))
    expect_equal(
        stopper.best_params,
        [np.full((2, 2), 2.0), np.full(3, -2.0)],
        what=Text(de="best_params, in update Nummer 2 übergeben:", en="best_params, passed in update number 2:"),
        dtype="same",
    )
