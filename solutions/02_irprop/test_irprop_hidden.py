"""Hidden checks of assignment 02: random networks of any depth, long gradient sequences, and iris.

The oracles here are tested against torch (autograd, `torch.optim.Rprop`) in tests/assignments/test_irprop_oracle.py.
"""

import importlib.util
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from grader.testing import Student, Text, expect, expect_close, expect_equal, expect_plain

Arrays = list[np.ndarray]

SHAPES = ((3, 4), (5,), (1, 2))


def sigmoid(phi: np.ndarray) -> np.ndarray:
    """Without overflow, whatever the weights of a submission have become."""
    e: np.ndarray = np.exp(-np.abs(phi))
    return np.where(phi >= 0, 1.0, e) / (1.0 + e)


def forward(weights: Arrays, biases: Arrays, X: np.ndarray) -> Arrays:
    """Activations of every layer, X first."""
    activations = [X]
    for W, b in zip(weights, biases, strict=True):
        activations.append(sigmoid(np.einsum("nj,ij->ni", activations[-1], W) + b))
    return activations


def error(weights: Arrays, biases: Arrays, X: np.ndarray, T: np.ndarray) -> float:
    return 0.5 * float(np.sum((forward(weights, biases, X)[-1] - T) ** 2))


def backward(weights: Arrays, biases: Arrays, X: np.ndarray, T: np.ndarray) -> tuple[Arrays, Arrays]:
    """Gradients of the error, by backpropagation in index notation."""
    activations = forward(weights, biases, X)
    back = activations[-1] - T
    dW: Arrays = []
    db: Arrays = []
    for W, above, below in zip(weights[::-1], activations[:0:-1], activations[-2::-1], strict=True):
        back = back * above * (1.0 - above)
        dW.insert(0, np.einsum("ni,nj->ij", back, below))
        db.insert(0, back.sum(axis=0))
        back = np.einsum("ni,ij->nj", back, W)
    return dW, db


def irprop_minus(
    w: float,
    gradients: Iterable[float],
    eta_plus: float = 1.2,
    eta_minus: float = 0.5,
    delta_zero: float = 0.1,
    delta_min: float = 1e-6,
    delta_max: float = 50.0,
) -> Iterator[float]:
    """The values of a single weight after each step, in plain floats."""
    delta, before = delta_zero, 0.0
    for g in gradients:
        if before * g > 0:
            delta = min(delta * eta_plus, delta_max)
        if before * g < 0:
            delta, g = max(delta * eta_minus, delta_min), 0.0
        if g != 0:
            w -= math.copysign(delta, g)
        before = g
        yield w


def oracle_paths(start: Arrays, gradients: Sequence[Arrays], **settings: float) -> list[Arrays]:
    """All weights after each step of iRprop-."""
    paths = [np.empty((len(gradients), *w.shape)) for w in start]
    for path, w, sequence in zip(paths, start, zip(*gradients, strict=True), strict=True):
        for index in np.ndindex(w.shape):
            singles = (float(g[index]) for g in sequence)
            path[(slice(None), *index)] = list(irprop_minus(float(w[index]), singles, **settings))
    return [[path[step] for path in paths] for step in range(len(gradients))]


def injected_gradients(seed: int, steps: int) -> list[Arrays]:
    """Gradients of every kind: loyal and fickle signs, exact zeros, sizes from 1e-6 to 1e6."""
    rng = np.random.default_rng(seed)
    sequence = []
    for step in range(steps):
        signs = [rng.choice([-1, 0, 1], shape, p=[0.4, 0.1, 0.5]) for shape in SHAPES]
        for sign in signs:
            sign.flat[:2] = 1, (-1) ** step  # one step size grows up to delta_max, one falls to delta_min
        sequence.append([sign * 10.0 ** rng.uniform(-6, 6, sign.shape) for sign in signs])
    return sequence


def training_losses(weights: Arrays, biases: Arrays, X: np.ndarray, T: np.ndarray, epochs: int) -> list[float]:
    """Errors of the first epochs with iRprop-. Changes the weights."""
    params = [*weights, *biases]
    deltas, before = [np.full(w.shape, 0.1) for w in params], [np.zeros(w.shape) for w in params]
    losses = []
    for _ in range(epochs):
        losses.append(error(weights, biases, X, T))
        dW, db = backward(weights, biases, X, T)
        for w, delta, old, g in zip(params, deltas, before, (*dW, *db), strict=True):
            same, turned = old * g > 0, old * g < 0
            delta[same] = np.minimum(delta[same] * 1.2, 50.0)
            delta[turned] = np.maximum(delta[turned] * 0.5, 1e-6)
            g[turned] = 0.0
            w -= np.sign(g) * delta
            old[...] = g
    return losses


def iris() -> tuple[np.ndarray, np.ndarray]:
    """Iris (Fisher 1936), scikit-learn's copy, each feature with mean 0 and standard deviation 1; one-hot targets.

    The file is read directly: importing the library would take longer than all checks together.
    """
    spec = importlib.util.find_spec("sklearn")
    assert spec is not None
    assert spec.origin is not None
    file = Path(spec.origin).parent / "datasets" / "data" / "iris.csv"
    table = np.loadtxt(file, delimiter=",", skiprows=1)
    features = table[:, :4]
    return (features - features.mean(axis=0)) / features.std(axis=0), np.eye(3)[table[:, 4].astype(np.int64)]


def random_network(rng: np.random.Generator, sizes: Sequence[int]) -> tuple[Arrays, Arrays]:
    weights = [rng.uniform(-1.0, 1.0, (above, below)) for below, above in zip(sizes, sizes[1:], strict=False)]
    return weights, [rng.uniform(-1.0, 1.0, size) for size in sizes[1:]]


@pytest.mark.task(1, points=0.5)
def test_forward_of_random_networks(student: Student) -> None:
    """de: mlp_forward stimmt für Netze beliebiger Tiefe und Breite und lässt alle Argumente unverändert.
    en: mlp_forward is right for networks of any depth and width and leaves all arguments unchanged.
    why de: Tiefe und Breite sind Zahlen, die man wählt, keine Eigenschaften des Programms.
    why en: Depth and width are numbers one chooses, not properties of the program.
    formula: aₗ = σ(aₗ₋₁ Wₗᵀ + bₗ)
    source de: Rumelhart, Hinton und Williams 1986
    source en: Rumelhart, Hinton and Williams 1986
    """
    # Other widths in every layer and a square one: transposed weights; one pattern; four layers; every argument looked
    # at afterwards.
    rng = np.random.default_rng(11)
    for sizes, patterns in (((3, 1), 4), ((2, 2), 2), ((4, 3, 5, 2), 6), ((1, 4, 4, 3, 2), 1)):
        weights, biases = random_network(rng, sizes)
        X = rng.normal(size=(patterns, sizes[0]))
        sent = [student.send(value) for value in (weights, biases, X)]
        student.part(de="die Ausgaben aller Schichten", en="the outputs of all layers")
        activations = student.mlp_forward(*sent)
        expect_close(activations, forward(weights, biases, X), dtype="same")
        expect_equal([value.fetch() for value in sent], [weights, biases, X], unchanged=True)


@pytest.mark.task(2, points=1, after=())
def test_gradients_of_deep_networks(student: Student) -> None:
    """de: mlp_gradients stimmt für Netze beliebiger Tiefe, auch zweimal nacheinander, und verändert nichts.
    en: mlp_gradients is right for networks of any depth, also twice in a row, and changes nothing.
    why de: In tiefen Netzen läuft der Fehler durch viele Schichten; was bei zweien stimmt, stimmt dort noch lange
        nicht.
    why en: In deep networks the error passes many layers; what is right for two need not be right there.
    formula: ∂E/∂Wₗ = δₗᵀ aₗ₋₁
    source de: Rumelhart, Hinton und Williams 1986
    source en: Rumelhart, Hinton and Williams 1986
    """
    # One, three and four layers; σ′ missing in the middle; single precision (1e-7); twice with the same arrays:
    # gradients that add up, arguments changed.
    rng = np.random.default_rng(22)
    for sizes, patterns in (((3, 2), 4), ((2, 3, 3, 2), 5), ((3, 2, 4, 3, 1), 1), ((2, 3, 3, 2), 5)):
        weights, biases = random_network(rng, sizes)
        X, T = rng.normal(size=(patterns, sizes[0])), rng.uniform(size=(patterns, sizes[-1]))
        student.part(
            de="Gradienten von Netzen verschiedener Tiefe, zweimal nacheinander",
            en="gradients of networks of various depth, twice in a row",
        )
        sent = [student.send(value) for value in (weights, biases, X, T)]
        answers = [student.mlp_gradients(*sent) for _ in range(2)]
        left = [value.fetch() for value in sent]
        for answer in answers:
            # Rounding moves the last bits only; single precision would be off by 1e-7.
            expect_close(answer, backward(weights, biases, X, T), dtype="same")
        expect_equal(left, [weights, biases, X, T], unchanged=True)


@pytest.mark.task(3, points=1, after=())
def test_long_gradient_sequences(student: Student) -> None:
    """de: Achtzig Schritte mit Gradienten aller Art stimmen auf das letzte Bit.
    en: Eighty steps with gradients of every kind are right to the last bit.
    why de: Nur Vorzeichen gehen ein, darum ist das Verfahren bis aufs letzte Bit nachprüfbar.
    why en: Only signs enter, so the method can be checked to the last bit.
    formula de: Δ ← min(η⁺Δ, Δmax) oder max(η⁻Δ, Δmin)
    formula en: Δ ← min(η⁺Δ, Δmax) or max(η⁻Δ, Δmin)
    source de: Fischer (Hochschule Mannheim), Aufgabe 2; Igel und Hüsken 2000
    source en: Fischer (Hochschule Mannheim), exercise 2; Igel and Hüsken 2000
    """
    # 80 steps, exact zeros, sizes from 1e-6 to 1e6, both bounds reached, other settings: bounds applied only while
    # stepping, rounded steps, float32.
    rng = np.random.default_rng(31)
    start = [rng.normal(size=shape) for shape in SHAPES]
    settings = {"eta_plus": 1.5, "eta_minus": 0.25, "delta_zero": 0.5, "delta_min": 1e-3, "delta_max": 3.0}
    for chosen, steps in (({}, 80), (settings, 30)):
        student.part(
            de="viele Schritte mit Vorgabe- oder eigenen Einstellungen",
            en="many steps with default settings or others",
        )
        gradients = injected_gradients(32, steps)
        params = [student.send(w) for w in start]
        optimizer = student.IRpropMinus(params, **chosen)
        seen = []
        for number, arrays in enumerate(gradients, start=1):
            optimizer.step(arrays)
            if number in (1, 3, 8, 25, steps):
                seen.append((number, [w.fetch() for w in params]))
        expected = oracle_paths(start, gradients, **chosen)
        for number, weights in seen:
            expect_equal(weights, expected[number - 1], dtype="same")


@pytest.mark.task(3, points=0.5, after=())
def test_only_signs_matter(student: Student) -> None:
    """de: 1024-mal so große Gradienten ergeben dieselben Schritte, und zwei Optimierer stören einander nicht.
    en: Gradients 1024 times as large give the same steps, and two optimisers do not disturb each other.
    why de: Wie steil der Fehler ist, sagt wenig darüber, wie weit das Minimum entfernt ist; darum zählt nur die
        Richtung.
    why en: How steep the error is says little about how far away the minimum is; so only the direction counts.
    formula: step(1024·g) = step(g)
    source de: Riedmiller und Braun 1993
    source en: Riedmiller and Braun 1993
    """
    # The size of the gradient used; memory in the class (three optimisers at once), or kept for arrays that were
    # trained before (a new one for the same arrays).
    rng = np.random.default_rng(33)
    start = [rng.normal(size=shape) for shape in SHAPES]
    params = [[student.send(w) for w in start] for _ in range(3)]
    optimizers = [student.IRpropMinus(handles) for handles in params]
    gradients = injected_gradients(34, 12)
    first, second, third = optimizers
    for arrays, delayed in zip(gradients[1:], gradients[:-1], strict=True):
        student.part(
            de="mehrere Optimierer nebeneinander, Gradienten verschiedener Größe",
            en="several optimisers side by side, gradients of various size",
        )
        first.step(arrays)
        second.step([1024.0 * g for g in delayed])  # one step behind, so that a shared memory would show
        third.step([2.0**-12 * g for g in arrays])
    ends = [[w.fetch() for w in handles] for handles in params]
    early, late = oracle_paths(start, gradients[:-1])[-1], oracle_paths(start, gradients[1:])[-1]
    for end, expected in zip(ends, (late, early, late), strict=True):
        expect_equal(end, expected)
    student.part(
        de="ein neuer Optimierer für schon trainierte Gewichte",
        en="a new optimiser for weights that have been trained",
    )
    afresh = student.IRpropMinus(params[0])  # for weights that have been trained before
    for arrays in gradients[:3]:
        afresh.step(arrays)
    expect_equal([w.fetch() for w in params[0]], oracle_paths(ends[0], gradients[:3])[-1])


def expect_no_step_left_out(student: Student) -> None:
    """Targets that the network nearly reaches already: the error starts at 6e-12, and every step counts."""
    rng = np.random.default_rng(42)
    weights, biases = random_network(rng, (3, 4, 2))
    X = rng.normal(size=(6, 3))
    T = forward(weights, biases, X)[-1] + 1e-6
    copies = [array.copy() for array in (*weights, *biases)]
    losses = student.train(copies[:2], copies[2:], X, T, 6, student.get("IRpropMinus"))
    what = Text(
        de="Start mit winzigem Fehler, E vor jedem Schritt:", en="A start with a tiny error, E before each step:"
    )
    expect_close(list(losses), training_losses(weights, biases, X, T, 6), rtol=1e-6, atol=1e-18, what=what)


@pytest.mark.task(4, points=1, after=3)
def test_iris(student: Student) -> None:
    """de: Ein 4-8-3-Netz lernt die Schwertlilien: mindestens 148 von 150 nach 40 Epochen.
    en: A 4-8-3 network learns iris: at least 148 of 150 after 40 epochs.
    why de: Echte Daten mit drei Klassen: Erst hier arbeiten Vorwärts, Rückwärts und Optimierer zusammen wie in der
        Praxis.
    why en: Real data with three classes: here forward, backward and optimiser work together as in practice.
    formula: E = ½ Σₙ Σₖ (oₙₖ − tₙₖ)²
    source de: Fischer (Hochschule Mannheim), Aufgabe 2; Fisher 1936 (Iris)
    source en: Fischer (Hochschule Mannheim), exercise 2; Fisher 1936 (iris)
    """
    # Three outputs and 150 patterns: errors of one output or of one pattern only. The start at 6e-12: a training that
    # stops below some error.
    X, T = iris()
    weights, biases = random_network(np.random.default_rng(20), (4, 8, 3))
    there = [student.send(array) for array in (*weights, *biases)]
    student.part(de="was train zurückgibt", en="what train returns")
    losses = student.train(there[:2], there[2:], X, T, 40, student.get("IRpropMinus"))
    after = [array.fetch() for array in there]
    expect_plain(losses, (list, tuple, np.ndarray), what=Text(de="Was train zurückgibt:", en="What train returns:"))
    expect(
        len(losses) == 40,
        de=f"train soll 40 Zahlen zurückgeben, den Fehler vor jedem Schritt; bekommen {len(losses)}.",
        en=f"train is to return 40 numbers, the error before each step; got {len(losses)}.",
    )
    student.part(de="ein Start mit winzigem Fehler", en="a start with a tiny error")
    expect_no_step_left_out(student)
    # Up to epoch 15 no neuron is saturated, and every way to write the sigmoid gives the same signs.
    student.part(de="die Fehler der ersten Epochen", en="the errors of the first epochs")
    expected = training_losses(weights, biases, X, T, 15)
    expect_close(
        list(losses[:15]), expected, what=Text(de="Fehler E vor jedem Schritt:", en="Error E before each step:")
    )
    student.part(de="das fertig trainierte Netz", en="the trained network")
    right = int(np.sum(forward(after[:2], after[2:], X)[-1].argmax(axis=1) == T.argmax(axis=1)))
    expect(
        right >= 148,
        de=f"Nach 40 Epochen sollen mindestens 148 von 150 Blumen richtig erkannt werden; es sind {right}.",
        en=f"After 40 epochs at least 148 of 150 flowers are to be recognised; there are {right}.",
    )
