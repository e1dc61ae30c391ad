"""Public checks of 11_optimisers. Every expected value is small enough to be worked out by hand.

How the batches are drawn is up to the student. So that a mistake gets its name on every such way, the checks of task 1
let numpy compare the batches over there and look at lengths, sorted indices, yes and no only.
Tolerance: another order of the same operations moves the last digits only; single precision would be off by 1e-7.
"""

import math
from dataclasses import dataclass

import numpy as np
import pytest

from grader.isolation import StudentError
from grader.testing import CheckFailed, RemoteObject, Student, Text, expect, expect_close, expect_equal, expect_plain

RTOL, ATOL = 1e-9, 1e-11
Arrays = list[np.ndarray]


def batches_of(student: Student, n: int, batch_size: int, rng: object) -> tuple[RemoteObject, list[int]]:
    """The batches of one call, which stay over there, and their lengths."""
    batches = student.minibatches.remote(n, batch_size, rng)
    builtins = student.library("builtins")
    try:
        builtins.len(batches)  # a generator has none
        return batches, builtins.list(builtins.map(builtins.len, batches))
    except StudentError as error:
        no_list = Text(
            de="minibatches soll eine Liste von eindimensionalen Arrays zurückgeben. Fehlt ein return?",
            en="minibatches is to return a list of one-dimensional arrays. Did you forget a return?",
        )
        raise CheckFailed(no_list, batches) from error


def expect_batches(student: Student, n: int, batch_size: int, rng: RemoteObject) -> None:
    """The lengths that are asked for, and every index once."""
    batches, lengths = batches_of(student, n, batch_size, rng)
    numpy = student.library("numpy")
    together = numpy.sort(numpy.concatenate(batches)) if lengths else np.empty(0)
    expected = [batch_size] * (n // batch_size) + [n % batch_size] * (n % batch_size > 0)
    if lengths != expected:
        wrong_sizes = Text(
            de=f"Die Mini-Batches haben die Größen {lengths}, erwartet {expected}.",
            en=f"The mini-batches have the sizes {lengths}, expected {expected}.",
        )
        raise CheckFailed(wrong_sizes, batches)
    if not np.array_equal(together, np.arange(n)):
        wrong_indices = Text(
            de=f"Jeder Index von 0 bis {n - 1} soll genau einmal vorkommen; der Größe nach sind es {together}.",
            en=f"Every index from 0 to {n - 1} is to occur exactly once; in ascending order they are {together}.",
        )
        raise CheckFailed(wrong_indices, batches)


@pytest.mark.task(1, points=0.5)
def test_sizes_and_indices(student: Student) -> None:
    """de: Alle Mini-Batches haben batch_size Einträge, nur der letzte weniger, und jeder Index kommt genau einmal vor.
    en: All mini-batches have batch_size entries, only the last one fewer, and every index occurs exactly once.
    why de: Von einem Muster, das in keinem Mini-Batch vorkommt, lernt das Netz nichts.
    why en: From a pattern that is in no mini-batch the network learns nothing.
    formula: n = 10, batch_size = 4 → 4 + 4 + 2
    source de: Fischer, Folie „SGD“
    source en: Fischer, slide “SGD”"""
    # (10, 4) separates dropping, merging, evening out, filling up and putting first; (12, 4) an empty last batch;
    # (3, 8) a batch size above n; (6, 2) batch_size against the number of batches; (5, 1) a last batch of one.
    for batch_size in (3, 1):  # the last mini-batch may be made in another way than a full one
        alone = student.minibatches(1, batch_size, np.random.default_rng(1))  # the same on every way to shuffle
        expect_plain(alone, (list, tuple), what=Text(de="Was minibatches zurückgibt:", en="What minibatches returns:"))
        expect_equal(alone, [np.array([0])])
        expect(
            alone[0].dtype.kind in "iu",
            de=f"Indizes sind ganze Zahlen; dein Array hat den Datentyp {alone[0].dtype}.",
            en=f"Indices are integers; your array has the dtype {alone[0].dtype}.",
        )
    rng = student.send(np.random.default_rng(2))
    for n, batch_size in ((10, 4), (12, 4), (3, 8), (6, 2), (5, 1)):
        expect_batches(student, n, batch_size, rng)


def same_order(student: Student, one: RemoteObject, other: RemoteObject) -> bool:
    """Whether the batches of two calls are the same, compared over there."""
    numpy = student.library("numpy")
    answer: bool = student.library("builtins").all(student.library("builtins").map(numpy.array_equal, one, other))
    return answer


@pytest.mark.task(1, points=0.5)
def test_order_comes_from_rng(student: Student) -> None:
    """de: Jeder Aufruf mischt neu, und aller Zufall kommt aus rng: gleicher Seed, gleiche Reihenfolge.
    en: Every call shuffles anew, and all randomness comes from rng: same seed, same order.
    why de: Jede Epoche braucht eine andere Reihenfolge, und ein Versuch muss sich wiederholen lassen.
    why en: Every epoch needs another order, and it must be possible to repeat an experiment.
    formula de: zweimal mit demselben rng: verschieden; mit einem neuen default_rng(5): wie beim ersten Mal
    formula en: twice with the same rng: different; with a new default_rng(5): as the first time
    source de: Robbins und Monro 1951
    source en: Robbins and Monro 1951"""
    # The comparisons tell apart: no shuffling, a generator of one's own (seeded or not), np.random (seeded or not), and
    # an order kept from the first call. 24 patterns: two orders are equal by chance once in 6e23.
    before = student.library("numpy.random").get_state()
    rng = student.send(np.random.default_rng(5))
    first, second = (batches_of(student, 24, 5, rng)[0] for _ in range(2))
    again, other = (batches_of(student, 24, 5, np.random.default_rng(seed))[0] for seed in (5, 6))
    after = student.library("numpy.random").get_state()
    repeated, kept, fixed = (same_order(student, first, batches) for batches in (again, second, other))
    note_how_it_was_drawn(student, first, rng)
    untouched = np.array_equal(after[1], before[1]) and after[2] == before[2]
    asked = (
        (repeated, again, NOT_REPEATED),
        (not kept, second, KEPT),
        (not fixed, other, FIXED),
        (untouched, first, GLOBAL_USED),
    )
    for fine, batches, text in asked:
        if not fine:
            raise CheckFailed(text, batches)


NOT_REPEATED = Text(
    de="Zwei Aufrufe, jeder mit einem neuen default_rng(5), geben verschiedene Reihenfolgen. Ziehe alle Zufallszahlen "
    "aus rng.",
    en="Two calls, each with a new default_rng(5), give different orders. Draw all random numbers from rng.",
)
KEPT = Text(
    de="Der zweite Aufruf mit demselben rng gibt dieselbe Reihenfolge wie der erste. Mische bei jedem Aufruf neu.",
    en="The second call with the same rng gives the same order as the first. Shuffle anew in every call.",
)
FIXED = Text(
    de="default_rng(5) und default_rng(6) geben dieselbe Reihenfolge. Sie soll aus rng kommen.",
    en="default_rng(5) and default_rng(6) give the same order. It is to come from rng.",
)
GLOBAL_USED = Text(
    de="np.random wurde benutzt oder neu gesetzt: Sein Zustand ist ein anderer. Ziehe alle Zufallszahlen aus rng.",
    en="np.random was used or seeded: its state is another one. Draw all random numbers from rng.",
)


def note_how_it_was_drawn(student: Student, batches: RemoteObject, rng: RemoteObject) -> None:
    """For the diagnosis only: whether nothing was shuffled, and whether rng is as new after two calls.

    Neither decides: `rng.spawn` gives good random numbers and leaves rng as it is.
    """
    builtins, operator, itertools = (student.library(name) for name in ("builtins", "operator", "itertools"))
    in_a_row = itertools.chain.from_iterable(batches)
    builtins.all(builtins.map(operator.eq, in_a_row, builtins.range(24)))
    states = builtins.map(operator.attrgetter("bit_generator.state"), [rng, np.random.default_rng(5)])
    student.library("functools").reduce(operator.eq, states)


@dataclass(frozen=True)
class Example:
    """Four weights in two arrays; one row per step. A second optimiser has arrays like these, all numbers the same."""

    settings: dict[str, float]
    starts: list[float]
    gradients: list[list[float]]
    positions: list[list[float]]
    other_settings: dict[str, float]
    other_gradients: list[float]
    other_positions: list[float]
    """Each of these numbers starts at 1."""


# In each of them all four weights differ and the signs change, so that nothing can be swapped or shared unseen.
# beta = alpha = 3/4 and not 1/2, which would hide beta <-> 1 - beta; eps is large enough to see where it stands.
EXAMPLES = {
    "SGD": Example(
        {"lr": 0.1},
        [1.0, -2.0, 0.25, 3.0],
        [[2.0, 0.5, -4.0, 3.0], [-1.0, 10.0, 8.0, 3.0], [4.0, 0.0, -1.0, 3.0]],
        [[0.8, -2.05, 0.65, 2.7], [0.9, -3.05, -0.15, 2.4], [0.5, -3.05, -0.05, 2.1]],
        {"lr": 0.25},
        [4.0, -8.0, 0.0],
        [0.0, 2.0, 2.0],
    ),
    "Momentum": Example(
        {"lr": 1.0, "beta": 0.75},
        [1.0, 2.0, -1.0, 0.5],
        [[4.0, 0.0, -2.0, 1.0], [0.0, 8.0, 1.0, 1.0], [-4.0, -4.0, 4.0, 1.0]],
        [[0.0, 2.0, -0.5, 0.25], [-0.75, 0.0, -0.375, -0.1875], [-0.3125, -0.5, -1.28125, -0.765625]],
        {"lr": 0.25, "beta": 0.25},
        [4.0, -8.0, 0.0],
        [0.25, 1.5625, 1.890625],
    ),
    "RMSprop": Example(
        {"lr": 1.0, "alpha": 0.75, "eps": 0.5},
        [1.0, 2.0, 1.0, 0.0],
        [[4.0, 2.0, 0.0, -4.0], [0.0, 1.0, 8.0, 2.0], [4.0, -1.0, 4.0, -2.0]],
        [[-0.6, 2 / 3, 1.0, 1.6], [-0.6, 0.0, -7 / 9, 0.8], [-29 / 15, 2 / 3, -5 / 3, 1.6]],
        {"lr": 0.25, "alpha": 0.36, "eps": 1.0},
        [5.0, -4.0, 0.0],
        [0.75, 0.95, 0.95],
    ),
    "Adam": Example(
        {"lr": 0.3, "beta1": 0.6, "beta2": 0.75, "eps": 1.0},
        [1.0, 2.0, 0.0, -1.0],
        [[2.0, 6.0, 1.0, -4.0], [-5.0, 1.0, 2.5, 10.0]],
        [[0.8, 61 / 35, -0.15, -0.76], [0.9425, 61 / 35 - 0.1725, -0.34375, -0.76 - 19 / 120]],
        {"lr": 0.1, "beta1": 0.75, "beta2": 0.36, "eps": 2.5},
        [5.0, -5.0],
        [14 / 15, 33 / 35],
    ),
}


def arguments(settings: dict[str, float]) -> str:
    return ", ".join(f"{name}={value:g}" for name, value in settings.items())


def walk(student: Student, name: str, *, reuse: bool = False) -> None:
    """Walk through the example of an optimiser; two of them take turns, and none may disturb the other.

    Args:
        reuse: the caller writes every new gradient into the same arrays, and looks whether they stay as they are.
    """
    example, make = EXAMPLES[name], getattr(student, name)
    starts = np.array(example.starts)
    arrays = [student.send(starts[:2]), student.send(starts[2:])]
    params, others = student.send(arrays), [student.send(np.ones(2)), student.send(np.ones(2))]
    optimizer, other = make(params, **example.settings), make(others, **example.other_settings)
    buffers = [[student.send(np.zeros(2)) for _ in range(2)] for _ in range(2)]
    path, other_path, kept, sent = [], [], [], []
    for row, g in zip(example.gradients, example.other_gradients, strict=True):
        gradients = [np.array(row[:2]), np.array(row[2:])], [np.full(2, g), np.full(2, g)]
        for who, arrays_now, there in zip((optimizer, other), gradients, buffers, strict=True):
            if reuse:
                for buffer, gradient in zip(there, arrays_now, strict=True):
                    buffer[...] = gradient
            who.step(there if reuse else arrays_now)
            kept += [buffer.fetch() for buffer in there if reuse]
            sent += [gradient for gradient in arrays_now if reuse]
        path.append(np.concatenate([np.ravel(array.fetch()) for array in arrays]))
        other_path.append(np.ravel(others[1].fetch())[-1])
    params.fetch()  # for the diagnosis: new arrays in the caller's list are another mistake than none
    try:
        what = Text(de="step verändert die übergebenen Gradienten.", en="step changes the gradients it is given.")
        for got, expected in zip(kept, sent, strict=True):
            expect_equal(got, expected, what=what)
        expect_moved(name, path[-1], starts)
        expect_positions(name, example, np.array(path), np.array(other_path), reuse=reuse)
    except CheckFailed as failed:  # the call to show is the one that made the optimiser
        raise CheckFailed(failed.text, optimizer) from None


def expect_moved(name: str, after: np.ndarray, before: np.ndarray) -> None:
    """Something has happened to the caller's arrays."""
    expect(
        not np.array_equal(after, before),
        de=f"Die Arrays des Aufrufers haben sich nicht bewegt. Ändert {name}.step sie selbst: w -= … oder w[...] = …?",
        en=f"The caller's arrays have not moved. Does {name}.step change them themselves: w -= … or w[...] = …?",
    )


def expect_positions(name: str, example: Example, path: np.ndarray, other_path: np.ndarray, *, reuse: bool) -> None:
    """Weight by weight: where it was after every step."""
    positions, gradients = np.array(example.positions), np.array(example.gradients)
    one = [(example.settings, *rest) for rest in zip(example.starts, gradients.T, path.T, positions.T, strict=True)]
    other_gradients, other_positions = np.array(example.other_gradients), np.array(example.other_positions)
    two = (example.other_settings, 1.0, other_gradients, other_path, other_positions)
    buffer_de, buffer_en = (" im selben Array", " in the same array") if reuse else ("", "")
    for settings, start, slopes, got, expected in (*one, two):
        named = ", ".join(f"{g:+g}" for g in slopes)
        what = Text(
            de=f"{name}({arguments(settings)}), das Gewicht beginnt bei {start:g}, Gradienten {named}{buffer_de}; "
            "seine Werte nach jedem Schritt:",
            en=f"{name}({arguments(settings)}), the weight starts at {start:g}, gradients {named}{buffer_en}; its "
            "values after each step:",
        )
        expect_close(got, expected, RTOL, ATOL, what=what)


@pytest.mark.task(2, points=0.5, after=())
def test_sgd_by_hand(student: Student) -> None:
    """de: SGD geht die von Hand gerechneten Schritte: Mit lr = 0,1 und den Gradienten 2, −1 wird aus 1 zuerst 0,8 und
    dann 0,9.
    en: SGD takes the steps worked out by hand: with lr = 0.1 and the gradients 2, −1 the weight 1 becomes first 0.8
    and then 0.9.
    why de: Alle anderen Optimierer sind dieser Schritt mit einem anderen Gradienten.
    why en: All other optimisers are this step with another gradient.
    formula: w ← w − lr · g
    source de: Fischer, Folie „SGD“; Robbins und Monro 1951
    source en: Fischer, slide “SGD”; Robbins and Monro 1951"""
    # separates: uphill, the sign only, only the first array, a rate that is ignored or decays, new arrays
    walk(student, "SGD")


@pytest.mark.task(2, points=0.5, after=())
def test_momentum_by_hand(student: Student) -> None:
    """de: Momentum geht die von Hand gerechneten Schritte, jedes Array und jeder Optimierer mit eigenem m.
    en: Momentum takes the steps worked out by hand, every array and every optimiser with an m of its own.
    why de: Der gleitende Mittelwert dämpft das Hin und Her und behält, was den Gradienten gemeinsam ist.
    why en: The running mean damps the zigzag and keeps what the gradients have in common.
    formula: m ← β m + (1 − β) g,  w ← w − lr · m
    source de: Fischer, Folie „Momentum“; Polyak 1964
    source en: Fischer, slide “Momentum”; Polyak 1964"""
    # separates: (1 - beta) missing (−3, −6, −4.25 for the first weight), beta swapped, Nesterov, the old m, m = g at
    # first, a correction as in Adam, one m for all arrays or all optimisers, no memory
    walk(student, "Momentum")


@pytest.mark.parametrize("name", ["SGD", "Momentum"])
@pytest.mark.task(2, points=0.25, after=())
def test_gradients_stay_the_callers(student: Student, name: str) -> None:
    """de: step verändert die übergebenen Gradienten nicht und behält sie auch nicht.
    en: step neither changes the gradients it is given nor keeps them.
    why de: Viele Programme schreiben jeden neuen Gradienten in dasselbe Array.
    why en: Many programs write every new gradient into the same array.
    formula: w ← w − lr · g
    source de: Fischer, Folien „SGD“ und „Momentum“
    source en: Fischer, slides “SGD” and “Momentum”"""
    # separates: g scaled in place, references to old gradients that are kept
    walk(student, name, reuse=True)


@pytest.mark.task(3, points=0.5, after=())
def test_rmsprop_by_hand(student: Student) -> None:
    """de: RMSprop geht die von Hand gerechneten Schritte, jede einzelne Zahl mit eigenem v.
    en: RMSprop takes the steps worked out by hand, every single number with a v of its own.
    why de: In steilen Richtungen werden die Schritte kürzer, in flachen länger.
    why en: Steps become shorter in steep directions and longer in flat ones.
    formula: v ← α v + (1 − α) g²,  w ← w − lr · g / (√v + ε)
    source de: Fischer, Folie „RMSprop“; Tieleman und Hinton 2012
    source en: Fischer, slide “RMSprop”; Tieleman and Hinton 2012"""
    # separates: no root, a sum of squares (Adagrad), a mean over the array, alpha swapped or ignored, the old v, eps
    # under the root or ignored, v = g² at first, a correction as in Adam; a zero gradient in the first step
    walk(student, "RMSprop")


@pytest.mark.task(3, points=0.5, after=())
def test_rmsprop_leaves_gradients(student: Student) -> None:
    """de: RMSprop.step verändert die übergebenen Gradienten nicht und behält sie auch nicht.
    en: RMSprop.step neither changes the gradients it is given nor keeps them.
    why de: Viele Programme schreiben jeden neuen Gradienten in dasselbe Array.
    why en: Many programs write every new gradient into the same array.
    formula: v ← α v + (1 − α) g²
    source de: Fischer, Folie „RMSprop“
    source en: Fischer, slide “RMSprop”"""
    walk(student, "RMSprop", reuse=True)


@pytest.mark.task(4, points=0.5, after=())
def test_adam_by_hand(student: Student) -> None:
    """de: Adam geht die von Hand gerechneten Schritte: Mit den Gradienten 2, −5 wird aus 1 erst 0,8, dann 0,9425.
    en: Adam takes the steps worked out by hand: with the gradients 2, −5 the weight 1 becomes 0.8, then 0.9425.
    why de: Ohne die Korrektur mit t wären die ersten Schritte um ein Vielfaches zu lang oder zu kurz.
    why en: Without the correction by t the first steps would be several times too long or too short.
    formula: m̂ = m / (1 − β₁ᵗ),  v̂ = v / (1 − β₂ᵗ),  w ← w − lr · m̂ / (√v̂ + ε)
    source de: Kingma und Ba 2015, Algorithmus 1; Fischer, Folie „ADAM“ (dort fehlt das t)
    source en: Kingma and Ba 2015, algorithm 1; Fischer, slide “ADAM” (the t is missing there)"""
    # The first step is lr·g/(|g| + eps) for all betas; the second, with changing gradients, separates: the slide's
    # 1 − β (0.9812), no or half a correction, betas swapped or ignored, AMSGrad (6, 1), v of m, g for m̂, m̂ stored, eps
    # before the correction. Only two arrays show a t that counts arrays.
    walk(student, "Adam")


@pytest.mark.task(4, points=0.5, after=())
def test_adam_leaves_gradients(student: Student) -> None:
    """de: Adam.step verändert die übergebenen Gradienten nicht und behält sie auch nicht.
    en: Adam.step neither changes the gradients it is given nor keeps them.
    why de: Viele Programme schreiben jeden neuen Gradienten in dasselbe Array.
    why en: Many programs write every new gradient into the same array.
    formula: m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²
    source de: Kingma und Ba 2015
    source en: Kingma and Ba 2015"""
    walk(student, "Adam", reuse=True)


LOG2 = math.log(2)
HORSES = np.array([1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 64, 1 / 64, 1 / 64, 1 / 64])
EVEN = np.full(8, 1 / 8)
GAP = np.array([0.75, 0.0, 0.25])
TINY = np.array([0.5, 0.5 - 2e-12, 2e-12])


@pytest.mark.task(5, points=0.5, after=())
def test_cross_entropy_by_hand(student: Student) -> None:
    """de: Die Kreuzentropien des Pferderennens sind 3 und 4,25 Bit, in nat mal 0,693.
    en: The cross-entropies of the horse race are 3 and 4.25 bits; in nats, times 0.693.
    why de: Die Kreuzentropie ist der Fehler, mit dem Netze Klassen lernen.
    why en: The cross-entropy is the error with which networks learn classes.
    formula: H(p, q) = −Σ pₖ log qₖ
    source de: Fischer, Folie „Kreuzentropie“; Cover und Thomas 2006
    source en: Fischer, slide “Kreuzentropie”; Cover and Thomas 2006"""
    # Both directions differ, and so do both logarithms, sum and mean, all classes and the likeliest alone.
    results = [student.cross_entropy(p, q) for p, q in ((HORSES, EVEN), (EVEN, HORSES), (HORSES, HORSES))]
    two = student.cross_entropy(np.array([0.75, 0.25]), np.array([0.25, 0.75]))
    even = student.cross_entropy(np.array([0.5, 0.5]), np.array([0.5, 0.5]))
    for got, bits, of in zip(results, (3, 4.25, 2), ("H(h, u)", "H(u, h)", "H(h, h)"), strict=True):
        expect_close(got, bits * LOG2, RTOL, ATOL, what=Text(de=f"{of}, {bits} Bit:", en=f"{of}, {bits} bits:"))
    expect_close(two, 0.75 * math.log(4) + 0.25 * math.log(4 / 3), RTOL, ATOL)
    expect_close(even, LOG2, RTOL, ATOL)


@pytest.mark.task(5, points=0.5, after=())
def test_kl_divergence_by_hand(student: Student) -> None:
    """de: Die Divergenzen des Pferderennens sind 1 und 1,25 Bit, und die von p zu p ist 0.
    en: The divergences of the horse race are 1 and 1.25 bits, and that of p from p is 0.
    why de: Erst die Divergenz sagt, wie verschieden zwei Verteilungen sind; die Kreuzentropie enthält noch H(p).
    why en: Only the divergence says how different two distributions are; the cross-entropy still contains H(p).
    formula: KL(p, q) = Σ pₖ log(pₖ / qₖ) = H(p, q) − H(p)
    source de: Kullback und Leibler 1951; Cover und Thomas 2006
    source en: Kullback and Leibler 1951; Cover and Thomas 2006"""
    # (½, ¼, ⅛, ⅛) would give ¼ bit in both directions; the eight horses give 1 and 1.25.
    there, back = student.kl_divergence(HORSES, EVEN), student.kl_divergence(EVEN, HORSES)
    same = student.kl_divergence(HORSES, HORSES.copy())
    two = student.kl_divergence(np.array([0.75, 0.25]), np.array([0.25, 0.75]))
    expect_close(there, LOG2, RTOL, ATOL, what=Text(de="KL(h, u), 1 Bit:", en="KL(h, u), 1 bit:"))
    expect_close(back, 1.25 * LOG2, RTOL, ATOL, what=Text(de="KL(u, h), 1,25 Bit:", en="KL(u, h), 1.25 bits:"))
    expect_close(same, 0.0, RTOL, 1e-12, what=Text(de="KL(h, h):", en="KL(h, h):"))
    expect_close(two, 0.5 * math.log(3), RTOL, ATOL)


@pytest.mark.task(5, points=0.5, after=())
def test_cross_entropy_with_zeros(student: Student) -> None:
    """de: cross_entropy rechnet 0 · log 0 als 0 und gibt inf, wo q = 0 ist, aber p nicht; p darf auch aus ganzen Zahlen
    bestehen.
    en: cross_entropy takes 0 · log 0 as 0 and gives inf where q = 0 but p is not; p may hold integers.
    why de: Ziele in One-Hot-Form bestehen fast nur aus Nullen.
    why en: One-hot targets consist almost entirely of zeros.
    formula: 0 · log 0 = 0;  qₖ = 0 < pₖ ⇒ H(p, q) = ∞
    source de: Fischer, Folie „Kreuzentropie“ (dort offen); Cover und Thomas 2006
    source en: Fischer, slide “Kreuzentropie” (left open there); Cover and Thomas 2006"""
    # 2e-12 tells log(q + 1e-12) from clipping at 1e-12; only inf shows clipping, nan_to_num and a mask q > 0.
    one_hot = np.array([0, 1, 0])
    finite = (
        (GAP, np.array([0.5, 0.25, 0.25]), 1.25 * LOG2),
        (GAP, GAP.copy(), 0.75 * math.log(4 / 3) + 0.5 * LOG2),
        (one_hot, np.array([0.25, 0.5, 0.25]), LOG2),
        (one_hot, np.array([0.0, 1.0, 0.0]), 0.0),
        (np.array([0.5, 0.25, 0.25]), TINY, 0.75 * LOG2 - 0.25 * math.log(2e-12)),
    )
    results = [student.cross_entropy(p, q) for p, q, _ in finite]
    infinite = [student.cross_entropy(GAP, q) for q in (np.array([0.75, 0.25, 0.0]), np.array([0.0, 0.0, 1.0]))]
    for got, (_, _, expected) in zip(results, finite, strict=True):
        expect_close(got, expected, RTOL, ATOL)
    for got in infinite:
        expect_close(got, math.inf)


@pytest.mark.task(5, points=0.5, after=())
def test_kl_divergence_with_zeros(student: Student) -> None:
    """de: kl_divergence rechnet 0 · log 0 als 0 und gibt inf, wo q = 0 ist, aber p nicht; p darf auch aus ganzen Zahlen
    bestehen.
    en: kl_divergence takes 0 · log 0 as 0 and gives inf where q = 0 but p is not; p may hold integers.
    why de: Wer etwas für unmöglich hält, das doch geschieht, liegt unendlich weit daneben.
    why en: Who takes for impossible what happens after all is infinitely far off.
    formula: 0 · log 0 = 0;  qₖ = 0 < pₖ ⇒ KL(p, q) = ∞
    source de: Kullback und Leibler 1951; Cover und Thomas 2006
    source en: Kullback and Leibler 1951; Cover and Thomas 2006"""
    one_hot = np.array([0, 1, 0])
    finite = (
        (GAP, np.array([0.5, 0.25, 0.25]), 0.75 * math.log(1.5)),
        (GAP, GAP.copy(), 0.0),
        (one_hot, np.array([0.25, 0.5, 0.25]), LOG2),
        (one_hot, np.array([0.0, 1.0, 0.0]), 0.0),
        (np.array([0.5, 0.25, 0.25]), TINY, 0.25 * math.log(0.5) + 0.25 * math.log(0.25 / 2e-12)),
    )
    results = [student.kl_divergence(p, q) for p, q, _ in finite]
    infinite = [student.kl_divergence(GAP, q) for q in (np.array([0.75, 0.25, 0.0]), np.array([0.0, 0.0, 1.0]))]
    for got, (_, _, expected) in zip(results, finite, strict=True):
        expect_close(got, expected, RTOL, ATOL)
    for got in infinite:
        expect_close(got, math.inf)
