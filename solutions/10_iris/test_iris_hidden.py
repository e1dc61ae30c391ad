"""Hidden checks of 10_iris: any shape and depth.

The oracles are tested against torch and scikit-learn in tests/assignments/test_iris_oracle.py.
"""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.isolation import StudentError
from grader.testing import RemoteObject, Student, Text, expect, expect_close, expect_equal, expect_plain

Layers = Sequence[tuple[np.ndarray, np.ndarray]]

SHAPES = ((5, 4, 3, 2), (3, 3, 3, 3), (1, 2, 4, 1), (4, 2, 1, 3), (6, 3, 5, 2))
"""N, D, H, K. Where sizes are equal, a matrix that ought to be transposed fits as it is and gives other numbers."""

CASES = tuple(enumerate((*SHAPES, SHAPES[0]), start=1631))
"""Seed and shape; the first shape comes again with other numbers. With these seeds at least half of all outputs and
derivatives of every case are not 0 (a dead network would let every mistake pass)."""

NAMES = ("dw1", "db1", "dw2", "db2")


def random_case(seed: int, N: int, D: int, H: int, K: int) -> list[np.ndarray]:
    """X, y, w1, b1, w2, b2: targets of both signs, biases away from 0."""
    rng = np.random.default_rng([seed, N, D, H, K])
    return [rng.normal(size=shape) for shape in ((N, D), (N, K), (D, H), (1, H), (H, K), (1, K))]


def forward(X: np.ndarray, w1: np.ndarray, b1: np.ndarray, w2: np.ndarray, b2: np.ndarray) -> tuple[np.ndarray, ...]:
    """Layer by layer, in index notation."""
    y1 = np.einsum("nd,dh->nh", X, w1) + b1
    y1 = np.where(y1 > 0, y1, 0.0)
    y_pred = np.einsum("nh,hk->nk", y1, w2) + b2
    return y1, np.where(y_pred > 0, y_pred, 0.0)


def gradients(
    X: np.ndarray, y: np.ndarray, w1: np.ndarray, b1: np.ndarray, w2: np.ndarray, b2: np.ndarray
) -> tuple[np.ndarray, ...]:
    """Pattern by pattern, in index notation."""
    y1, y_pred = forward(X, w1, b1, w2, b2)
    delta2 = np.where(y_pred > 0, 2 * (y_pred - y), 0.0)
    delta1 = np.where(y1 > 0, np.einsum("nk,hk->nh", delta2, w2), 0.0)
    return (
        np.einsum("nd,nh->dh", X, delta1),
        delta1.sum(axis=0)[None],
        np.einsum("nh,nk->hk", y1, delta2),
        delta2.sum(axis=0)[None],
    )


def expect_results(result: Any, expected: Sequence[np.ndarray], names: Sequence[str]) -> None:
    """Several arrays come back, in this order."""
    expect(
        isinstance(result, list | tuple) and len(result) == len(names),
        de=f"Hier soll zurückkommen: return {', '.join(names)}",
        en=f"This is to come back: return {', '.join(names)}",
    )
    for name, got, wanted in zip(names, result, expected, strict=True):
        expect_close(got, wanted, what=Text(de=f"{name}:", en=f"{name}:"), dtype="same")


@pytest.mark.task(1, points=1)
def test_forward_of_any_shape(student: Student) -> None:
    """de: forward stimmt für jede Zahl von Mustern, Merkmalen und Neuronen und lässt die Argumente unverändert.
    en: forward is right for any number of patterns, features and neurons, and leaves its arguments unchanged.
    why de: Ein Netz, das nur für eine Größe stimmt, stimmt nicht.
    why en: A network that is right for one size only is not right.
    formula: y₁ = ReLU(X·w₁ + b₁), y_pred = ReLU(y₁·w₂ + b₂)
    source de: „Deep Learning: Künstliche neuronale Netze“ (Iris-MLP), das Netz in NumPy
    source en: “Deep Learning: Künstliche neuronale Netze” (iris MLP), the network in NumPy
    """
    # Separates: transposed matrices where square, one row, one column, float32, arguments changed in place, and results
    # kept from an earlier call (the first shape comes again with other numbers).
    for seed, shape in CASES:
        X, _, *parameters = random_case(seed, *shape)
        sent = [student.send(value) for value in (X, *parameters)]
        expect_results(student.forward(*sent), forward(X, *parameters), ("y1", "y_pred"))
        expect_equal([value.fetch() for value in sent], [X, *parameters], unchanged=True)


@pytest.mark.task(2, points=1, after=())
def test_gradients_of_any_shape(student: Student) -> None:
    """de: gradients stimmt für jede Größe, auch zweimal nacheinander, und lässt die Argumente unverändert.
    en: gradients is right for any size, also twice in a row, and leaves its arguments unchanged.
    why de: Wer die Gewichte schon beim Ableiten ändert, leitet etwas anderes ab.
    why en: Whoever changes the weights while deriving derives something else.
    formula: dw₁ = Xᵀ·δ₁, db₁ = Σₙ δ₁, dw₂ = y₁ᵀ·δ₂, db₂ = Σₙ δ₂
    source de: „Deep Learning: Künstliche neuronale Netze“ (Iris-MLP), Ableitungen von Hand
    source en: “Deep Learning: Künstliche neuronale Netze” (iris MLP), derivatives by hand
    """
    # Separates: w2 and X not transposed (3, 3, 3, 3), difference quotients (seven digits at most), weights updated in
    # place, float32, gradients kept or added up from call to call (the first shape comes again with other numbers).
    for seed, shape in CASES:
        X, y, *parameters = random_case(seed, *shape)
        sent = [student.send(value) for value in (X, y, *parameters)]
        student.part(de="zwei gleiche Aufrufe nacheinander", en="two equal calls in a row")
        answers = [student.gradients(*sent) for _ in range(2)]
        left = [value.fetch() for value in sent]
        for answer in answers:
            expect_results(answer, gradients(X, y, *parameters), NAMES)
        expect_equal(left, [X, y, *parameters], unchanged=True)


@pytest.mark.task(2, points=0.5, after=())
def test_dead_units(student: Student) -> None:
    """de: Durch ein Neuron, das bei keinem Muster an ist, fließt kein Gradient, auch nicht durch einen Ausgang.
    en: No gradient flows through a neuron that is on for no pattern, through an output neither.
    why de: So sterben Neuronen: Wer für alle Muster aus ist, lernt nie wieder etwas.
    why en: This is how neurons die: one that is off for all patterns never learns again.
    formula: z ≤ 0 → δ = 0
    source de: L. Lu u. a. 2020, „Dying ReLU“
    source en: L. Lu et al. 2020, “Dying ReLU”
    """
    # Separates: masks missing in either layer, a linear output, masks taken from the other layer. First one hidden unit
    # and one output are dead, then all outputs: every gradient is exactly 0 although the error is large.
    X, y, w1, b1, w2, b2 = random_case(3, 6, 3, 4, 2)
    b1[0, 2], b2[0, 1] = -50.0, -50.0
    student.part(
        de="ein verborgenes Neuron und ein Ausgang sind nie an",
        en="one hidden unit and one output are never on",
    )
    expect_results(student.gradients(X, y, w1, b1, w2, b2), gradients(X, y, w1, b1, w2, b2), NAMES)
    b2[0, 0] = -50.0
    zeros = [np.zeros_like(value) for value in (w1, b1, w2, b2)]
    student.part(de="kein Ausgang ist je an", en="no output is ever on")
    expect_results(student.gradients(X, y, w1, b1, w2, b2), zeros, NAMES)


@pytest.mark.task(3, points=1, after=())
def test_shapes_of_any_depth(student: Student) -> None:
    """de: parameter_shapes stimmt für beliebig viele verdeckte Schichten, auch für keine.
    en: parameter_shapes is right for any number of hidden layers, for none as well.
    why de: Ein Netz ist eine Liste von Schichten; zwei davon sind kein Sonderfall.
    why en: A network is a list of layers; two of them are no special case.
    formula: L = len(hidden_layer_sizes) + 1
    source de: scikit-learn, MLPClassifier: coefs_, intercepts_
    source en: scikit-learn, MLPClassifier: coefs_, intercepts_
    """
    # Separates: two hidden layers built in, first or last layer lost, () forgotten, results kept from the last call.
    for n_features, hidden, n_classes in (
        (4, (7, 4, 6), 3),
        (3, (), 4),
        (6, (1,), 2),
        (2, (5, 4, 3, 2), 5),
        (5, (), 2),
        (4, (7, 4, 6), 3),
    ):
        outputs = 1 if n_classes == 2 else n_classes
        sizes = (n_features, *hidden, outputs)
        expected = [((below, above), (above,)) for below, above in zip(sizes, sizes[1:], strict=False)]
        layers = student.parameter_shapes(n_features, hidden, n_classes)
        student.part(de="die Formen selbst", en="the shapes themselves")
        expect_equal(layers, expected)
        student.part(de="der Typ der Zahlen", en="the type of the numbers")
        for size in (size for layer in layers for shape in layer for size in shape):
            expect_plain(size, int)


def random_layers(seed: int, *sizes: int, spread: float = 1.0) -> list[tuple[np.ndarray, np.ndarray]]:
    """Weights and biases of a network whose last size is the number of *outputs*: 1 for two classes."""
    rng = np.random.default_rng([seed, *sizes])
    pairs = zip(sizes, sizes[1:], strict=False)
    return [(spread * rng.normal(size=(below, above)), rng.normal(size=above)) for below, above in pairs]


def activations(layers: Layers, activation: str, X: np.ndarray) -> list[np.ndarray]:
    """X, the outputs of every hidden layer, and the probabilities."""
    functions = {
        "relu": lambda z: np.maximum(z, 0.0),
        "tanh": np.tanh,
        "logistic": lambda z: 0.5 * (1.0 + np.tanh(0.5 * z)),
    }
    values = [X]
    for weight, bias in layers[:-1]:
        values.append(functions[activation](values[-1] @ weight + bias))
    z = values[-1] @ layers[-1][0] + layers[-1][1]
    if z.shape[1] == 1:
        z = np.hstack([np.zeros_like(z), z])  # softmax over (0, z) is (1 - sigmoid(z), sigmoid(z))
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return [*values, powers / powers.sum(axis=1, keepdims=True)]


def input_gradient(layers: Layers, activation: str, X: np.ndarray, cotangent: np.ndarray) -> np.ndarray:
    """Derivative of sum(probabilities * cotangent) with respect to X."""
    slopes = {"relu": lambda a: 1.0 * (a > 0), "tanh": lambda a: 1.0 - a * a, "logistic": lambda a: a * (1.0 - a)}
    values = activations(layers, activation, X)
    p = values.pop()
    back = p * (cotangent - (p * cotangent).sum(axis=1, keepdims=True))
    back = back[:, -layers[-1][0].shape[1] :]  # two classes: the first net input is fixed at 0
    for index in range(len(layers) - 1, -1, -1):
        back = back @ layers[index][0].T
        if index:
            back = back * slopes[activation](values[index])
    return back


def classifier(student: Student, layers: Layers, activation: str, labels: Sequence[Any]) -> RemoteObject:
    """A fitted MLPClassifier in the student's process, with the weights that this check knows."""
    hidden = tuple(len(bias) for _, bias in layers[:-1])
    library = student.library("sklearn.neural_network")
    clf: RemoteObject = library.MLPClassifier(hidden_layer_sizes=hidden, activation=activation, random_state=0)
    clf.partial_fit(np.zeros((len(labels), len(layers[0][0]))), list(labels), classes=list(labels))
    builtins = student.library("builtins")
    builtins.setattr(clf, "coefs_", [weight for weight, _ in layers])
    builtins.setattr(clf, "intercepts_", [bias for _, bias in layers])
    return clf


def expect_unchanged(clf: RemoteObject, layers: Layers) -> None:
    """The classifier's weights are what they were."""
    expect_equal(list(clf.coefs_), [weight for weight, _ in layers], unchanged=True)
    expect_equal(list(clf.intercepts_), [bias for _, bias in layers], unchanged=True)


NETWORKS = (
    ((4, 3, 5, 3), "logistic", (0, 1, 2)),
    ((3, 4, 1), "tanh", ("no", "yes")),
    ((5, 5, 5, 5, 5), "relu", (1, 2, 3, 4, 5)),
    ((3, 4), "relu", ("a", "b", "c", "d")),
    ((2, 3, 1, 4, 1), "logistic", (-1, 1)),
)
"""Sizes with the outputs (1 for two classes), activation, labels. 5-5-5: every matrix is square, and there are four."""


@pytest.mark.task(4, points=0.5, after=())
def test_any_depth_and_activation(student: Student) -> None:
    """de: to_torch stimmt für jede Tiefe, jede der drei Aktivierungsfunktionen und große Netzeingaben.
    en: to_torch is right for any depth, each of the three activation functions and large net inputs.
    why de: Eine Übertragung, die nur für das Netz der Folien stimmt, ist keine.
    why en: A translation that is right for the slides' network only is none.
    formula: a_l = f(a_{l−1}·W_l + b_l), p = softmax(z_L)
    source de: scikit-learn, MLPClassifier.predict_proba
    source en: scikit-learn, MLPClassifier.predict_proba
    """
    # Separates: only three layers, ReLU always, matrices not transposed where square, no hidden layer, arguments
    # changed, one module kept for all classifiers (every module is made before the first is asked). The second input
    # gives net inputs of several thousand, where exp overflows in a softmax written down as it stands.
    networks = [(random_layers(4, *sizes), activation, labels) for sizes, activation, labels in NETWORKS]
    classifiers = [classifier(student, *network) for network in networks]
    modules = [student.to_torch.remote(clf) for clf in classifiers]
    import torch

    for number, ((layers, activation, _), clf, module) in enumerate(zip(networks, classifiers, modules, strict=True)):
        near = np.random.default_rng(number).normal(size=(number + 2, len(layers[0][0])))
        for X in (near, 1e4 * near):
            wanted = activations(layers, activation, X)[-1]
            student.part(
                de="die Wahrscheinlichkeiten, auch bei großen Eingaben",
                en="the probabilities, with large inputs as well",
            )
            expect_close(module(torch.from_numpy(X)), torch.from_numpy(wanted), dtype="same")
        student.part(de="der Klassifikator danach", en="the classifier afterwards")
        expect_unchanged(clf, layers)


@pytest.mark.task(4, points=0.5, after=())
def test_gradients_reach_the_input(student: Student) -> None:
    """de: Die Wahrscheinlichkeiten sind in PyTorch gerechnet: Ihre Ableitung nach x stimmt.
    en: The probabilities are computed in PyTorch: their derivative with respect to x is right.
    why de: Nur so lässt sich das übernommene Netz weitertrainieren oder erklären.
    why en: Only so can the network be trained further, or explained.
    formula: ∂ Σ p·c / ∂x
    source de: PyTorch, torch.autograd
    source en: PyTorch, torch.autograd
    """
    # Separates: predict_proba called inside, numbers taken out by detach or numpy.
    networks = [(random_layers(5, *sizes), activation, labels) for sizes, activation, labels in NETWORKS[:3]]
    modules = [student.to_torch.remote(classifier(student, *network)) for network in networks]
    import torch

    functional = student.library("torch.autograd.functional")
    for number, ((layers, activation, _), module) in enumerate(zip(networks, modules, strict=True)):
        rng = np.random.default_rng([6, number])
        X = rng.normal(size=(4, len(layers[0][0])))
        outputs = activations(layers, activation, X)[-1]
        cotangent = rng.normal(size=outputs.shape)
        got, gradient = functional.vjp(module, torch.from_numpy(X), torch.from_numpy(cotangent))
        student.part(de="die Wahrscheinlichkeiten", en="the probabilities")
        expect_close(got, torch.from_numpy(outputs), dtype="same")
        student.part(de="die Ableitung nach der Eingabe", en="the derivative with respect to the input")
        expect_close(gradient, torch.from_numpy(input_gradient(layers, activation, X, cotangent)))


@pytest.mark.task(4, points=0.5, after=())
def test_parameters_are_trainable_copies(student: Student) -> None:
    """de: Die Parameter des Moduls sind trainierbar und gehören ihm allein: Ändern sie sich, bleibt clf, wie er war.
    en: The module's parameters are trainable and its own: when they change, clf stays as it was.
    why de: Geteilter Speicher ändert ein Netz, das niemand anfassen wollte; eingefrorene Parameter lernen nichts.
    why en: Shared memory changes a network that nobody meant to touch; frozen parameters learn nothing.
    formula: w ← 2w im Modul: p ändert sich, clf.coefs_ nicht
    formula en: w ← 2w in the module: p changes, clf.coefs_ does not
    source de: PyTorch, torch.from_numpy teilt den Speicher
    source en: PyTorch, torch.from_numpy shares memory
    """
    # Separates: layers that are no parameters, frozen ones, memory shared with clf. Everything is doubled in place, for
    # then it does not matter how a module cuts its parameters up.
    layers = random_layers(7, 3, 4, 2, 3)
    clf = classifier(student, layers, "tanh", (0, 1, 2))
    module = student.to_torch.remote(clf)
    import torch

    X = torch.from_numpy(np.random.default_rng(8).normal(size=(5, 3)))
    student.part(de="die Wahrscheinlichkeiten", en="the probabilities")
    expect_close(module(X), torch.from_numpy(activations(layers, "tanh", X.numpy())[-1]), dtype="same")
    builtins, operator = student.library("builtins"), student.library("operator")
    trainable = builtins.list(builtins.map(operator.attrgetter("requires_grad"), module.parameters()))
    expect(
        len(trainable) > 0 and all(trainable),
        de="Das Modul hat keine trainierbaren Parameter, oder einige sind eingefroren (requires_grad=False).",
        en="The module has no trainable parameters, or some are frozen (requires_grad=False).",
    )
    library = student.library("torch")
    squares = builtins.map(library.square, builtins.map(module, [X]))
    builtins.list(builtins.map(student.library("torch.autograd").backward, builtins.map(library.sum, squares)))
    reached = builtins.list(builtins.map(operator.attrgetter("grad"), module.parameters()))
    expect(
        all(gradient is not None for gradient in reached),
        de="Nicht jeder Parameter bekommt bei backward einen Gradienten. Rechnet forward mit den Parametern selbst?",
        en="Not every parameter gets a gradient from backward. Does forward compute with the parameters themselves?",
    )
    detached = builtins.map(operator.methodcaller("detach"), module.parameters())
    builtins.list(builtins.map(operator.methodcaller("mul_", 2.0), detached))
    doubled = [(2.0 * weight, 2.0 * bias) for weight, bias in layers]
    expect_close(
        module(X),
        torch.from_numpy(activations(doubled, "tanh", X.numpy())[-1]),
        what=Text(
            de="Nachdem alle Parameter des Moduls verdoppelt sind:",
            en="After all parameters of the module are doubled:",
        ),
    )
    student.part(de="der Klassifikator danach", en="the classifier afterwards")
    expect_unchanged(clf, layers)


FOLDS = np.array(
    [
        int(digit)
        for digit in "21140233203323101442133142401201440132023210340044"
        "03211204334031430224242044212120142113303011430340"
        "02241042124421031320130043312311434021402314402330"
    ]
)
"""The fold in which each flower is tested: StratifiedKFold(5, shuffle=True, random_state=0), written down."""


def iris() -> tuple[np.ndarray, np.ndarray]:
    """Iris (Fisher 1936), scikit-learn's copy: 150 flowers with four features each, and their classes.

    The file is read directly: importing the library would take longer than all checks together.
    """
    spec = importlib.util.find_spec("sklearn")
    assert spec is not None
    assert spec.origin is not None
    table = np.loadtxt(Path(spec.origin).parent / "datasets" / "data" / "iris.csv", delimiter=",", skiprows=1)
    return table[:, :4], table[:, 4].astype(np.int64)


def expect_not_fitted(estimator: RemoteObject, X: np.ndarray) -> None:
    """Predicting before fit is an error, whichever."""
    try:
        estimator.predict(X)
    except StudentError as error:
        if error.kind != "raised":
            raise
        return
    expect(
        False,
        de="Was make_classifier zurückgibt, kann schon vor fit vorhersagen. Gib bei jedem Aufruf einen neuen "
        "Klassifikator zurück, der noch nichts gelernt hat.",
        en="What make_classifier returns can predict before fit. Return a new classifier from every call, one that "
        "has not learnt anything yet.",
    )


def accuracy(student: Student, X: np.ndarray, classes: np.ndarray) -> float:
    """Mean share of right answers over the five folds, each with a new make_classifier(0); counted here, not there."""
    shares = []
    for fold in range(5):
        test = fold == FOLDS
        estimator = student.make_classifier.remote(0)
        estimator.fit(X[~test], classes[~test])
        predicted = estimator.predict(X[test])
        expect_plain(predicted, np.ndarray, what=Text(de="Was predict zurückgibt:", en="What predict returns:"))
        shares.append(np.mean(predicted == classes[test]) if predicted.shape == (30,) else 0.0)
    return float(np.mean(shares))


@pytest.mark.task(5, points=0.5, bonus=True, after=())
def test_two_features(student: Student) -> None:
    """de: Auch nur mit den ersten beiden Merkmalen werden im Mittel der fünf Teile mindestens 70 % der Blumen erkannt.
    en: With the first two features alone at least 70 % of the flowers are recognised, averaged over the five folds.
    why de: Wie weit man mit zwei Merkmalen kommt, fragt die Vorlesung.
    why en: How far one gets with two features is what the lecture asks.
    formula: Genauigkeit = richtige / alle, Mittel über StratifiedKFold(5, shuffle=True, random_state=0)
    formula en: accuracy = right / all, mean over StratifiedKFold(5, shuffle=True, random_state=0)
    source de: „Deep Learning: Künstliche neuronale Netze“ (Iris-MLP); scikit-learn, StratifiedKFold
    source en: “Deep Learning: Künstliche neuronale Netze” (iris MLP); scikit-learn, StratifiedKFold
    """
    # Separates: the number of features built in, and training that is far too short or too strongly penalised.
    X, classes = iris()
    reached = accuracy(student, X[:, :2].copy(), classes)
    expect(
        reached >= 0.70,
        de=f"Mit zwei Merkmalen soll make_classifier(0) mindestens 70 % erreichen; es sind {100 * reached:.1f} %.",
        en=f"With two features make_classifier(0) is to reach at least 70 %; it is {100 * reached:.1f} %.",
    )


@pytest.mark.task(5, points=0.5, bonus=True, after=())
def test_seed_decides(student: Student) -> None:
    """de: Derselbe Seed gibt dieselben Wahrscheinlichkeiten, ein anderer andere; jeder Aufruf macht etwas Neues.
    en: The same seed gives the same probabilities, another one others; every call makes something new.
    why de: Ein Ergebnis, das man nicht wiederholen kann, ist keines.
    why en: A result that cannot be repeated is none.
    formula: random_state = seed
    source de: scikit-learn, MLPClassifier: random_state
    source en: scikit-learn, MLPClassifier: random_state
    """
    # Separates: random_state missing, a fixed one, one estimator for all calls. Probabilities, because labels agree
    # across seeds; "other" means not equal to the last bit, for good networks end close to each other.
    X, classes = iris()
    found = []
    for seed in (3, 4, 3):
        estimator = student.make_classifier.remote(seed)
        student.part(de="ein Klassifikator, der noch nicht trainiert ist", en="a classifier that is not trained yet")
        expect_not_fitted(estimator, X)
        estimator.fit(X, classes)
        found.append(estimator.predict_proba(X))
    same = Text(de="make_classifier(3) zum zweiten Mal:", en="make_classifier(3) for the second time:")
    student.part(de="derselbe seed zum zweiten Mal", en="the same seed for the second time")
    expect_close(found[2], found[0], what=same)
    expect(
        not np.array_equal(found[0], found[1]),
        de="make_classifier(3) und make_classifier(4) geben genau dieselben Wahrscheinlichkeiten. Kommt seed beim "
        "MLPClassifier an?",
        en="make_classifier(3) and make_classifier(4) give exactly the same probabilities. Does seed reach the "
        "MLPClassifier?",
    )
