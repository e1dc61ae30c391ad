"""Hidden checks of 11_optimisers: many batch sizes, the fairness of the shuffle, long walks, random distributions.

The oracles here are closed forms: a running mean is a weighted sum of all gradients so far. They are tested against
torch.optim and scipy.stats.entropy in tests/assignments/test_optimisers_oracle.py.
"""

import itertools
import math
from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from grader.isolation import StudentError
from grader.testing import CheckFailed, Student, Text, expect, expect_close, expect_equal

RTOL, ATOL = 1e-9, 1e-11
Arrays = list[np.ndarray]

SHAPES = ((3, 4), (5,), (2, 1, 3))
N, BATCH_SIZE, CALLS = 7, 3, 300
LARGEST_Z = 5.5
"""Of the counts in 300 shuffles, in standard deviations: measured by benchmarks/seeds_optimisers.py."""


@pytest.mark.task(1, points=0.5)
def test_batches_of_many_sizes(student: Student) -> None:
    """de: Größen und Indizes stimmen für viele n und batch_size, auch wenn es numpy-Zahlen sind.
    en: Sizes and indices are right for many n and batch_size, also when they are numpy numbers.
    why de: Die Zahl der Muster ist selten ein Vielfaches der Batchgröße.
    why en: The number of patterns is rarely a multiple of the batch size.
    formula: K = ⌈n / batch_size⌉;  |Bₖ| = batch_size (k < K)
    source de: Fischer, Folie „SGD“
    source en: Fischer, slide “SGD”"""
    # remainders of every kind, batch sizes equal to n and above it, and more than 256 patterns (uint8 indices)
    builtins, numpy = student.library("builtins"), student.library("numpy")
    rng = student.send(np.random.default_rng(111))
    for n, batch_size in ((2, 1), (5, 3), (5, 5), (5, 7), (12, 4), (13, 4), (300, 64), (300, 299)):
        batches = student.minibatches.remote(np.int64(n), np.int64(batch_size), rng)
        try:
            lengths = builtins.list(builtins.map(builtins.len, batches))
            together = numpy.sort(numpy.concatenate(batches))
        except StudentError as error:
            no_list = Text(
                de="minibatches soll eine Liste von Arrays zurückgeben.",
                en="minibatches is to return a list of arrays.",
            )
            raise CheckFailed(no_list, batches) from error
        student.part(de="die Größen der Stapel", en="the sizes of the batches")
        expect_equal(lengths, [batch_size] * (n // batch_size) + [n % batch_size] * (n % batch_size > 0))
        student.part(de="jeder Index genau einmal", en="every index exactly once")
        expect_equal(together, np.arange(n))
        # bool and float would compare as equal
        expect(together.dtype.kind in "iu", de="Indizes sind ganze Zahlen.", en="Indices are integers.")


def deviations(orders: np.ndarray, batch_size: int) -> tuple[np.ndarray, np.ndarray]:
    """How far the counts in many shuffles are from their expectation, in standard deviations.

    Args:
        orders: (calls, n), one permutation per row.

    Returns:
        (n, n), how often index k stands in place i, and (n, n), how often k and l are in one batch (diagonal: 0).
    """
    calls, n = orders.shape
    shown = orders[:, :, np.newaxis] == np.arange(n)
    places = shown.sum(axis=0)
    batch = np.argsort(orders, axis=1) // batch_size  # of every index
    together = (batch[:, :, np.newaxis] == batch[:, np.newaxis, :]).sum(axis=0)
    sizes = np.bincount(np.arange(n) // batch_size)
    probability = float(np.sum(sizes * (sizes - 1))) / (n * (n - 1))
    pairs = (together - calls * probability) / math.sqrt(calls * probability * (1 - probability))
    np.fill_diagonal(pairs, 0.0)
    return (places - calls / n) / math.sqrt(calls * (1 / n) * (1 - 1 / n)), pairs


def orders_of(student: Student, n: int, batch_size: int, calls: int) -> np.ndarray:
    """The orders (calls, n) of many calls with one rng; without those in which not every index occurs once."""
    builtins, itertools = student.library("builtins"), student.library("itertools")
    collected: list[object] = []

    def collect(_: object, answers: object) -> None:
        """Runs here and is given plain data. An answer to a request would become part of the transcript."""
        collected.append(answers)

    rng = student.send(np.random.default_rng(112))
    arguments = [itertools.repeat(value, calls) for value in (n, batch_size, rng)]
    drawn = builtins.map(student.get("minibatches"), *arguments)
    student.library("functools").reduce(collect, builtins.map(builtins.list, [drawn]), None)
    answers = collected[0] if len(collected) == 1 and isinstance(collected[0], list) else []
    orders = [order for batches in answers if sorted(order := joined(batches)) == list(range(n))]
    return np.array(orders, dtype=np.int64).reshape(-1, n)


def joined(batches: object) -> list[int]:
    """All indices of a student's batches in a row; empty where these are no batches."""
    if not isinstance(batches, list | tuple):
        return []
    arrays = [np.asarray(batch) for batch in batches if isinstance(batch, list | tuple | np.ndarray)]
    return [int(k) for array in arrays if array.dtype.kind in "iuf" for k in array.ravel() if math.isfinite(k)]


@pytest.mark.task(1, points=0.5)
def test_every_index_everywhere(student: Student) -> None:
    """de: Jeder Index kommt an jede Stelle gleich oft, und jedes Paar gleich oft in denselben Mini-Batch.
    en: Every index comes to every place equally often, and every pair into the same mini-batch equally often.
    why de: Nur so ist der Gradient eines Mini-Batchs im Mittel der Gradient über alle Muster.
    why en: Only then is the gradient of a mini-batch on average the gradient over all patterns.
    formula de: P(Index k an Stelle i) = 1/n;  hier n = 7, batch_size = 3
    formula en: P(index k in place i) = 1/n;  here n = 7, batch_size = 3
    source de: Robbins und Monro 1951
    source en: Robbins and Monro 1951"""
    # Only this separates: whole blocks shuffled, shuffling inside blocks, rotating, Sattolo's cycles, random bits.
    orders = orders_of(student, N, BATCH_SIZE, CALLS)
    expect(
        len(orders) == CALLS,
        de="Nicht jeder Aufruf gab alle Indizes genau einmal.",
        en="Not every call gave all indices exactly once.",
    )
    places, pairs = deviations(orders, BATCH_SIZE)
    # for the diagnosis, in words that do not depend on one random path: how often never, and what is uneven
    never = [int(np.sum(np.abs(part) > 2 * LARGEST_Z)) > 0 for part in (places, pairs)]
    absent = N * N - len({(place, index) for order in orders.tolist() for place, index in enumerate(order)})
    student.library("operator").concat(f"{absent} {never}", "")
    expect(
        np.abs(places).max() <= LARGEST_Z,
        de="Manche Indizes stehen an manchen Stellen viel zu oft oder zu selten.",
        en="Some indices are in some places far too often or too rarely.",
    )
    expect(
        np.abs(pairs).max() <= LARGEST_Z,
        de="Manche Indizes sind viel zu oft oder zu selten im selben Mini-Batch.",
        en="Some indices are in the same mini-batch far too often or too rarely.",
    )


def sequence(seed: int, steps: int) -> list[Arrays]:
    """Gradients of sizes from 0.1 to 10 and both signs, some of them exactly zero."""
    rng = np.random.default_rng(seed)
    numbers = [[rng.normal(size=shape) * 10 ** rng.uniform(-1, 1, shape) for shape in SHAPES] for _ in range(steps)]
    return [[g * (rng.random(g.shape) < 0.9) for g in arrays] for arrays in numbers]


def running(history: np.ndarray, weight: float) -> tuple[np.ndarray, float]:
    """The sum of all x_i weight^(t - i), and the sum of these weights."""
    weights = weight ** np.arange(len(history) - 1, -1, -1.0)
    return np.tensordot(weights, history, axes=1), float(weights.sum())


def positions(name: str, start: np.ndarray, gradients: np.ndarray, settings: dict[str, float]) -> Iterator[np.ndarray]:
    """One array after every step, each running mean written as a sum over all gradients so far."""
    w, s = start, settings
    for t in range(1, len(gradients) + 1):
        g, history = gradients[t - 1], gradients[:t]
        if name == "SGD":
            w = w - s["lr"] * g
        elif name == "Momentum":
            w = w - s["lr"] * (1 - s["beta"]) * running(history, s["beta"])[0]
        elif name == "RMSprop":
            square = (1 - s["alpha"]) * running(history**2, s["alpha"])[0]
            w = w - s["lr"] * g / (np.sqrt(square) + s["eps"])
        else:  # Adam: corrected means are weighted means, all weights positive with sum 1
            (m, of_m), (v, of_v) = running(history, s["beta1"]), running(history**2, s["beta2"])
            w = w - s["lr"] * (m / of_m) / (np.sqrt(v / of_v) + s["eps"])
        yield w


SETTINGS = {
    "SGD": ({"lr": 0.01}, {"lr": 0.3}),
    "Momentum": ({"lr": 0.05, "beta": 0.9}, {"lr": 0.2, "beta": 0.0}),
    "RMSprop": ({"lr": 0.01, "alpha": 0.9, "eps": 0.1}, {"lr": 0.1, "alpha": 0.0, "eps": 1e-8}),
    "Adam": (
        {"lr": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 0.1},
        {"lr": 0.1, "beta1": 0.0, "beta2": 0.75, "eps": 1e-8},
    ),
}
ENDS = (1, 2, 10, 40)
"""After which steps an optimiser pauses and the other one has its turn."""


def long_walk(student: Student, name: str) -> None:
    """Forty steps of two optimisers that take turns, with the usual and with extreme settings."""
    rng, builtins, make = np.random.default_rng(113), student.library("builtins"), getattr(student, name)
    starts = [[rng.normal(size=shape) for shape in SHAPES] for _ in range(2)]
    gradients = [sequence(seed, ENDS[-1]) for seed in (114, 115)]
    params = [student.send([student.send(w) for w in arrays]) for arrays in starts]
    optimizers = [make(arrays, **settings) for arrays, settings in zip(params, SETTINGS[name], strict=True)]
    seen: list[list[Arrays]] = [[], []]
    for first, end in itertools.pairwise((0, *ENDS)):
        for which, optimizer in enumerate(optimizers):
            builtins.list(builtins.map(optimizer.step, gradients[which][first:end]))
            seen[which].append(params[which].fetch())
    for got, start, slopes, settings in zip(seen, starts, gradients, SETTINGS[name], strict=True):
        flat = np.array([np.concatenate([g.ravel() for g in arrays]) for arrays in slopes])
        path = list(positions(name, np.concatenate([w.ravel() for w in start]), flat, settings))
        expect_close(got, [parted(path[end - 1]) for end in ENDS], RTOL, ATOL, dtype="same")


def parted(numbers: np.ndarray) -> Arrays:
    """All numbers in one row as arrays of the three shapes."""
    ends = np.cumsum([math.prod(shape) for shape in SHAPES])
    return [part.reshape(shape) for part, shape in zip(np.split(numbers, ends[:-1]), SHAPES, strict=True)]


@pytest.mark.parametrize("name", ["SGD", "Momentum"])
@pytest.mark.task(2, points=0.25, after=())
def test_forty_steps(student: Student, name: str) -> None:
    """de: Vierzig Schritte mit Arrays verschiedener Form stimmen, auch wenn sich zwei Optimierer abwechseln.
    en: Forty steps with arrays of different shapes are right, also when two optimisers take turns.
    why de: Ein Fehler im Gedächtnis zeigt sich oft erst nach vielen Schritten.
    why en: A mistake in the memory often shows only after many steps.
    formula: m = (1 − β) Σᵢ βᵗ⁻ⁱ gᵢ
    source de: Fischer, Folien „SGD“ und „Momentum“
    source en: Fischer, slides “SGD” and “Momentum”"""
    long_walk(student, name)


@pytest.mark.task(3, points=0.5, after=())
def test_forty_steps_of_rmsprop(student: Student) -> None:
    """de: Vierzig Schritte mit Arrays verschiedener Form stimmen, auch mit α = 0 und winzigem ε.
    en: Forty steps with arrays of different shapes are right, also with α = 0 and a tiny ε.
    why de: Ein Fehler im Gedächtnis zeigt sich oft erst nach vielen Schritten.
    why en: A mistake in the memory often shows only after many steps.
    formula: v = (1 − α) Σᵢ αᵗ⁻ⁱ gᵢ²
    source de: Tieleman und Hinton 2012
    source en: Tieleman and Hinton 2012"""
    long_walk(student, "RMSprop")


@pytest.mark.task(4, points=1, after=())
def test_forty_steps_of_adam(student: Student) -> None:
    """de: Vierzig Schritte mit Arrays verschiedener Form stimmen, mit den üblichen β und mit anderen.
    en: Forty steps with arrays of different shapes are right, with the usual β and with others.
    why de: m̂ und v̂ sind gewichtete Mittel aller bisherigen Gradienten; die Gewichte haben die Summe 1.
    why en: m̂ and v̂ are weighted means of all gradients so far; the weights have the sum 1.
    formula: m̂ = Σᵢ β₁ᵗ⁻ⁱ gᵢ / Σᵢ β₁ᵗ⁻ⁱ
    source de: Kingma und Ba 2015
    source en: Kingma and Ba 2015"""
    long_walk(student, "Adam")


def terms(p: Sequence[float], q: Sequence[float]) -> tuple[float, float]:
    """H(p, q) and KL(p, q) with exactly rounded sums."""
    pairs = [(float(a), float(b)) for a, b in zip(p, q, strict=True) if a > 0]
    if any(b == 0 for _, b in pairs):
        return math.inf, math.inf
    logs = [(a, math.log(a), math.log(b)) for a, b in pairs]
    return math.fsum(-a * y for a, _, y in logs), math.fsum(a * (x - y) for a, x, y in logs)


def distributions() -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Pairs of every kind: wide and narrow, with zeros in p, in q and in both, one-hot, with tiny entries."""
    rng = np.random.default_rng(116)
    for size in (3, 50):
        p, q = rng.dirichlet(np.ones(size), 2)
        yield p, q
        gap = p * (np.arange(size) != 1)
        yield gap / gap.sum(), q
        yield q, gap / gap.sum()
        yield np.eye(size, dtype=np.int64)[1], q
    yield np.array([0.25, 0.75, 0.0]), np.array([1e-200, 1.0, 0.0])
    yield np.array([1e-300, 1.0]), np.array([0.25, 0.75])
    yield np.array([1]), np.array([1.0])


@pytest.mark.task(5, points=0.5, after=())
def test_random_distributions(student: Student) -> None:
    """de: Beide Funktionen stimmen für Verteilungen jeder Länge und lassen p und q unverändert.
    en: Both functions are right for distributions of any length and leave p and q unchanged.
    why de: Dieselben Wahrscheinlichkeiten werden danach für den Gradienten gebraucht.
    why en: The same probabilities are needed for the gradient afterwards.
    formula: H(p, q) = H(p) + KL(p, q)
    source de: Kullback und Leibler 1951
    source en: Kullback and Leibler 1951"""
    for p, q in distributions():
        sent = student.send(p), student.send(q)
        results = student.cross_entropy(*sent), student.kl_divergence(*sent)
        left = [array.fetch() for array in sent]
        for got, expected in zip(results, terms(p.tolist(), q.tolist()), strict=True):
            expect_close(got, expected, RTOL, ATOL)
        expect_equal(left, [p, q], unchanged=True)
