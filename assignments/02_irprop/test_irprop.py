"""Public checks of assignment 02. L = ln 3 makes a network whose numbers can be worked out by hand: sigmoid(L) = 3/4.

What must not be given away is a number here, computed elsewhere. Differences of the error check the gradients.
"""

import math
from collections.abc import Sequence
from numbers import Real
from typing import Any

import numpy as np
import pytest

from grader.testing import RemoteObject, Student, Text, expect, expect_close, expect_equal, expect_plain

Arrays = list[np.ndarray]

L = math.log(3.0)
# The example of the statement: two inputs, two hidden neurons, one output, two patterns.
HAND_WEIGHTS = [np.array([[2 * L, 0.0], [L, -L]]), np.array([[L, -2 * L]])]
HAND_BIASES = [np.array([-L, 0.0]), np.array([0.75 * L])]
HAND_X, HAND_T = np.array([[1.0, 2.0], [0.0, 0.0]]), np.array([[1.0], [0.0]])

XOR_X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_T = np.array([[0.0], [1.0], [1.0], [0.0]])
# The start of the statement, and the errors of the first epochs with iRprop-.
XOR_WEIGHTS = [np.array([[-0.7, 0.6], [0.5, 0.8], [0.7, 0.2], [0.1, 0.9]]), np.array([[0.9, -0.4, 1.0, 0.9]])]
XOR_BIASES = [np.array([-0.6, 1.0, 0.2, -0.6]), np.array([0.5])]
XOR_LOSSES = [
    0.71179680, 0.62740795, 0.54405046, 0.50366914, 0.53753003, 0.53475155,
    0.50650238, 0.50121478, 0.49960974, 0.49407950, 0.49137070, 0.48791440,
    0.48255344, 0.47511605, 0.46556141, 0.45395106, 0.44104270, 0.42537840,
    0.40605516, 0.38233690, 0.35423783, 0.32218435, 0.28764554, 0.25408988,
    0.22106258, 0.18997771, 0.16077950, 0.13321625, 0.10768882, 0.08450553,
]  # fmt: skip


def sigmoid(phi: np.ndarray) -> np.ndarray:
    """As in the given program."""
    e: np.ndarray = np.exp(-np.abs(phi))
    return np.where(phi >= 0, 1.0, e) / (1.0 + e)


def two_layers(weights: Arrays, biases: Arrays, X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Hidden and output activations, as in the given program."""
    hidden = sigmoid(X @ weights[0].T + biases[0])
    return hidden, sigmoid(hidden @ weights[1].T + biases[1])


def error(weights: Arrays, biases: Arrays, X: np.ndarray, T: np.ndarray) -> float:
    """E = 1/2 sum (o - t)^2 of a network with one hidden layer."""
    return 0.5 * float(np.sum((two_layers(weights, biases, X)[1] - T) ** 2))


def slopes(weights: Arrays, biases: Arrays, X: np.ndarray, T: np.ndarray) -> tuple[Arrays, Arrays]:
    """How E changes with every single weight: central differences, good for about nine digits."""
    h, found = 1e-5, []
    for array in (*weights, *biases):
        slope = np.empty_like(array)
        for index in np.ndindex(array.shape):
            value = array[index]
            array[index] = value + h
            above = error(weights, biases, X, T)
            array[index] = value - h
            slope[index] = (above - error(weights, biases, X, T)) / (2 * h)
            array[index] = value
        found.append(slope)
    return found[: len(weights)], found[len(weights) :]


def descended(weights: Arrays, biases: Arrays, X: np.ndarray, T: np.ndarray, epochs: int) -> list[float]:
    """The errors of gradient descent with rate 0.5, before each step. Changes the weights."""
    losses = []
    for _ in range(epochs):
        losses.append(error(weights, biases, X, T))
        dW, db = slopes(weights, biases, X, T)
        for w, g in zip((*weights, *biases), (*dW, *db), strict=True):
            w -= 0.5 * g
    return losses


def copies(arrays: Arrays) -> Arrays:
    return [array.copy() for array in arrays]


def random_network(rng: np.random.Generator, sizes: Sequence[int]) -> tuple[Arrays, Arrays]:
    weights = [rng.uniform(-1.0, 1.0, (above, below)) for below, above in zip(sizes, sizes[1:], strict=False)]
    return weights, [rng.uniform(-1.0, 1.0, size) for size in sizes[1:]]


def expect_gradients(result: object, dW: Arrays, db: Arrays, rtol: float = 1e-9, atol: float = 1e-12) -> None:
    """The pair of lists that mlp_gradients is to return."""
    expect(
        isinstance(result, list | tuple) and len(result) == 2,
        de="mlp_gradients soll zwei Listen zurückgeben: return dW, db.",
        en="mlp_gradients is to return two lists: return dW, db.",
    )
    pair: Any = result
    of_weights = Text(de="dW, die Gradienten der Gewichte:", en="dW, the gradients of the weights:")
    of_biases = Text(de="db, die Gradienten der Biaswerte:", en="db, the gradients of the biases:")
    expect_close(pair[0], dW, rtol, atol, what=of_weights, dtype="same")
    expect_close(pair[1], db, rtol, atol, what=of_biases, dtype="same")


def expect_losses(got: object, expected: Sequence[float]) -> None:
    """One error per epoch; an array or a tuple of them is as good as a list."""
    expect_plain(got, (list, tuple, np.ndarray), what=Text(de="Was train zurückgibt:", en="What train returns:"))
    losses: list[object] = list(got)  # type: ignore[call-overload]  # expect_plain has seen to it
    expect(
        len(losses) == len(expected),
        de=f"train soll {len(expected)} Zahlen zurückgeben, den Fehler vor jedem Schritt; bekommen {len(losses)}.",
        en=f"train is to return {len(expected)} numbers, the error before each step; got {len(losses)}.",
    )
    what = Text(de="Fehler E vor jedem Schritt:", en="Error E before each step:")
    if all(isinstance(loss, Real) for loss in losses):
        expect_close(np.array(losses, dtype=np.float64), np.array(expected), rtol=1e-6, what=what)
    else:
        expect_close(losses, list(expected), rtol=1e-6, what=what)


def fetched(params: Sequence[RemoteObject]) -> Arrays:
    return [param.fetch() for param in params]


@pytest.mark.task(1, points=0.5)
def test_forward_by_hand(student: Student) -> None:
    """de: mlp_forward gibt [X, a₁, …, a_L] zurück, wie von Hand gerechnet, auch mit einer oder mit drei Schichten.
    en: mlp_forward returns [X, a₁, …, a_L] as worked out by hand, also with one layer or with three.
    why de: Der Rückwärtslauf braucht die Ausgabe jeder Schicht; wer nur die letzte behält, muss alles noch einmal
        rechnen.
    why en: The backward pass needs the output of every layer; keeping only the last means computing everything again.
    formula: aₗ = σ(aₗ₋₁ Wₗᵀ + bₗ)
    source de: Rumelhart, Hinton und Williams 1986
    source en: Rumelhart, Hinton and Williams 1986
    """
    # 2×2 with W₁ not symmetric: weights not transposed. Biases that change the answer: missing, or added after the
    # sigmoid. One and three layers: a program for two only, a linear output, X missing from the list. The patterns the
    # other way round: an answer remembered.
    hidden, output = np.array([[0.75, 0.25], [0.25, 0.5]]), np.array([[0.75], [0.5]])
    two = student.mlp_forward(HAND_WEIGHTS, HAND_BIASES, HAND_X)
    one = student.mlp_forward(HAND_WEIGHTS[:1], HAND_BIASES[:1], HAND_X)
    wide = [np.array([[4 * L], [0.0], [-2 * L]])], [np.array([-2 * L, L, 0.5 * L])]
    three = student.mlp_forward([*HAND_WEIGHTS, *wide[0]], [*HAND_BIASES, *wide[1]], HAND_X)
    turned = student.mlp_forward(HAND_WEIGHTS, HAND_BIASES, HAND_X[::-1].copy())
    expect_close(two, [HAND_X, hidden, output], dtype="same")
    expect_close(turned, [HAND_X[::-1], hidden[::-1], output[::-1]])
    expect_close(one, [HAND_X, hidden])
    expect_close(three, [HAND_X, hidden, output, np.array([[0.75, 0.75, 0.25], [0.5, 0.75, 1 / (1 + math.sqrt(3))]])])


@pytest.mark.task(1, points=0.5)
def test_large_net_inputs(student: Student) -> None:
    """de: Auch bei sehr großem |φ| stimmt die Ausgabe: kein NaN, kein Überlauf, nichts wird abgeschnitten.
    en: The output is right for very large |φ| as well: no NaN, no overflow, nothing is clipped.
    why de: Nach langem Lernen sind Netzeingaben groß; ein Überlauf macht aus allen Gewichten NaN.
    why en: After long training net inputs are large; an overflow turns all weights into NaN.
    formula: σ(−1000) = 0, σ(1000) = 1
    source de: Aufgabenstellung, „Vorwärts“
    source en: Statement, “Forward”
    """
    # ±1000: exp overflows; ±15 and ±30: net inputs clipped at 8, 10 or 20, outputs rounded.
    phi = np.array([[-1000.0], [-30.0], [-15.0], [0.0], [15.0], [30.0], [1000.0]])
    exact = [1 / (1 + math.exp(min(-p, 700.0))) for p in phi[:, 0].tolist()]
    activations = student.mlp_forward([np.array([[1.0], [-1.0]])], [np.zeros(2)], phi)
    expect_close(activations, [phi, np.array([exact, exact[::-1]]).T])


@pytest.mark.task(2, points=1, after=())
def test_gradients_by_hand(student: Student) -> None:
    """de: Die Gradienten des Beispiels sind die von Hand gerechneten, auch für ein Muster oder eine Schicht allein.
    en: The gradients of the example are those worked out by hand, also for one pattern or one layer alone.
    why de: Backpropagation ist die Kettenregel, Schicht für Schicht; ein Vorzeichen oder ein Faktor zu viel fällt im
        Lernen oft nicht auf.
    why en: Backpropagation is the chain rule, layer by layer; a sign or a factor too many often goes unnoticed in
        training.
    formula: δ_L = (o − T) ⊙ o ⊙ (1 − o),  δₗ = (δₗ₊₁ Wₗ₊₁) ⊙ aₗ ⊙ (1 − aₗ)
    source de: Rumelhart, Hinton und Williams 1986
    source en: Rumelhart, Hinton and Williams 1986
    """
    # One pattern and both: mean for sum, the last pattern only. One layer and two: σ′ missing in one of them, of φ or
    # of tanh; transposed or swapped lists. Far targets: difference quotients as a solution.
    both = student.mlp_gradients(HAND_WEIGHTS, HAND_BIASES, HAND_X, HAND_T)
    second = student.mlp_gradients(HAND_WEIGHTS, HAND_BIASES, HAND_X[1:], HAND_T[1:])
    one_layer = student.mlp_gradients(HAND_WEIGHTS[:1], HAND_BIASES[:1], HAND_X, np.zeros((2, 2)))
    # Far targets make E large, and differences of it inexact: those are for checking, they are no solution.
    far = student.mlp_gradients(HAND_WEIGHTS[:1], HAND_BIASES[:1], HAND_X, np.full((2, 2), -1000.0))
    expect_gradients(
        second,
        [np.zeros((2, 2)), np.array([[1 / 32, 1 / 16]])],
        [np.array([3 * L / 128, -L / 16]), np.array([1 / 8])],
    )
    expect_gradients(
        both,
        [np.array([[-9 * L, -18 * L], [18 * L, 36 * L]]) / 1024, np.array([[-1 / 256, 13 / 256]])],
        [np.array([15 * L, -46 * L]) / 1024, np.array([5 / 64])],
    )
    expect_gradients(one_layer, [np.array([[9 / 64, 18 / 64], [3 / 64, 6 / 64]])], [np.array([12 / 64, 11 / 64])])
    expect_gradients(
        far,
        [np.array([[9 / 64 + 187.5, 18 / 64 + 375.0], [3 / 64 + 187.5, 6 / 64 + 375.0]])],
        [np.array([12 / 64 + 375.0, 11 / 64 + 437.5])],
    )


@pytest.mark.task(2, points=0.5, after=())
def test_gradients_are_slopes(student: Student) -> None:
    """de: Jeder Gradient ist die Steigung des Fehlers: Differenzen (E(w+h) − E(w−h)) / 2h geben dieselben Zahlen.
    en: Every gradient is the slope of the error: differences (E(w+h) − E(w−h)) / 2h give the same numbers.
    why de: So prüft man jeden Gradienten, auch später die eines Netzes, zu dem es keine Lösung gibt.
    why en: This is how any gradient can be checked, later also those of a network that has no solution sheet.
    formula: ∂E/∂w ≈ (E(w + h) − E(w − h)) / 2h
    source de: Aufgabenstellung, „Gradienten“
    source en: Statement, “Gradients”
    """
    # 3-4-2 with 5 patterns: all sizes differ, so nothing can be transposed or summed along the wrong axis unnoticed.
    rng = np.random.default_rng(21)
    weights, biases = random_network(rng, (3, 4, 2))
    X, T = rng.normal(size=(5, 3)), rng.uniform(size=(5, 2))
    result = student.mlp_gradients(weights, biases, X, T)
    expect_gradients(result, *slopes(weights, biases, X, T), rtol=1e-6, atol=1e-9)


# Six gradients for each of six weights that all start at 1, and where the weights are after each step.
HAND_GRADIENTS = np.array(
    [
        [2.0, 3.0, 0.0, 1.0, -4.0, -1.0],
        [-1.0, 0.5, 1.0, -1.0, -1.0, -1.0],
        [-1.0, 8.0, 0.0, 1.0, 2.0, 0.0],
        [-1.0, 1.0, 1.0, -1.0, -3.0, -1.0],
        [1.0, 1.0, -1.0, 1.0, -1.0, -1.0],
        [1.0, 1.0, -1.0, -1.0, -1.0, 5.0],
    ]
)
HAND_PATH = np.array(
    [
        [0.9, 0.9, 1.0, 0.9, 1.1, 1.1],
        [0.9, 0.78, 0.9, 0.9, 1.22, 1.22],
        [0.95, 0.636, 0.9, 0.85, 1.22, 1.22],
        [1.01, 0.4632, 0.8, 0.85, 1.28, 1.34],
        [1.01, 0.25584, 0.8, 0.825, 1.352, 1.484],
        [0.98, 0.007008, 0.85, 0.825, 1.4384, 1.484],
    ]
)


@pytest.mark.task(3, points=1, after=())
def test_steps_by_hand(student: Student) -> None:
    """de: Sechs Schritte, von Hand gerechnet: Aus 1 wird mit den Gradienten +2, −1, −1, −1 zuerst 0,9; 0,9; 0,95; 1,01.
    en: Six steps worked out by hand: with the gradients +2, −1, −1, −1 the weight 1 becomes 0.9, 0.9, 0.95, 1.01.
    why de: Jedes Gewicht bekommt seine eigene Schrittweite: größer, solange es bergab geht, kleiner, sobald es über
        das Tal springt.
    why en: Every weight gets a step size of its own: larger while it goes downhill, smaller as soon as it jumps across
        the valley.
    formula: w ← w − sign(g)·Δ
    source de: Fischer (Hochschule Mannheim), Aufgabe 2; Igel und Hüsken 2000
    source en: Fischer (Hochschule Mannheim), exercise 2; Igel and Hüsken 2000
    """
    # Column 1: no pause, the old gradient kept or overwritten; 2: size of the gradient used; 3 and 6: product 0 taken
    # for equal or for changed signs; 4: always changing; all: η⁺ and η⁻ swapped, Δ adapted after the step, one Δ per
    # array, uphill.
    matrix, vector = student.send(np.ones((2, 2))), student.send(np.ones(2))
    optimizer = student.IRpropMinus([matrix, vector])
    path = []
    for g in HAND_GRADIENTS:
        optimizer.step([g[:4].reshape(2, 2), g[4:]])
        path.append((matrix.fetch(), vector.fetch()))
    weights = np.array([np.concatenate([w.ravel() for w in step]) for step in path])
    for got, expected, gradients in zip(weights.T, HAND_PATH.T, HAND_GRADIENTS.T, strict=True):
        named = ", ".join(f"{g:+g}" for g in gradients)
        what = Text(
            de=f"Gradienten {named}, das Gewicht beginnt bei 1; seine Werte nach jedem Schritt:",
            en=f"Gradients {named}, the weight starts at 1; its values after each step:",
        )
        expect_close(got, expected, what=what)


@pytest.mark.task(3, points=0.5, after=())
def test_bounds_and_settings(student: Student) -> None:
    """de: Keine Schrittweite verlässt [Δmin, Δmax], und eigene Werte für η⁺, η⁻, Δ0, Δmin und Δmax gelten.
    en: No step size leaves [Δmin, Δmax], and values of one's own for η⁺, η⁻, Δ0, Δmin and Δmax apply.
    why de: Ohne Grenzen wächst ein Schritt über alle Maße oder schrumpft so weit, dass sich nichts mehr bewegt.
    why en: Without bounds a step grows beyond all measure or shrinks until nothing moves any more.
    formula: Δmin ≤ Δ ≤ Δmax
    source de: Riedmiller und Braun 1993; Igel und Hüsken 2000
    source en: Riedmiller and Braun 1993; Igel and Hüsken 2000
    """
    # Runs 1 and 2: no upper bound, given and default; 3 and 4: no lower bound; 1: the bound applied to the step only,
    # not to Δ; 5: factors ignored or swapped. Five optimisers in one process.
    same, turning, changing = [1.0] * 6, [1.0] * 6 + [-1.0] * 2, [1.0, -1.0] * 4
    runs = (
        ({"delta_zero": 5.0, "delta_max": 8.0}, turning, [-5.0, -11.0, -18.2, -26.2, -34.2, -42.2, -42.2, -38.2]),
        ({"delta_zero": 40.0}, same, [-40.0, -88.0, -138.0, -188.0, -238.0, -288.0]),
        ({"delta_zero": 1.0, "delta_min": 0.3}, changing, [-1.0, -1.0, -1.5, -1.5, -1.8, -1.8, -2.1, -2.1]),
        ({"delta_zero": 4e-6}, changing, [-4e-6, -4e-6, -6e-6, -6e-6, -7e-6, -7e-6, -8e-6, -8e-6]),
        ({"eta_plus": 2.0, "eta_minus": 0.25}, [1.0, 1.0, -1.0, -1.0], [-0.1, -0.3, -0.3, -0.25]),
    )
    paths = []
    for settings, gradients, _ in runs:
        w, path = student.send(np.zeros(1)), []
        optimizer = student.IRpropMinus([w], **settings)
        for g in gradients:
            optimizer.step([np.array([g])])
            path.append(w.fetch())
        paths.append(path)
    for path, (settings, gradients, positions) in zip(paths, runs, strict=True):
        named = ", ".join(f"{name}={value:g}" for name, value in settings.items())
        signs = " ".join(f"{g:+.0f}" for g in gradients)
        case = Text(
            de=f"{named}, Gradienten {signs}, das Gewicht beginnt bei 0; seine Werte nach jedem Schritt:",
            en=f"{named}, gradients {signs}, the weight starts at 0; its values after each step:",
        )
        expect_close(np.concatenate(path), np.array(positions), atol=1e-14, what=case)


@pytest.mark.task(3, points=1, after=())
def test_step_works_in_place(student: Student) -> None:
    """de: step ändert genau die übergebenen Arrays; die Gradienten verändert und behält es nicht.
    en: step changes the very arrays it was given; it neither changes nor keeps the gradients.
    why de: Das Netz und der Optimierer teilen sich die Arrays; ein neues Array sieht das Netz nie.
    why en: The network and the optimiser share the arrays; the network never sees a new one.
    formula: w[...] = w − sign(g)·Δ
    source de: Aufgabenstellung, „iRprop⁻“
    source en: Statement, “iRprop⁻”
    """
    # w = w − …; a gradient that is kept instead of copied (the caller writes into it), or set to zero in place.
    w, g = student.send(np.array([1.0, 1.0, 1.0])), student.send(np.zeros(3))
    optimizer = student.IRpropMinus([w])
    steps = ([1.0, -1.0, 2.0], [-1.0, -1.0, 2.0], [-1.0, 1.0, 2.0])
    weights, gradients = [], []
    for values in steps:
        g[...] = np.array(values)  # the caller uses one array again and again
        optimizer.step([g])
        weights.append(w.fetch())
        gradients.append(g.fetch())
    for left, values in zip(gradients, steps, strict=True):
        what = Text(de="step verändert die übergebenen Gradienten:", en="step changes the gradients it is given:")
        expect_equal(left, np.array(values), what=what)
    expect(
        not np.array_equal(weights[0], np.ones(3)),
        de="Die Gewichte des Aufrufers haben sich nicht bewegt. Ändert step das Array selbst: w -= … oder w[...] = …?",
        en="The caller's weights have not moved. Does step change the array itself: w -= … or w[...] = …?",
    )
    reused = Text(
        de="Drei Schritte, bei denen der Aufrufer jeden neuen Gradienten in dasselbe Array schreibt:",
        en="Three steps in which the caller writes every new gradient into the same array:",
    )
    for got, after in zip(weights, ([0.9, 1.1, 0.9], [0.9, 1.22, 0.78], [0.95, 1.22, 0.636]), strict=True):
        expect_close(got, np.array(after), what=reused)


@pytest.mark.task(4, points=0.5, after=())
def test_training_with_gradient_descent(student: Student) -> None:
    """de: train gibt mit GradientDescent dieselben Fehler und Gewichte wie das gegebene Programm, in jeder Epoche.
    en: train gives the same errors and weights with GradientDescent as the given program, in every epoch.
    why de: Netz und Optimierer sind getrennt: Dasselbe train lernt mit jedem Verfahren, das step kann.
    why en: Network and optimiser are separate: the same train learns with any method that has a step.
    formula: w ← w − η ∂E/∂w
    source de: Rumelhart, Hinton und Williams 1986
    source en: Rumelhart, Hinton and Williams 1986
    """
    # Four epochs: pattern by pattern, layer by layer, a copy trained, an optimiser of one's own, the error after the
    # step, mean for sum. E = 0 and E = 6e-6: a training that stops early, errors rounded.
    rng = np.random.default_rng(41)
    weights, biases = random_network(rng, (3, 4, 2))
    X, T = rng.normal(size=(6, 3)), rng.uniform(size=(6, 2))
    there = [student.send(array) for array in (*weights, *biases)]
    X_there, T_there = student.send(X), student.send(T)
    losses = student.train(there[:2], there[2:], X_there, T_there, 4, student.get("GradientDescent"))
    after, data = fetched(there), fetched((X_there, T_there))
    reached = two_layers(weights, biases, X)[1]  # nothing is left to learn, but three epochs are three numbers
    idle = student.train(copies(weights), copies(biases), X, reached, 3, student.get("GradientDescent"))
    near = reached + 0.001  # hardly anything is left to learn: E = 6e-6
    nearly = student.train(copies(weights), copies(biases), X, near, 4, student.get("GradientDescent"))
    expected_near = descended(copies(weights), copies(biases), X, near, epochs=4)
    expected = descended(weights, biases, X, T, epochs=4)
    expect_losses(losses, expected)
    in_place = Text(
        de="Die übergebenen Gewichte und Biaswerte nach dem Training:",
        en="The weights and biases that were passed in, after the training:",
    )
    expect_close(after, [*weights, *biases], rtol=1e-6, atol=1e-8, what=in_place)
    expect_equal(data, [X, T], unchanged=True)
    expect_losses(idle, [0.0, 0.0, 0.0])
    expect_losses(nearly, expected_near)


@pytest.mark.task(4, points=0.5, after=3)
def test_xor_is_learned(student: Student) -> None:
    """de: Ein 2-4-1-Netz lernt XOR mit iRprop⁻ in 30 Epochen, mit den Fehlern aus der Aufgabenstellung.
    en: A 2-4-1 network learns XOR with iRprop⁻ in 30 epochs, with the errors given in the statement.
    why de: XOR kann keine einzelne Schicht; dass 30 Epochen reichen, zeigt, was angepasste Schrittweiten bringen.
    why en: No single layer can do XOR; that 30 epochs are enough shows what adapted step sizes are worth.
    formula: E = ½ Σ (o − t)²
    source de: Fischer (Hochschule Mannheim), Aufgabe 2; Igel und Hüsken 2000
    source en: Fischer (Hochschule Mannheim), exercise 2; Igel and Hüsken 2000
    """
    # Every error of 30 epochs: a new optimiser in every epoch, gradients in another order. A second training in the
    # same process: an optimiser, step sizes or errors kept.
    there = [student.send(array) for array in (*XOR_WEIGHTS, *XOR_BIASES)]
    losses = student.train(there[:2], there[2:], XOR_X, XOR_T, 30, student.get("IRpropMinus"))
    after = fetched(there)
    once_more = student.train(copies(XOR_WEIGHTS), copies(XOR_BIASES), XOR_X, XOR_T, 12, student.get("IRpropMinus"))
    expect_losses(losses, XOR_LOSSES)
    expect_losses(once_more, XOR_LOSSES[:12])
    worst = float(np.abs(two_layers(after[:2], after[2:], XOR_X)[1] - XOR_T).max())
    expect(
        worst < 0.4,
        de=f"Nach 30 Epochen soll jede Ausgabe näher als 0,4 am Ziel sein; die schlechteste ist {worst:.3f} entfernt.",
        en=f"After 30 epochs every output is to be within 0.4 of its target; the worst one is {worst:.3f} away.",
    )
