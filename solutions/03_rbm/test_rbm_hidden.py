"""Hidden checks of assignment 03: the joint distribution of a small machine, loops, and the promises of train_rbm."""

import functools
import itertools

import numpy as np
import pytest

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
    between, and leave their arguments as they are."""
    W, b, c, energies = small_machine()
    joint = np.exp(-energies)
    sent = (binary(6), W, c, binary(4), b)
    v, W_there, c_there, h, b_there = map(student.send, sent)
    hidden = student.hidden_probabilities(v, W_there, c_there)
    visible = student.visible_probabilities(h, W_there, b_there)
    # p(h_j = 1 | v): the part of the joint states with this v in which h_j is 1
    expect_close(hidden, joint @ binary(4) / joint.sum(axis=1)[:, np.newaxis], dtype="same")
    expect_close(visible, joint.T @ binary(6) / joint.sum(axis=0)[:, np.newaxis], dtype="same")
    expect_untouched(*zip((v, W_there, c_there, h, b_there), sent, strict=True))
    rng = np.random.default_rng(312)
    grey, square, bias = rng.random((3, 5)), rng.normal(0, 2, (5, 5)), rng.normal(0, 1, 5)
    expect_close(student.hidden_probabilities(grey, square, bias), sigmoid(grey @ square.T + bias))
    expect_close(student.visible_probabilities(grey, square, bias), sigmoid(grey @ square + bias))
    far = np.array([[1000.0], [-1000.0], [40.0], [-40.0]])
    one = np.ones((1, 1))
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


@pytest.mark.task(2, points=1)
def test_cd1_elsewhere(student: Student) -> None:
    """de: cd1_gradient stimmt auch für ein Muster, viele Muster, Graustufen und große Gewichte; u und die anderen
    Argumente bleiben, wie sie sind.
    en: cd1_gradient is right for one pattern, many patterns, grey values and large weights as well; u and the other
    arguments stay as they are."""
    rng = np.random.default_rng(313)
    shapes = ((1, 3, 6, 1.0), (40, 7, 3, 1.0), (9, 5, 5, 1.0), (6, 4, 8, 30.0), (2, 1, 2, 1.0), (3, 2, 1, 1.0))
    for n_patterns, n_hidden, n_visible, scale in shapes:
        W, b, c = (rng.normal(0, scale, shape) for shape in ((n_hidden, n_visible), n_visible, n_hidden))
        sent = (rng.random((n_patterns, n_visible)), W, b, c, rng.random((n_patterns, n_hidden)))
        there = [student.send(array) for array in sent]
        got = student.cd1_gradient(*there)
        expect_plain(got, (list, tuple))
        expect_close(got, cd1_by_loops(*sent), dtype="same")
        expect_untouched(*zip(there, sent, strict=True))


@pytest.mark.task(3, points=0.5)
def test_free_energy_sums_over_all_hidden_states(student: Student) -> None:
    """de: free_energy ist −log der Summe über alle verdeckten Zustände und bleibt auch bei großen Zahlen endlich.
    en: free_energy is −log of the sum over all hidden states and stays finite for large numbers as well."""
    W, b, c, energies = small_machine()
    sent = (binary(6), W, b, c)
    there = [student.send(array) for array in sent]
    expect_close(student.free_energy(*there), -np.log(np.exp(-energies).sum(axis=1)), dtype="same")
    expect_untouched(*zip(there, sent, strict=True))
    far = np.array([[1000.0, 900.0], [-1000.0, -900.0], [800.0, -800.0]])
    # softplus(x) is x for large x and 0 for very negative x
    softplus = np.maximum(far @ np.ones(2) * 0.5 + np.array([0.0, 0.0, 500.0]), 0).sum()
    answer = student.free_energy(np.full((1, 2), 0.5), far, np.array([3.0, -1.0]), np.array([0.0, 0.0, 500.0]))
    expect_close(answer, np.array([-1.0 - softplus]))


@pytest.mark.task(4, points=0.5)
def test_reconstruct_elsewhere(student: Student) -> None:
    """de: reconstruct stimmt für mehrere Muster und Graustufen, gibt jedes Mal dasselbe und verändert nichts.
    en: reconstruct is right for several patterns and grey values, gives the same every time and changes nothing."""
    rng = np.random.default_rng(314)
    for n_patterns, n_hidden, n_visible in ((5, 3, 7), (1, 8, 4), (4, 4, 4)):
        shapes = ((n_hidden, n_visible), n_visible, n_hidden)
        v, W, b, c = sent = (rng.random((n_patterns, n_visible)), *(rng.normal(0, 1.5, shape) for shape in shapes))
        there = [student.send(array) for array in sent]
        answers = [student.reconstruct(*there) for _ in range(2)]
        for answer in answers:
            expect_close(answer, sigmoid(sigmoid(v @ W.T + c) @ W + b), dtype="same")
        expect_untouched(*zip(there, sent, strict=True))


STATES = binary(4)
"""Every h0 of the four hidden units that the training checks use, with five visible ones."""


def flat(result: object) -> np.ndarray:
    """W, b and c that train_rbm returned, in one row of 29 numbers."""
    expect_plain(result, (list, tuple))
    shapes = [getattr(part, "shape", None) for part in result]  # type: ignore[attr-defined]
    expect_equal(shapes, [(4, 5), (5,), (4,)], what=Text(de="Formen von W, b, c:", en="Shapes of W, b, c:"))
    row = np.concatenate([array.ravel() for array in result]).astype(np.float64)  # type: ignore[attr-defined]
    expect(np.isfinite(row).all(), de="W, b oder c enthält NaN oder unendlich.", en="W, b or c holds NaN or infinity.")
    return row


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


def expect_fit(moved: np.ndarray, possible: np.ndarray, n_steps: int) -> int:
    """`moved`, the change divided by lr, is one of the possible ones: which. 1e-5 leaves room for float32."""
    misses = np.abs(moved - possible).max(axis=1)
    best = int(misses.argmin())
    place = int(np.abs(moved - possible[best]).argmax())
    names = [f"W[{j},{i}]" for j in range(4) for i in range(5)] + [f"b[{i}]" for i in range(5)]
    name = [*names, *(f"c[{j}]" for j in range(4))][place]
    got, near = f"{moved[place]:.6g}", f"{possible[best, place]:.6g}"
    expect(
        misses[best] < 1e-5,
        de=f"Ein Muster, {n_steps} Schritt(e): (neu − alt)/lr passt zu keinem h0 aus Nullen und Einsen. Am meisten "
        f"weicht {name} ab: bekommen {got}, nächster Wert, den CD-1 ergeben kann: {near}.",
        en=f"One pattern, {n_steps} step(s): (new − old)/lr fits no h0 of zeros and ones. {name} deviates most: got "
        f"{got}, nearest value that CD-1 can give: {near}.",
    )
    return best


class Suspicion:
    """Something that a right program does by chance only: confirmed when it always happens, against odds of 10^9."""

    def __init__(self) -> None:
        self.always, self.chance = True, 1.0

    def note(self, happened: np.ndarray, probability: np.ndarray) -> None:
        self.always &= bool(happened.all())
        self.chance *= float(probability.prod())

    @property
    def confirmed(self) -> bool:
        return self.always and self.chance < 1e-9


@pytest.mark.task(5, points=0.5)
def test_first_steps_of_the_training(student: Student) -> None:
    """de: Die ersten Lernschritte von train_rbm sind genau CD-1-Schritte, mit frischen Zufallszahlen aus rng.
    en: The first learning steps of train_rbm are exactly CD-1 steps, with fresh random numbers from rng."""
    expect_first_steps(student, range(12))


def expect_first_steps(student: Student, seeds: range) -> None:
    """One pattern, one and two epochs: each step is one of the 16 that the states of four hidden units allow."""
    v, lr = np.array([0.9, 0.2, 0.7, 0.4, 0.8]), 0.05

    def trained(seed: int, lr: float, epochs: int) -> np.ndarray:
        rng = np.random.default_rng(seed)
        return flat(student.train_rbm(v[np.newaxis], n_hidden=4, epochs=epochs, lr=lr, batch_size=1, rng=rng))

    rounded, repeated = Suspicion(), Suspicion()
    for seed in seeds:
        start = trained(seed, 0.0, 1)
        expect_start(start, trained(seed, 0.0, 1))
        p, steps = possible_steps(v, start)
        h0 = STATES[expect_fit((trained(seed, lr, 1) - start) / lr, steps, 1)]
        rounded.note(h0 == (p > 0.5), np.maximum(p, 1 - p))
        seconds = [possible_steps(v, start + lr * step) for step in steps]
        both = np.concatenate([step + second for step, (_, second) in zip(steps, seconds, strict=True)])
        first, second = divmod(expect_fit((trained(seed, lr, 2) - start) / lr, both, 2), len(STATES))
        q = seconds[first][0]
        repeated.note(STATES[first] == STATES[second], p * q + (1 - p) * (1 - q))
    expect(
        not rounded.confirmed,
        de="In allen 12 Versuchen war h0 genau dort 1, wo p > 0,5 ist. h0 wird gezogen: 1, wo u < p, mit u aus rng.",
        en="In all 12 trials h0 was 1 just where p > 0.5. h0 is drawn: 1 where u < p, with u from rng.",
    )
    expect(
        not repeated.confirmed,
        de="Der zweite Schritt zieht in allen 12 Versuchen dasselbe h0 wie der erste. Ziehe u für jeden neu.",
        en="In all 12 trials the second step draws the same h0 as the first. Every step needs a new u.",
    )


@pytest.mark.task(5, points=0.5)
def test_every_row_counts(student: Student) -> None:
    """de: Jede Epoche nimmt jede Zeile genau einmal, auch der letzte, kleinere Stapel zählt, und die Schritte haben die
    Größe lr mal Mittelwert.
    en: Every epoch takes every row exactly once, the last, smaller batch counts as well, and the steps have the size lr
    times mean."""
    expect_every_row(student, seed=5)


def expect_every_row(student: Student, seed: int) -> None:
    """All steps together lie between the least and the largest value that the states h0 allow."""
    row, lr = np.array([0.9, 0.2, 0.7, 0.4, 0.8]), 1e-4
    different = 0.1 + 0.8 * np.random.default_rng(315).random((6, 5))
    cases = (  # V, batch_size, epochs, and how much each row counts in all, whatever the order
        (np.tile(row, (5, 1)), 2, 2, 6 / 5),  # equal rows: three steps per epoch, each counts like one pattern
        (different, 2, 2, 2 / 2),  # a half per epoch
        (np.tile(row, (3, 1)), 7, 10, 10 / 3),  # one step per epoch
    )
    for V, batch_size, epochs, weight in cases:
        sizes = {"n_hidden": 4, "epochs": epochs, "batch_size": batch_size}
        start, end = (
            flat(student.train_rbm(V, lr=rate, rng=np.random.default_rng(seed), **sizes)) for rate in (0.0, lr)
        )
        move, steps = (end - start) / lr, [possible_steps(v, start)[1] for v in V]
        low, high = (weight * sum(extreme(step, axis=0) for step in steps) for extreme in (np.min, np.max))
        misses = np.maximum(low - move, move - high)
        ratio = float(move @ (low + high) * 2 / ((low + high) @ (low + high)))
        # the parameters move meanwhile, by less than 10 * lr; that changes every gradient by less than 0.001
        expect(
            misses.max() < 0.02,
            de=f"{len(V)} Zeilen, Stapel zu {batch_size}, {epochs} Epochen: Die Schritte sind zusammen etwa das "
            f"{ratio:.2f}-fache von dem, was CD-1 ergibt. Zählt jede Zeile einmal je Epoche, und wird über die Zeilen "
            "ihres Stapels gemittelt?",
            en=f"{len(V)} rows, batches of {batch_size}, {epochs} epochs: all steps together are about {ratio:.2f} "
            "times what CD-1 gives. Does every row count once per epoch, and is the mean taken over the rows of its "
            "batch?",
        )
