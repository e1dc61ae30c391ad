"""Public checks of 10_iris. What is expected can be worked out by hand; only the flowers of task 5 are real data."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.isolation import StudentError
from grader.testing import RemoteObject, Student, Text, expect, expect_close, expect_equal, expect_plain

Layers = Sequence[tuple[np.ndarray, np.ndarray]]

EXAMPLE = (
    np.array([[1.0, 2.0], [2.0, 1.0], [0.0, 1.0]]),
    np.array([[1.0, -1.0], [1.0, 1.0]]),
    np.array([[-1.0, 0.0]]),
    np.array([[1.0], [-2.0]]),
    np.array([[1.0]]),
)
"""X, w1, b1, w2, b2 of the statement: D = H = 2, K = 1. The output's last net input is -1."""

QUARTERS = (
    np.array([[1.25, 0.25, 1.5], [0.75, 1.0, 1.5], [1.0, -0.5, -1.5], [-1.0, -1.0, -0.75]]),
    np.array([[-1.0, -1.5], [-0.5, 0.5], [1.5, 1.0]]),
    np.array([[1.5, 0.75]]),
    np.array([[0.5, -1.0], [-1.5, 1.5]]),
    np.array([[1.0, 0.25]]),
)
"""D = 3, H = K = 2: no bias is 0, w2 is square and not symmetric, and every unit is switched off by some pattern."""

WORDS = {2: ("zwei", "two"), 4: ("vier", "four")}


def expect_results(result: Any, expected: Sequence[np.ndarray], names: Sequence[str]) -> None:
    """Several arrays come back, in this order; each is named in the message."""
    de, en = WORDS[len(names)]
    expect(
        isinstance(result, list | tuple) and len(result) == len(names),
        de=f"Hier sollen {de} Dinge zurückkommen: return {', '.join(names)}",
        en=f"{en.capitalize()} things are to come back here: return {', '.join(names)}",
    )
    for name, got, wanted in zip(names, result, expected, strict=True):
        expect_close(got, wanted, what=Text(de=f"{name}:", en=f"{name}:"), dtype="same")


@pytest.mark.task(1, points=0.5)
def test_forward_of_the_example(student: Student) -> None:
    """de: forward rechnet das Beispiel der Aufgabenstellung: zuerst y1, dann y_pred.
    en: forward gives the example of the statement: first y1, then y_pred.
    why de: Der Vorwärtslauf ist das ganze Netz; der Rückwärtslauf braucht auch y1.
    why en: The forward pass is the whole network; the backward pass needs y1 too.
    formula: y₁ = ReLU(X·w₁ + b₁), y_pred = ReLU(y₁·w₂ + b₂)
    source de: „Deep Learning: Künstliche neuronale Netze“ (Iris-MLP), das Netz in NumPy
    source en: “Deep Learning: Künstliche neuronale Netze” (iris MLP), the network in NumPy
    """
    # Separates: ReLU missing in the last or in both layers, w1 transposed, swapped results, biases left out.
    # Cannot see a bias added after the ReLU in the hidden layer only; the next check does.
    y1 = np.array([[2.0, 1.0], [2.0, 0.0], [0.0, 1.0]])
    y_pred = np.array([[1.0], [3.0], [0.0]])
    expect_results(student.forward(*EXAMPLE), (y1, y_pred), ("y1", "y_pred"))


@pytest.mark.task(1, points=0.5)
def test_forward_with_two_outputs(student: Student) -> None:
    """de: forward stimmt auch mit drei Merkmalen, zwei Ausgaben und Zahlen, die nicht ganz sind.
    en: forward is right with three features, two outputs and numbers that are not whole, too.
    why de: Ganze Zahlen und ein Bias von 0 verdecken Fehler; hier zählt jedes Glied der Formel.
    why en: Whole numbers and a bias of 0 hide mistakes; here every term of the formula counts.
    formula: y₁ = ReLU(X·w₁ + b₁), y_pred = ReLU(y₁·w₂ + b₂)
    source de: „Deep Learning: Künstliche neuronale Netze“ (Iris-MLP), das Netz in NumPy
    source en: “Deep Learning: Künstliche neuronale Netze” (iris MLP), the network in NumPy
    """
    # Separates: bias after the ReLU (either layer), sigmoid at the output, w2 transposed (it is square), |z| for ReLU.
    # All answers are multiples of 1/16, exact in float64 and not whole.
    y1 = np.array([[2.375, 0.5], [2.5, 1.625], [0.0, 0.0], [1.875, 1.0]])
    y_pred = np.array([[1.4375, 0.0], [0.0, 0.1875], [1.0, 0.25], [0.4375, 0.0]])
    expect_results(student.forward(*QUARTERS), (y1, y_pred), ("y1", "y_pred"))


PARAMETERS = ("dw1", "db1", "dw2", "db2")


@pytest.mark.task(2, points=0.5, after=())
def test_gradients_of_the_example(student: Student) -> None:
    """de: gradients rechnet das Beispiel der Aufgabenstellung, jede Ableitung in der Form ihres Parameters.
    en: gradients gives the example of the statement, each derivative in the shape of its parameter.
    why de: Ein Vorzeichen, ein Faktor oder eine fehlende Ableitung genügt, und das Netz lernt etwas anderes.
    why en: One sign, one factor or one missing derivative is enough, and the network learns something else.
    formula: δ₂ = 2(y_pred − y)⊙[z₂ > 0], δ₁ = δ₂·w₂ᵀ⊙[z₁ > 0]; dw = (Eingabe)ᵀ·δ, db = Σₙ δₙ
    formula en: δ₂ = 2(y_pred − y)⊙[z₂ > 0], δ₁ = δ₂·w₂ᵀ⊙[z₁ > 0]; dw = (input)ᵀ·δ, db = Σₙ δₙ
    source de: „Deep Learning: Künstliche neuronale Netze“ (Iris-MLP), Ableitungen von Hand
    source en: “Deep Learning: Künstliche neuronale Netze” (iris MLP), derivatives by hand
    """
    # Separates: the slides' formula (hidden mask missing: second column of dw1 is -20, -16), output mask missing,
    # factor 2, mean over N = 3, sign, biases of shape (H,) or not summed, results in another order.
    X, w1, b1, w2, b2 = EXAMPLE
    expected = (
        np.array([[10.0, -4.0], [8.0, -8.0]]),
        np.array([[6.0, -4.0]]),
        np.array([[12.0], [2.0]]),
        np.array([[6.0]]),
    )
    expect_results(student.gradients(X, np.array([[0.0], [1.0], [2.0]]), w1, b1, w2, b2), expected, PARAMETERS)


@pytest.mark.task(2, points=0.5, after=())
def test_gradients_with_two_outputs(student: Student) -> None:
    """de: gradients stimmt auch mit zwei Ausgaben: Der Fehler ist die Summe über Muster und Ausgaben.
    en: gradients is right with two outputs, too: the loss is the sum over patterns and outputs.
    why de: Summe oder Mittelwert, w₂ oder w₂ᵀ: Bei einer einzigen Ausgabe sieht man manches davon nicht.
    why en: Sum or mean, w₂ or w₂ᵀ: with a single output some of this does not show.
    formula: E = Σₙ Σₖ (y_pred − y)²
    source de: „Deep Learning: Künstliche neuronale Netze“ (Iris-MLP), Ableitungen von Hand
    source en: “Deep Learning: Künstliche neuronale Netze” (iris MLP), derivatives by hand
    """
    # Separates: mean over N·K = 8 from mean over N = 4, w2 not transposed (square), sums along the wrong axis.
    X, w1, b1, w2, b2 = QUARTERS
    y = np.array([[0.0, 1.5], [1.5, 0.25], [0.25, 0.0], [0.75, 2.0]])
    expected = (
        np.array([[2.203125, -6.46875], [0.796875, -2.203125], [2.578125, -7.453125]]),
        np.array([[1.25, -3.5625]]),
        np.array([[5.65625, -0.3125], [0.8125, -0.203125]]),
        np.array([[3.75, 0.375]]),
    )
    expect_results(student.gradients(X, y, w1, b1, w2, b2), expected, PARAMETERS)


@pytest.mark.task(2, points=0.5, after=())
def test_derivative_of_relu_at_zero(student: Student) -> None:
    """de: Ist eine Netzeingabe genau 0, ist die Ableitung der ReLU dort 0, in beiden Schichten.
    en: Where a net input is exactly 0, the derivative of ReLU is 0, in both layers.
    why de: Am Knick gibt es keine Ableitung; PyTorch nimmt 0, und so vereinbaren wir es auch.
    why en: There is no derivative at the kink; PyTorch takes 0, and so do we.
    formula: ReLU′(z) = 1 (z > 0), 0 (z ≤ 0)
    source de: „Deep Learning: Künstliche neuronale Netze“ (Iris-MLP), Ableitungen von Hand
    source en: “Deep Learning: Künstliche neuronale Netze” (iris MLP), derivatives by hand
    """
    # z1 = [[0, 1], [2, 1], [0, 5]] and z2 = [[0], [4], [4]]: exact zeros in both layers, each with an error behind it.
    # The only check that tells 0 from 1 and from 1/2 there (central difference quotients give 1/2).
    X = np.array([[1.0, 1.0], [2.0, 0.0], [3.0, 3.0]])
    w1, b1 = np.array([[1.0, 1.0], [-1.0, 1.0]]), np.array([[0.0, -1.0]])
    w2, b2 = np.array([[2.0], [1.0]]), np.array([[-1.0]])
    expected = (
        np.array([[24.0, 24.0], [0.0, 12.0]]),
        np.array([[12.0, 10.0]]),
        np.array([[12.0], [26.0]]),
        np.array([[10.0]]),
    )
    expect_results(student.gradients(X, np.array([[2.0], [1.0], [2.0]]), w1, b1, w2, b2), expected, PARAMETERS)


def expect_shapes(result: Any, expected: list[tuple[tuple[int, int], tuple[int]]]) -> None:
    """Pairs of shapes, one per layer, of whole numbers."""
    expect_equal(result, expected)
    for layer in result:
        for shape in layer:
            for size in shape:
                expect_plain(
                    size, int, what=Text(de="Eine Form besteht aus ganzen Zahlen.", en="A shape is of integers.")
                )


@pytest.mark.task(3, points=0.5, after=())
def test_shapes_for_iris(student: Student) -> None:
    """de: parameter_shapes stimmt für die drei Klassen der Schwertlilien, mit vier und mit zwei Merkmalen.
    en: parameter_shapes is right for the three classes of iris, with four features and with two.
    why de: Wer die Formen kennt, kann die Gewichte eines fremden Netzes lesen.
    why en: Whoever knows the shapes can read the weights of somebody else's network.
    formula: n₀ = D, …, n_L = K; coefs_[l] hat die Form (n_l, n_{l+1}), intercepts_[l] die Form (n_{l+1},)
    formula en: n₀ = D, …, n_L = K; coefs_[l] has the shape (n_l, n_{l+1}), intercepts_[l] the shape (n_{l+1},)
    source de: „Deep Learning: Künstliche neuronale Netze“ (Iris-MLP), MLPClassifier mit (7, 4)
    source en: “Deep Learning: Künstliche neuronale Netze” (iris MLP), MLPClassifier with (7, 4)
    """
    # Separates: (out, in), biases of shape (1, m), the output layer left out, n - 1 outputs; with two features only the
    # first matrix changes, so nothing may be kept from the first call.
    rest = [((7, 4), (4,)), ((4, 3), (3,))]
    expect_shapes(student.parameter_shapes(4, (7, 4), 3), [((4, 7), (7,)), *rest])
    expect_shapes(student.parameter_shapes(2, (7, 4), 3), [((2, 7), (7,)), *rest])


@pytest.mark.task(3, points=0.5, after=())
def test_shapes_for_two_classes(student: Student) -> None:
    """de: Bei zwei Klassen hat das Netz nur einen Ausgang.
    en: With two classes the network has one output only.
    why de: Eine Wahrscheinlichkeit p genügt, die andere ist 1 − p; scikit-learn spart sich den zweiten Ausgang.
    why en: One probability p is enough, the other is 1 − p; scikit-learn saves itself the second output.
    formula: K = 2 → n_L = 1; K ≥ 3 → n_L = K
    source de: scikit-learn, MLPClassifier: out_activation_ ist „logistic“ bei zwei Klassen, sonst „softmax“
    source en: scikit-learn, MLPClassifier: out_activation_ is “logistic” with two classes, otherwise “softmax”
    """
    # Separates: two outputs for two classes; one output for everybody (the check above and the last call).
    expect_shapes(student.parameter_shapes(4, (5,), 2), [((4, 5), (5,)), ((5, 1), (1,))])
    expect_shapes(student.parameter_shapes(3, (2, 6), 2), [((3, 2), (2,)), ((2, 6), (6,)), ((6, 1), (1,))])
    expect_shapes(student.parameter_shapes(4, (5,), 4), [((4, 5), (5,)), ((5, 4), (4,))])


LN2 = float(np.log(2.0))
HIDDEN = (EXAMPLE[1], EXAMPLE[2][0])


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


def carried_over(student: Student, clf: RemoteObject) -> RemoteObject:
    """The module that to_torch makes of it."""
    module = student.to_torch.remote(clf)
    expect(
        student.library("builtins").isinstance(module, student.library("torch.nn").Module),
        de="to_torch soll ein torch.nn.Module zurückgeben. Fehlt ein return?",
        en="to_torch is to return a torch.nn.Module. Did you forget a return?",
    )
    return module


def expect_probabilities(module: RemoteObject, X: np.ndarray, expected: np.ndarray, what: Text) -> None:
    """float64, to nine digits: float32 keeps seven."""
    import torch

    expect_close(module(torch.from_numpy(X)), torch.from_numpy(expected), what=what, dtype="same")


@pytest.mark.task(4, points=1, after=())
def test_three_classes(student: Student) -> None:
    """de: to_torch gibt bei drei Klassen dieselben Wahrscheinlichkeiten wie predict_proba.
    en: to_torch gives the same probabilities as predict_proba for three classes.
    why de: Erst wenn dieselben Zahlen herauskommen, sind Gewichte, Biaswerte und Funktionen am richtigen Platz.
    why en: Only when the same numbers come out are weights, biases and functions in their right places.
    formula: p = softmax(z_L); nn.Linear hält wᵀ, scikit-learn w
    formula en: p = softmax(z_L); nn.Linear holds wᵀ, scikit-learn w
    source de: „Deep Learning: Künstliche neuronale Netze“ (Iris-MLP), MLPClassifier und PyTorch
    source en: “Deep Learning: Künstliche neuronale Netze” (iris MLP), MLPClassifier and PyTorch
    """
    # Separates: w reshaped instead of transposed, ReLU at the output, logits, log-softmax, softmax over the patterns,
    # a sigmoid per class, lost biases, float32. The second net has tanh: ReLU whatever clf.activation says.
    relu = [HIDDEN, (LN2 * np.array([[0.0, 1.0, 1.0], [0.0, -1.0, 0.0]]), np.zeros(3))]
    first = carried_over(student, classifier(student, relu, "relu", [0, 1, 2]))
    expected = np.array([[1.0, 2.0, 4.0], [1.0, 4.0, 4.0], [2.0, 1.0, 2.0]])
    expected /= expected.sum(axis=1, keepdims=True)
    example = Text(de="Das Beispiel der Aufgabenstellung:", en="The example of the statement:")
    expect_probabilities(first, EXAMPLE[0], expected, example)
    # tanh(±ln 2) = ±3/5 and tanh(±ln 3) = ±4/5
    ln3 = float(np.log(3.0))
    weights = np.array([[LN2, 0.0], [0.0, -ln3]])
    tanh = [(weights, np.zeros(2)), (np.array([[5.0, 0.0, -5.0], [5.0, 5.0, 0.0]]) * LN2, np.array([0.0, 0.0, LN2]))]
    second = carried_over(student, classifier(student, tanh, "tanh", [0, 1, 2]))
    # (1, -1): y1 = (3/5, 4/5), z = ln 2 · (7, 4, -2); (-1, 1): y1 = (-3/5, -4/5), z = ln 2 · (-7, -4, 4)
    powers = 2.0 ** np.array([[7.0, 4.0, -2.0], [-7.0, -4.0, 4.0]])
    expected = powers / powers.sum(axis=1, keepdims=True)
    expect_probabilities(second, np.array([[1.0, -1.0], [-1.0, 1.0]]), expected, Text(de="tanh:", en="tanh:"))


@pytest.mark.task(4, points=0.5, after=())
def test_two_classes(student: Student) -> None:
    """de: Bei zwei Klassen wird aus dem einen Ausgang eine Spalte je Klasse.
    en: With two classes the one output becomes one column per class.
    why de: Ein Softmax über einen einzigen Ausgang ist immer 1; zwei Klassen brauchen die logistische Funktion.
    why en: A softmax over a single output is always 1; two classes need the logistic function.
    formula: p = (1 − σ(z), σ(z)) = softmax(0, z)
    source de: scikit-learn, MLPClassifier.predict_proba
    source en: scikit-learn, MLPClassifier.predict_proba
    """
    # Separates: shape (N, 1), columns swapped, softmax over (-z, z), which is σ(2z), softmax over one output. No output
    # is 1/2, and the labels are words: the columns follow clf.classes_.
    layers = [HIDDEN, (LN2 * np.array([[1.0], [-2.0]]), np.array([LN2]))]
    module = carried_over(student, classifier(student, layers, "relu", ["setosa", "virginica"]))
    expected = np.array([[1 / 3, 2 / 3], [1 / 9, 8 / 9], [2 / 3, 1 / 3]])
    example = Text(de="Das Beispiel der Aufgabenstellung:", en="The example of the statement:")
    expect_probabilities(module, EXAMPLE[0], expected, example)


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
def test_units_do_not_matter(student: Student) -> None:
    """de: make_classifier gibt einen untrainierten Klassifikator, dem die Einheiten der Merkmale gleichgültig sind.
    en: make_classifier gives a classifier that is not trained and does not care about the units of the features.
    why de: Ob ein Blatt in Metern oder Millimetern gemessen ist, darf an der Antwort nichts ändern.
    why en: Whether a leaf is measured in metres or millimetres must not change the answer.
    formula: x′ = (x − μ) / s je Merkmal; c·x mit c > 0 gibt dasselbe x′
    formula en: x′ = (x − μ) / s per feature; c·x with c > 0 gives the same x′
    source de: „Deep Learning: Künstliche neuronale Netze“ (Iris-MLP); scikit-learn, StandardScaler
    source en: “Deep Learning: Künstliche neuronale Netze” (iris MLP); scikit-learn, StandardScaler
    """
    # No accuracy finds missing scaling on iris. Factors are powers of two, so scaling is exact and only an estimator
    # that does not scale, or scales with fixed or common numbers, gives other probabilities.
    X, classes = iris()
    factors = 2.0 ** np.array([10.0, -8.0, 3.0, -6.0])
    estimator = student.make_classifier.remote(5)
    expect_not_fitted(estimator, X)
    estimator.fit(X, classes)
    other = student.make_classifier.remote(5)
    other.fit(X * factors, classes)
    probabilities = estimator.predict_proba(X)
    expect_close(
        other.predict_proba(X * factors),
        probabilities,
        rtol=0.0,
        atol=1e-6,
        what=Text(
            de="Werden die vier Merkmale mit 1024, 1/256, 8 und 1/64 malgenommen, beim Training wie beim Vorhersagen, "
            "sollen dieselben Wahrscheinlichkeiten herauskommen:",
            en="If the four features are multiplied by 1024, 1/256, 8 and 1/64, in training as well as in predicting, "
            "the same probabilities are to come out:",
        ),
    )
    expect_equal(tuple(np.shape(probabilities)), (150, 3), what=Text(de="Form:", en="Shape:"))


@pytest.mark.task(5, points=0.5, bonus=True, after=())
def test_four_features(student: Student) -> None:
    """de: Mit allen vier Merkmalen werden im Mittel der fünf Teile mindestens 90 % der Blumen erkannt.
    en: With all four features at least 90 % of the flowers are recognised, averaged over the five folds.
    why de: Geprüft wird an Blumen, die das Netz beim Training nicht gesehen hat.
    why en: The test is on flowers that the network has not seen in training.
    formula: Genauigkeit = richtige / alle, Mittel über StratifiedKFold(5, shuffle=True, random_state=0)
    formula en: accuracy = right / all, mean over StratifiedKFold(5, shuffle=True, random_state=0)
    source de: Fisher 1936; scikit-learn, StratifiedKFold
    source en: Fisher 1936; scikit-learn, StratifiedKFold
    """
    X, classes = iris()
    reached = accuracy(student, X, classes)
    expect(
        reached >= 0.90,
        de=f"Mit vier Merkmalen soll make_classifier(0) mindestens 90 % erreichen; es sind {100 * reached:.1f} %.",
        en=f"With four features make_classifier(0) is to reach at least 90 %; it is {100 * reached:.1f} %.",
    )
