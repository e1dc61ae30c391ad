"""Hidden checks of 18_vanishing: every shape, nothing changed, rows far apart, chains and networks of every size.

The oracles are written in another way than the reference (np.where instead of logaddexp, finite sums instead of a loop
backwards) and are tested against torch and scipy in tests/assignments/test_vanishing_oracle.py.
"""

import itertools
import math

import numpy as np
import pytest

from grader.testing import RemoteObject, Student, Text, expect, expect_close, expect_equal

RTOL, ATOL = 1e-9, 1e-12
SHAPES: tuple[tuple[int, ...], ...] = ((), (5,), (3, 4), (2, 3, 2))


def sigmoid(z: np.ndarray) -> np.ndarray:
    e: np.ndarray = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def value(z: np.ndarray, name: str) -> np.ndarray:
    if name == "sigmoid":
        return sigmoid(z)
    if name == "tanh":
        return 2.0 * sigmoid(2.0 * z) - 1.0
    if name == "relu":
        return np.where(z > 0, z, 0.0)
    if name == "softplus":
        return np.where(z > 0, z, 0.0) + np.log1p(np.exp(-np.abs(z)))
    return z.copy()


def slope(z: np.ndarray, name: str) -> np.ndarray:
    if name == "sigmoid":
        return sigmoid(z) * sigmoid(-z)
    if name == "tanh":
        return 4.0 * sigmoid(2.0 * z) * sigmoid(-2.0 * z)
    if name == "relu":
        return np.where(z > 0, 1.0, 0.0)
    if name == "softplus":
        return sigmoid(z)
    return np.ones_like(z)


def expect_fresh(student: Student, result: RemoteObject, arguments: list[RemoteObject]) -> None:
    """The result has memory of its own: whoever writes into it must not change the arguments.

    Asked of the library over there, since a copy that comes here shares nothing any more.
    """
    shared = [bool(student.library("numpy").shares_memory(result, argument)) for argument in arguments]
    expect(
        not any(shared),
        de="Zurück kam das übergebene Array selbst (oder ein Blick darauf). Wer das Ergebnis ändert, ändert damit die "
        "Eingabe: Gib ein neues Array zurück.",
        en="What came back is the array that was passed in (or a view of it). Whoever changes the result changes the "
        "input with it: return a new array.",
    )


def expect_function(student: Student, which: str, name: str) -> None:
    """Random z of every shape, sent once and asked for afterwards; two different calls in one process."""
    rng, oracle, function = (
        np.random.default_rng(181),
        value if which == "activation" else slope,
        getattr(student, which),
    )
    for shape in SHAPES:
        z = np.asarray(rng.normal(scale=3.0, size=shape))
        sent = student.send(z)
        expect_close(function(sent, name), oracle(z, name), RTOL, ATOL, dtype="same")
        expect_equal(sent.fetch(), z, unchanged=True)
        if shape:
            expect_fresh(student, function.remote(sent, name), [sent])


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "softplus", "linear"])
@pytest.mark.task(1, points=0.1)
def test_activation_of_any_shape(student: Student, name: str) -> None:
    """de: activation nimmt Arrays jeder Form, lässt sie unverändert und gibt neue zurück.
    en: activation takes arrays of any shape, leaves them unchanged and returns new ones.
    why de: Dieselbe Funktion rechnet mit einem Neuron, einer Schicht und einem ganzen Stapel von Mustern.
    why en: The same function works on a neuron, a layer and a whole batch of patterns.
    formula de: a = act(z), Element für Element
    formula en: a = act(z), element by element
    source de: Schmid (LMU München), „Aktivierungsfunktionen“
    source en: Schmid (LMU München), “Aktivierungsfunktionen”"""
    # shapes (), (5,), (3, 4), (2, 3, 2): a loop over one axis, z itself for linear, a relu in place
    expect_function(student, "activation", name)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "softplus", "linear"])
@pytest.mark.task(1, points=0.1)
def test_derivative_of_any_shape(student: Student, name: str) -> None:
    """de: derivative nimmt Arrays jeder Form, lässt sie unverändert und gibt neue zurück.
    en: derivative takes arrays of any shape, leaves them unchanged and returns new ones.
    why de: Auf dem Rückweg wird jedes Neuron jedes Musters mit seiner eigenen Ableitung multipliziert.
    why en: On the way back every neuron of every pattern is multiplied by a derivative of its own.
    formula de: act′(z), Element für Element
    formula en: act′(z), element by element
    source de: Schmid (LMU München), „Aktivierungsfunktionen“
    source en: Schmid (LMU München), “Aktivierungsfunktionen”"""
    expect_function(student, "derivative", name)


def log_of_softmax(z: np.ndarray) -> np.ndarray:
    """Along the last axis, one exactly rounded sum after the other."""
    rows = z.reshape(-1, z.shape[-1])
    found = [[x - row.max() - math.log(math.fsum(np.exp(row - row.max()))) for x in row] for row in rows]
    return np.array(found).reshape(z.shape)


@pytest.mark.parametrize("shape", [(1,), (6,), (3, 4), (2, 3, 4)], ids=str)
@pytest.mark.task(2, points=0.125, after=())
def test_softmax_of_any_shape(student: Student, shape: tuple[int, ...]) -> None:
    """de: softmax und log_softmax rechnen entlang der letzten Achse, gleich wie viele es sind, und ändern nichts.
    en: softmax and log_softmax work along the last axis, however many axes there are, and change nothing.
    why de: Die Klassen stehen in der letzten Achse; davor können Muster, Zeitschritte oder Köpfe stehen.
    why en: The classes are in the last axis; before it there may be patterns, time steps or heads.
    formula de: Σₖ softmax(z)ₖ = 1 in der letzten Achse
    formula en: Σₖ softmax(z)ₖ = 1 over the last axis
    source de: Schmid (LMU München), „Softmax“
    source en: Schmid (LMU München), “Softmax”"""
    # 3 × 4 is not square, so axis 0 shows; (2, 3, 4) tells axis 1 from the last one, which is the same for a matrix
    z = np.random.default_rng(182).normal(scale=2.0, size=shape)
    sent = student.send(z)
    expect_close(student.softmax(sent), np.exp(log_of_softmax(z)), RTOL, ATOL, dtype="same")
    expect_close(student.log_softmax(sent), log_of_softmax(z), RTOL, ATOL, dtype="same")
    expect_equal(sent.fetch(), z, unchanged=True)
    for function in (student.softmax, student.log_softmax):
        expect_fresh(student, function.remote(sent), [sent])


@pytest.mark.task(2, points=0.5, after=())
def test_rows_far_apart(student: Student) -> None:
    """de: Jede Zeile wird für sich behandelt, auch wenn andere um 10 000 größer oder kleiner sind.
    en: Each row is treated by itself, also when others are larger or smaller by 10 000.
    why de: Ein einziges Muster mit großen Ausgaben darf die übrigen des Stapels nicht auslöschen.
    why en: A single pattern with large outputs must not wipe out the others of the batch.
    formula de: m = max(z) je Zeile
    formula en: m = max(z) per row
    source de: Goodfellow u. a. 2016, Abschnitt 4.1
    source en: Goodfellow et al. 2016, section 4.1"""
    # only this separates the maximum of the whole array from that of each row
    z = np.array([[0.0, 1.0, -0.5], [10_000.0, 10_000.5, 9_999.0], [-10_000.0, -9_999.0, -10_002.0]])
    expect_close(student.softmax(z), np.exp(log_of_softmax(z)), RTOL, ATOL)
    expect_close(student.log_softmax(z), log_of_softmax(z), RTOL, 1e-11)


@pytest.mark.task(2, points=0.5, after=())
def test_log_softmax_is_finite(student: Student) -> None:
    """de: log_softmax(0, −10 000) ist (0, −10 000), auch wenn es die Wahrscheinlichkeit als Zahl nicht gibt.
    en: log_softmax(0, −10 000) is (0, −10 000), although the probability does not exist as a number.
    why de: Die Kreuzentropie einer falschen, aber sicheren Vorhersage ist groß, nicht unendlich.
    why en: The cross-entropy of a wrong but certain prediction is large, not infinite.
    formula: log softmax(z)ₖ = zₖ − m − log Σⱼ e^(zⱼ − m)
    source de: Goodfellow u. a. 2016, Abschnitt 4.1
    source en: Goodfellow et al. 2016, section 4.1"""
    # only this separates log(softmax(z)), which is −inf here; log(softmax + 1e-12) would be −27.6
    z = np.array([[0.0, -10_000.0, -3.0], [-700.0, 0.25, -750.0]])
    expect_close(student.log_softmax(z), log_of_softmax(z), RTOL, 1e-11)


def layers(sizes: tuple[int, ...], seed: int, scale: float = 1.0) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Random layers; no bias is zero."""
    rng = np.random.default_rng(seed)
    weights = [rng.normal(scale=scale, size=(n, before)) for before, n in itertools.pairwise(sizes)]
    return weights, [rng.normal(size=n) for n in sizes[1:]]


def pair(result: object) -> tuple[object, object]:
    """The two arrays that `collapse` or `chain_forward` returns."""
    expect(
        isinstance(result, list | tuple) and len(result) == 2,
        de="Zurückkommen sollen zwei Arrays.",
        en="Two arrays are to come back.",
    )
    first, second = result  # type: ignore[misc]  # as was just seen
    return first, second


MATRIX, BIAS = Text(de="Die Matrix W:", en="The matrix W:"), Text(de="Der Bias b:", en="The bias b:")


@pytest.mark.parametrize("sizes", [(2, 3, 4, 5, 2), (4, 1, 3, 2)], ids=str)
@pytest.mark.task(3, points=0.25, after=())
def test_many_layers_are_one(student: Student, sizes: tuple[int, ...]) -> None:
    """de: collapse fasst auch drei und vier Schichten verschiedener Breite zusammen und ändert sie nicht.
    en: collapse also puts three and four layers of different width together and does not change them.
    why de: Jeder Bias muss durch alle Matrizen, die noch kommen.
    why en: Each bias has to pass through all matrices that are still to come.
    formula: W = W_L ⋯ W₂ W₁,  b = Σₗ (W_L ⋯ Wₗ₊₁) bₗ
    source de: Schmid (LMU München), „Aktivierungsfunktionen“
    source en: Schmid (LMU München), “Aktivierungsfunktionen”"""
    # whole numbers: exact in every order. Separates: biases added raw, only the last one, two layers only, the order.
    for seed in (183, 184):  # another network in the same process
        rng = np.random.default_rng(seed)
        weights = [rng.integers(-3, 4, (n, before)).astype(np.float64) for before, n in itertools.pairwise(sizes)]
        biases = [rng.integers(1, 5, n).astype(np.float64) for n in sizes[1:]]
        sent = [student.send(array) for array in (*weights, *biases)]
        W, b = pair(student.collapse(sent[: len(weights)], sent[len(weights) :]))
        through, bias = np.eye(sizes[0]), np.zeros(sizes[0])
        for matrix, vector in zip(weights, biases, strict=True):
            through, bias = matrix @ through, matrix @ bias + vector
        expect_close(W, through, RTOL, ATOL, what=MATRIX, dtype="same")
        expect_close(b, bias, RTOL, ATOL, what=BIAS, dtype="same")
        for array, handle in zip((*weights, *biases), sent, strict=True):
            expect_equal(handle.fetch(), array, unchanged=True)


@pytest.mark.task(3, points=0.5, after=())
def test_one_layer_is_copied(student: Student) -> None:
    """de: Aus einer einzigen Schicht macht collapse dieselbe Schicht noch einmal, als neue Arrays.
    en: Of a single layer collapse makes the same layer once more, as new arrays.
    why de: Wer das Zusammengefasste weiterlernen lässt, will nicht das ursprüngliche Netz ändern.
    why en: Whoever goes on training what was put together does not want to change the original network.
    formula: L = 1:  W = W₁,  b = b₁
    source de: Aufgabenstellung, „Lineare Schichten“
    source en: statement, “Linear layers”"""
    (W1,), (b1,) = layers((3, 2), 184)
    sent = [student.send(W1), student.send(b1)]
    result = student.collapse.remote([sent[0]], [sent[1]])
    W, b = pair(result.fetch())
    expect_close(W, W1, RTOL, ATOL, what=MATRIX)
    expect_close(b, b1, RTOL, ATOL, what=BIAS)
    sent[0][0, 0], sent[1][0] = 99.0, 99.0  # training goes on with the layer that was passed in
    expect_equal(
        list(pair(result.fetch())),
        [W, b],
        what=Text(
            de="Nachdem die übergebene Schicht geändert wurde, ist das Ergebnis ein anderes: Gib neue Arrays zurück.",
            en="After the layer that was passed in was changed, the result is another one, too: return new arrays.",
        ),
    )


@pytest.mark.parametrize("length", [1, 2, 3, 5, 7])
@pytest.mark.task(4, points=0.1, after=())
def test_chains_of_any_length(student: Student, length: int) -> None:
    """de: chain_forward stimmt für Ketten jeder Länge und jede Eingabe und lässt w und b, wie sie sind.
    en: chain_forward is right for chains of any length and any input and leaves w and b as they are.
    why de: Erst an langen Ketten sieht man, wie schnell ein Signal und sein Gradient verschwinden.
    why en: Only long chains show how fast a signal and its gradient vanish.
    formula: a₀ = x
    source de: Schmid (LMU München), „Verschwindender Gradient“
    source en: Schmid (LMU München), “Verschwindender Gradient”"""
    rng = np.random.default_rng(185 + length)
    w, b, x = rng.normal(scale=2.0, size=length), rng.normal(size=length), float(rng.normal())
    sent = student.send(w), student.send(b)
    for start in (x, -x):
        z, a = pair(student.chain_forward(*sent, start))
        inputs, outputs = forward(w, b, start)
        expect_close(z, inputs, RTOL, ATOL, what=Text(de="Die Eingaben z:", en="The inputs z:"), dtype="same")
        expect_close(a, outputs, RTOL, ATOL, what=Text(de="Die Ausgaben a:", en="The outputs a:"), dtype="same")
    for handle, array in zip(sent, (w, b), strict=True):
        expect_equal(handle.fetch(), array, unchanged=True)


def forward(w: np.ndarray, b: np.ndarray, x: float) -> tuple[np.ndarray, np.ndarray]:
    """z and a of a chain."""
    z, a = np.empty(len(w)), np.empty(len(w))
    for i in range(len(w)):
        z[i] = w[i] * (a[i - 1] if i else x) + b[i]
        a[i] = 1 / (1 + math.exp(-z[i]))
    return z, a


@pytest.mark.parametrize("length", [1, 2, 3, 5, 7])
@pytest.mark.task(4, points=0.3, after=())
def test_gradients_of_any_length(student: Student, length: int) -> None:
    """de: chain_gradient stimmt für Ketten jeder Länge und jedes dC/da und lässt w und z, wie sie sind.
    en: chain_gradient is right for chains of any length and any dC/da and leaves w and z as they are.
    why de: Ein Faktor zu viel oder zu wenig fällt an einem Beispiel mit Einsen nicht auf.
    why en: One factor too many or too few goes unnoticed in an example with ones.
    formula: ∂C/∂bₗ = σ′(zₗ) · Π_{m>l} wₘ σ′(zₘ) · dC/da
    source de: Nielsen 2015, Kapitel 5
    source en: Nielsen 2015, chapter 5"""
    # dC/da is neither 1 nor positive; w[0] is in no gradient and is 1000 here, so that it shows where it is used
    rng = np.random.default_rng(192 + length)
    w, z, dC_da = rng.normal(scale=2.0, size=length), rng.normal(scale=2.0, size=length), -float(rng.uniform(0.3, 0.7))
    w[0] = 1000.0
    sent = student.send(w), student.send(z)
    got = student.chain_gradient(*sent, dC_da)
    slopes = sigmoid(z) * sigmoid(-z)
    expected = [slopes[i] * math.prod(w[i + 1 :] * slopes[i + 1 :]) * dC_da for i in range(length)]
    expect_close(got, np.array(expected), RTOL, ATOL, dtype="same")
    for handle, array in zip(sent, (w, z), strict=True):
        expect_equal(handle.fetch(), array, unchanged=True)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "softplus", "linear"])
@pytest.mark.task(5, points=0.2, bonus=True, after=(1,))
def test_norms_of_networks(student: Student, name: str) -> None:
    """de: gradient_norms stimmt für Netze mit ungleich breiten Schichten und ändert keines der Arrays.
    en: gradient_norms is right for networks with layers of unequal width and changes none of the arrays.
    why de: Ob der Gradient verschwindet oder explodiert, hängt an Aktivierung und Startgewichten.
    why en: Whether the gradient vanishes or explodes depends on activation and start weights.
    formula: |δₗ| = √(Σᵢ δₗᵢ²)
    source de: Glorot und Bengio 2010; He u. a. 2015
    source en: Glorot and Bengio 2010; He et al. 2015"""
    # unequal widths: Wᵀ; non-zero biases; three, one and five layers; another network in the same process
    for sizes, seed in (((3, 4, 2, 5), 199), ((2, 3), 200), ((4, 3, 6, 2, 4, 3), 201)):
        weights, biases = layers(sizes, seed)
        rng = np.random.default_rng(seed)
        x, dC_da = rng.normal(size=sizes[0]), rng.normal(size=sizes[-1])
        arrays = (*weights, *biases, x, dC_da)
        sent = [student.send(array) for array in arrays]
        count = len(weights)
        got = student.gradient_norms(sent[:count], sent[count : 2 * count], sent[-2], name, sent[-1])
        expect_close(got, norms(weights, biases, x, name, dC_da), RTOL, ATOL, dtype="same")
        for handle, array in zip(sent, arrays, strict=True):
            expect_equal(handle.fetch(), array, unchanged=True)


def norms(
    weights: list[np.ndarray], biases: list[np.ndarray], x: np.ndarray, name: str, dC_da: np.ndarray
) -> np.ndarray:
    """By the Jacobian of everything behind a layer, multiplied from the front."""
    inputs, a = [], x
    for W, b in zip(weights, biases, strict=True):
        inputs.append(W @ a + b)
        a = value(inputs[-1], name)
    slopes = [slope(z, name) for z in inputs]
    found = []
    for layer in range(len(weights)):
        jacobian = np.diag(slopes[layer])
        for W, s in zip(weights[layer + 1 :], slopes[layer + 1 :], strict=True):
            jacobian = s[:, np.newaxis] * (W @ jacobian)
        found.append(math.sqrt(math.fsum((dC_da @ jacobian) ** 2)))
    return np.array(found)
