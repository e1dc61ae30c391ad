"""Public checks of 18_vanishing. Every expected value is small enough to be worked out by hand.

With z = ln 3 the sigmoid is 3/4, with z = -ln 3 it is 1/4, with z = ln 2 it is 2/3; all slopes are fractions, too.
The tolerance is relative and absolute: σ(40)(1 - σ(40)) is 4e-18, and a right program may well say 0.
"""

import math

import numpy as np
import pytest

from grader.testing import Student, Text, expect, expect_close

RTOL, ATOL = 1e-9, 1e-12
L2, L3, L5 = math.log(2), math.log(3), math.log(5)

# Neither end is one of the values at which two functions agree, and 0 is there once, exactly.
PLACES = np.array([-L3, -0.25, 0.0, L2, L3])
VALUES = {
    "sigmoid": [1 / 4, 1 / (1 + math.exp(0.25)), 1 / 2, 2 / 3, 3 / 4],
    "tanh": [-4 / 5, math.tanh(-0.25), 0.0, 3 / 5, 4 / 5],
    "relu": [0.0, 0.0, 0.0, L2, L3],
    "softplus": [math.log(4 / 3), math.log1p(math.exp(-0.25)), L2, L3, 2 * L2],
    "linear": [-L3, -0.25, 0.0, L2, L3],
}
SLOPES = {
    "sigmoid": [3 / 16, math.exp(0.25) / (1 + math.exp(0.25)) ** 2, 1 / 4, 2 / 9, 3 / 16],
    "tanh": [9 / 25, 1 - math.tanh(0.25) ** 2, 1.0, 16 / 25, 9 / 25],
    "relu": [0.0, 0.0, 0.0, 1.0, 1.0],
    "softplus": [1 / 4, 1 / (1 + math.exp(0.25)), 1 / 2, 2 / 3, 3 / 4],
    "linear": [1.0, 1.0, 1.0, 1.0, 1.0],
}


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "softplus", "linear"])
@pytest.mark.task(1, points=0.1)
def test_activation(student: Student, name: str) -> None:
    """de: activation gibt für fünf Stellen z die Werte der Funktion.
    en: activation gives the values of the function at five places z.
    why de: Zwischen den Schichten entscheidet allein diese Funktion, was ein Netz mehr kann als eine Matrix.
    why en: Between the layers this function alone decides what a network can do beyond a matrix.
    formula: σ(z) = 1/(1 + e^−z);  tanh z;  max(0, z);  ln(1 + e^z);  z
    source de: Schmid (LMU München), „Aktivierungsfunktionen“
    source en: Schmid (LMU München), “Aktivierungsfunktionen”"""
    # z = ±ln 3 tells tanh z from 2σ(z) − 1 (which is tanh z/2), softplus from relu, and a leaky relu shows for z < 0
    got = student.activation(PLACES, name)
    expect_close(got, np.array(VALUES[name]), RTOL, ATOL, dtype="same")


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "softplus", "linear"])
@pytest.mark.task(1, points=0.1)
def test_derivative(student: Student, name: str) -> None:
    """de: derivative gibt für fünf Stellen z die Ableitungen; die von relu an der Stelle 0 ist 0.
    en: derivative gives the derivatives at five places z; that of relu at 0 is 0.
    why de: Backpropagation multipliziert eine Ableitung für jede Schicht.
    why en: Backpropagation multiplies by one derivative for every layer.
    formula: σ′ = σ(1 − σ);  tanh′ = 1 − tanh²;  relu′(0) = 0;  softplus′ = σ;  1
    source de: Schmid (LMU München), „Aktivierungsfunktionen“
    source en: Schmid (LMU München), “Aktivierungsfunktionen”"""
    # z(1 − z) and 1 − z² (who takes a for z) differ everywhere; relu'(0) = 1 or ½ shows at the third place only
    got = student.derivative(PLACES, name)
    expect_close(got, np.array(SLOPES[name]), RTOL, ATOL, dtype="same")


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "softplus", "linear"])
@pytest.mark.task(1, points=0.1)
def test_far_out(student: Student, name: str) -> None:
    """de: Weit draußen, bei z = ±40, ±800 und ±10 000, sind Wert und Ableitung endlich und richtig.
    en: Far out, at z = ±40, ±800 and ±10 000, value and derivative are finite and right.
    why de: Ein einziges NaN in einer Schicht macht alle Gewichte des Netzes zu NaN.
    why en: A single NaN in a layer turns all weights of the network into NaN.
    formula: σ(−800) = 0, σ(800) = 1, ln(1 + e^800) = 800
    source de: Schmid (LMU München), „Aktivierungsfunktionen“; Goodfellow u. a. 2016, Abschnitt 4.1
    source en: Schmid (LMU München), “Aktivierungsfunktionen”; Goodfellow et al. 2016, section 4.1"""
    # Only this separates: e^z/(1 + e^z), (e^z − e^−z)/(e^z + e^−z) and ln(1 + e^z) literally; z clipped at ±500.
    z = np.array([-10_000.0, -800.0, -40.0, 40.0, 800.0, 10_000.0])
    zero, one = np.zeros(6), np.ones(6)
    step = np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0])
    ends = {"sigmoid": step, "tanh": np.sign(z), "relu": np.maximum(z, 0), "softplus": np.maximum(z, 0), "linear": z}
    slopes = {"sigmoid": zero, "tanh": zero, "relu": step, "softplus": step, "linear": one}
    expect_close(student.activation(z, name), ends[name], RTOL, ATOL)
    expect_close(student.derivative(z, name), slopes[name], RTOL, ATOL)


@pytest.mark.task(2, points=0.5, after=())
def test_softmax_of_three(student: Student) -> None:
    """de: softmax(0, ln 2, ln 5) ist (1/8, 1/4, 5/8), auch mit einem anderen Vorzeichen und für jede Zeile für sich.
    en: softmax(0, ln 2, ln 5) is (1/8, 1/4, 5/8), also with another sign and for each row by itself.
    why de: So wird aus den Ausgaben eines Netzes eine Wahrscheinlichkeit für jede Klasse.
    why en: This turns the outputs of a network into a probability for every class.
    formula: softmax(z)ₖ = e^zₖ / Σⱼ e^zⱼ
    source de: Schmid (LMU München), „Softmax“
    source en: Schmid (LMU München), “Softmax”"""
    # 2 rows and 3 columns: the sum over the other axis, or over everything, is not the same
    expect_close(student.softmax(np.array([0.0, L2, L5])), np.array([1 / 8, 1 / 4, 5 / 8]), RTOL, ATOL, dtype="same")
    rows = np.array([[0.0, L2, L5], [L3, 0.0, 0.0]])
    expect_close(student.softmax(rows), np.array([[1 / 8, 1 / 4, 5 / 8], [3 / 5, 1 / 5, 1 / 5]]), RTOL, ATOL)


@pytest.mark.task(2, points=0.5, after=())
def test_log_softmax_of_large_numbers(student: Student) -> None:
    """de: log_softmax(1000, 1000 + ln 3) ist (−ln 4, ln 3 − ln 4), und softmax davon ist (1/4, 3/4).
    en: log_softmax(1000, 1000 + ln 3) is (−ln 4, ln 3 − ln 4), and its softmax is (1/4, 3/4).
    why de: e^1000 gibt es in Gleitkommazahlen nicht; der Unterschied zweier Ausgaben ist trotzdem klein.
    why en: There is no e^1000 in floating point; the difference of two outputs is small all the same.
    formula de: log softmax(z) = log softmax(z − c) für jede Zahl c
    formula en: log softmax(z) = log softmax(z − c) for every number c
    source de: Goodfellow u. a. 2016, Abschnitt 4.1
    source en: Goodfellow et al. 2016, section 4.1"""
    z = np.array([1000.0, 1000.0 + L3])
    expect_close(student.log_softmax(z), np.array([-2 * L2, L3 - 2 * L2]), RTOL, 1e-12, dtype="same")
    expect_close(student.softmax(z), np.array([1 / 4, 3 / 4]), RTOL, ATOL)


@pytest.mark.task(3, points=0.5, after=())
def test_two_layers_are_one(student: Student) -> None:
    """de: collapse macht aus zwei linearen Schichten (2 → 3 → 2) eine einzige, die dasselbe rechnet.
    en: collapse makes a single layer of two linear ones (2 → 3 → 2) that computes the same.
    why de: Ohne Nichtlinearität ist ein tiefes Netz nicht mehr wert als eine einzige Schicht.
    why en: Without a nonlinearity a deep network is worth no more than a single layer.
    formula: W₂(W₁x + b₁) + b₂ = (W₂W₁) x + (W₂b₁ + b₂)
    source de: Schmid (LMU München), „Aktivierungsfunktionen“
    source en: Schmid (LMU München), “Aktivierungsfunktionen”"""
    # W₁W₂ is 3×3 here; b₁ + b₂ does not even fit; b₂ alone is (−1, 1) and not (4, 1)
    weights = [np.array([[1.0, 2.0], [0.0, 1.0], [-1.0, 1.0]]), np.array([[1.0, 0.0, 2.0], [0.0, 3.0, 0.0]])]
    biases = [np.array([1.0, 0.0, 2.0]), np.array([-1.0, 1.0])]
    W, b = pair(student.collapse(weights, biases))
    expect_close(W, np.array([[-1.0, 4.0], [0.0, 3.0]]), RTOL, ATOL, what=Text(de="Die Matrix W:", en="The matrix W:"))
    expect_close(b, np.array([4.0, 1.0]), RTOL, ATOL, what=Text(de="Der Bias b:", en="The bias b:"))


def pair(result: object) -> tuple[object, object]:
    """The two arrays that `collapse` or `chain_forward` returns."""
    expect(
        isinstance(result, list | tuple) and len(result) == 2,
        de="Zurückkommen sollen zwei Arrays: return W, b (oder z, a).",
        en="Two arrays are to come back: return W, b (or z, a).",
    )
    first, second = result  # type: ignore[misc]  # as was just seen
    return first, second


# The example of the statement; z and a are different in every second neuron.
W, B = np.array([1.0, 2.0, -4.0, 8.0]), np.array([0.0, L3 - 1, 3.0, L3 - 4])
Z, A = np.array([0.0, L3, 0.0, L3]), np.array([1 / 2, 3 / 4, 1 / 2, 3 / 4])


@pytest.mark.task(4, points=0.5, after=())
def test_chain_of_four(student: Student) -> None:
    """de: chain_forward rechnet die Kette aus vier Neuronen der Aufgabenstellung.
    en: chain_forward computes the chain of four neurons of the statement.
    why de: An einzelnen Neuronen sieht man, was in tiefen Netzen geschieht, ohne eine einzige Matrix.
    why en: Single neurons show what happens in deep networks, without a single matrix.
    formula: zₗ = wₗ aₗ₋₁ + bₗ,  aₗ = σ(zₗ)
    source de: Schmid (LMU München), „Verschwindender Gradient“; Nielsen 2015, Kapitel 5
    source en: Schmid (LMU München), “Verschwindender Gradient”; Nielsen 2015, chapter 5"""
    z, a = pair(student.chain_forward(W, B, 0.0))
    expect_close(z, Z, RTOL, ATOL, what=Text(de="Die Eingaben z:", en="The inputs z:"), dtype="same")
    expect_close(a, A, RTOL, ATOL, what=Text(de="Die Ausgaben a:", en="The outputs a:"), dtype="same")


@pytest.mark.task(4, points=1, after=())
def test_gradient_of_four(student: Student) -> None:
    """de: chain_gradient gibt für diese Kette und dC/da = 1 die Gradienten (−9/64, −9/32, 3/8, 3/16).
    en: chain_gradient gives the gradients (−9/64, −9/32, 3/8, 3/16) for this chain and dC/da = 1.
    why de: Jede Schicht auf dem Weg zurück multipliziert mit w σ′(z), und σ′ ist höchstens 1/4.
    why en: Every layer on the way back multiplies by w σ′(z), and σ′ is at most 1/4.
    formula: ∂C/∂bₗ = σ′(zₗ) · Π_{m>l} wₘ σ′(zₘ) · dC/da
    source de: Schmid (LMU München), „Verschwindender Gradient“; Nielsen 2015, Kapitel 5
    source en: Schmid (LMU München), “Verschwindender Gradient”; Nielsen 2015, chapter 5"""
    # w differs in size and sign, so that w_l for w_{l+1} and a reversed result show. Lost dC/da and a length of four
    # that is hard-wired do not show here; the second chain is for them.
    expect_close(
        student.chain_gradient(W, Z, 1.0), np.array([-9 / 64, -9 / 32, 3 / 8, 3 / 16]), RTOL, ATOL, dtype="same"
    )
    short = student.chain_gradient(np.array([5.0, 3.0]), np.array([L3, -L3]), -2.0)
    expect_close(short, np.array([-27 / 128, -3 / 8]), RTOL, ATOL)


@pytest.mark.task(5, points=0.5, bonus=True, after=(1,))
def test_norms_of_two_layers(student: Student) -> None:
    """de: gradient_norms gibt für zwei lineare Schichten (3 → 2 → 2) die Längen 10 und 5.
    en: gradient_norms gives the lengths 10 and 5 for two linear layers (3 → 2 → 2).
    why de: An diesen Längen sieht man, welche Schichten eines tiefen Netzes noch lernen.
    why en: These lengths show which layers of a deep network still learn.
    formula: δₗ = act′(zₗ) ∘ (Wₗ₊₁ᵀ δₗ₊₁),  |∂C/∂bₗ| = |δₗ|
    source de: Glorot und Bengio 2010
    source en: Glorot and Bengio 2010"""
    # Twice the unit matrix cannot tell W from its transpose; the lopsided one can (6 against 8).
    first, x = np.array([[1.0, 0.0, 2.0], [0.0, -1.0, 1.0]]), np.array([0.5, -0.25, 1.0])
    turned, lopsided = np.array([[2.0, 0.0], [0.0, 2.0]]), np.array([[0.0, 2.0], [0.0, 0.0]])
    biases, arriving = [np.array([0.25, 0.5]), np.array([-1.0, 0.75])], np.array([3.0, 4.0])
    expect_close(
        student.gradient_norms([first, turned], biases, x, "linear", arriving), np.array([10.0, 5.0]), RTOL, ATOL
    )
    expect_close(
        student.gradient_norms([first, lopsided], biases, x, "linear", arriving), np.array([6.0, 5.0]), RTOL, ATOL
    )
