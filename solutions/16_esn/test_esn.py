"""Public checks of 16_esn: the examples of the statement, and one forecast.

tanh(ln 2) = 3/5, and ln 2 · 5/3 · 3/5 = ln 2 again: so a chain of two neurons hands on 3/5. The readout of two states 1
and -1 has orthogonal columns, so each weight is a fraction of its own.
"""

import functools
import math

import numpy as np
import pytest

from grader.testing import CheckFailed, Student, Text, expect, expect_close, expect_plain

RTOL, ATOL = 1e-9, 1e-12
L2 = math.log(2)

# How many standard errors a count may be away; see docs/measured/seeds_esn.txt for the largest of right programs.
MOST_ERRORS = 5.5


def expect_matrix(W: object, n: int) -> np.ndarray:
    """A float64 array (n, n) without NaN."""
    expect_plain(W, np.ndarray)
    matrix: np.ndarray = W  # type: ignore[assignment]  # expect_plain has seen to it
    right = matrix.shape == (n, n) and matrix.dtype == np.float64 and bool(np.isfinite(matrix).all())
    if not right:
        text = Text(
            de=f"Erwartet ist ein float64-Array der Form ({n}, {n}) ohne NaN.",
            en=f"A float64 array of shape ({n}, {n}) without NaN is expected.",
        )
        raise CheckFailed(text, W)
    return matrix


def expect_radius(W: object, n: int, radius: float) -> None:
    """The largest absolute value of the eigenvalues, to eight digits."""
    found = float(np.abs(np.linalg.eigvals(expect_matrix(W, n))).max())
    if not abs(found - radius) <= 1e-8 * radius:
        text = Text(
            de=f"Der Spektralradius ist {found:.6g} und nicht {radius:g}. Gemeint ist der größte Betrag der "
            "Eigenwerte; sie sind komplex.",
            en=f"The spectral radius is {found:.6g} and not {radius:g}. It is the largest absolute value of the "
            "eigenvalues, which are complex.",
        )
        raise CheckFailed(text, W)


@pytest.mark.task(1, points=0.5)
def test_spectral_radius(student: Student) -> None:
    """de: Der größte Betrag der Eigenwerte von W ist der verlangte Spektralradius.
    en: The largest absolute value of the eigenvalues of W is the spectral radius asked for.
    why de: Er entscheidet, wie schnell das Reservoir vergisst: zu klein, und es merkt sich nichts.
    why en: It decides how fast the reservoir forgets: too small, and it remembers nothing.
    formula: max |λᵢ(W)| = ρ
    source de: Fischer, „Echo-State-Netzwerk“; Jaeger 2001
    source en: Fischer, “Echo-State-Netzwerk”; Jaeger 2001"""
    expect_radius(student.reservoir(50, 0.2, 0.9, np.random.default_rng(1)), 50, 0.9)
    expect_radius(student.reservoir(41, 0.25, 1.25, np.random.default_rng(2)), 41, 1.25)


@pytest.mark.task(1, points=0.25)
def test_number_of_connections(student: Student) -> None:
    """de: Etwa der Anteil density aller n² Verbindungen ist da, die übrigen Gewichte sind genau 0.
    en: About the share density of all n² connections is there, the other weights are exactly 0.
    why de: Dünn besetzt rechnet ein großes Reservoir schneller; besser wird es davon nicht.
    why en: A sparse large reservoir computes faster; it does not get better by that.
    formula: |#{w ≠ 0} − d n²| ≤ 5.5 √(n² d (1 − d)) + n
    source de: Fischer, „Echo-State-Netzwerk“
    source en: Fischer, “Echo-State-Netzwerk”"""
    # right programs: at most 3.7 standard errors in 200 runs of each style; n more for those who leave the diagonal out
    for n, density, seed in ((100, 0.2, 3), (120, 0.05, 4)):
        W = expect_matrix(student.reservoir(n, density, 0.8, np.random.default_rng(seed)), n)
        found, expected = np.count_nonzero(W), density * n * n
        allowed = MOST_ERRORS * math.sqrt(expected * (1 - density)) + n
        if not abs(found - expected) <= allowed:
            text = Text(
                de=f"{found} Gewichte sind nicht 0; bei density = {density:g} sollten es etwa "
                f"{expected:.0f} von {n * n} sein.",
                en=f"{found} weights are not 0; with density = {density:g} there should be about "
                f"{expected:.0f} of {n * n}.",
            )
            raise CheckFailed(text, W)


@pytest.mark.task(2, points=0.5, after=())
def test_run_of_two_neurons(student: Student) -> None:
    """de: run gibt die Zustände der Aufgabenstellung, ohne und mit Leck ¼.
    en: run gives the states of the statement, without and with leak ¼.
    why de: Das Reservoir lernt nie; alles, was es kann, steckt in diesem einen Schritt.
    why en: The reservoir never learns; all that it can do is in this one step.
    formula: xₜ = (1 − a) xₜ₋₁ + a tanh(W_in [1; uₜ] + W xₜ₋₁)
    source de: Fischer, „Echo-State-Netzwerk“; Lukoševičius 2012
    source en: Fischer, “Echo-State-Netzwerk”; Lukoševičius 2012"""
    # leak ½ would hide leak ↔ 1 − leak; W is not symmetric, so W transposed shows
    W, W_in = L2 * np.array([[0.0, 5 / 3], [0.0, 0.0]]), L2 * np.array([[0.0, 0.0], [0.0, 1.0]])
    inputs = np.array([[1.0], [0.0], [0.0]])
    whole = student.run(W, W_in, inputs)
    expect_close(whole, np.array([[0.0, 0.6], [0.6, 0.0], [0.0, 0.0]]), RTOL, ATOL, dtype="same")
    first = 0.25 * math.tanh(L2 * 5 / 3 * 0.15)
    second = 0.75 * first + 0.25 * math.tanh(L2 * 5 / 3 * 0.1125)
    slow = np.array([[0.0, 0.15], [first, 0.1125], [second, 0.084375]])
    expect_close(student.run(W, W_in, inputs, None, 0.25), slow, RTOL, ATOL)


@pytest.mark.task(2, points=0.5, after=())
def test_constant_and_start(student: Student) -> None:
    """de: Spalte 0 von W_in gehört zur Eins, und run beginnt im übergebenen Zustand.
    en: Column 0 of W_in belongs to the one, and run starts in the state it is given.
    why de: Nur so lässt sich ein Lauf fortsetzen, zum Beispiel für die Vorhersage.
    why en: Only so can a run be resumed, for the forecast for example.
    formula: [1; uₜ] = (1, u₁, …, u_k)
    source de: Lukoševičius 2012, Gleichung 2
    source en: Lukoševičius 2012, equation 2"""
    # 2 ln 2 → 15/17; one step only, so the start counts in full
    W, W_in = L2 * np.array([[0.0, 5 / 3], [0.0, 0.0]]), L2 * np.array([[1.0, 0.0], [0.0, -1.0]])
    state = np.array([0.25, 0.6])
    got = student.run(W, W_in, np.array([[1.0]]), state)
    expect_close(got, np.array([[15 / 17, -0.6]]), RTOL, ATOL)
    got = student.run(W, W_in, np.array([[1.0]]), state, 0.25)
    expect_close(got, np.array([[0.1875 + 15 / 68, 0.3]]), RTOL, ATOL)


@pytest.mark.task(3, points=0.8, after=())
def test_readout_by_hand(student: Student) -> None:
    """de: train_readout löst das Beispiel der Aufgabenstellung, auch mit drei Ausgaben und anderer Strafe.
    en: train_readout solves the example of the statement, also with three outputs and another penalty.
    why de: Nur diese eine Regression lernt, und sie hat eine Lösung, die man ausrechnen kann.
    why en: This one regression is all that learns, and it has a solution that can be computed.
    formula: W_out = Y Xᵀ (X Xᵀ + λ 1)⁻¹
    source de: Fischer, „ESN Training“; Hoerl und Kennard 1970
    source en: Fischer, “ESN Training”; Hoerl and Kennard 1970"""
    # ridge 2 cannot tell ridge from ridge²/2; 6 can. A constant without penalty would be 2.
    states, targets = np.array([[1.0], [-1.0]]), np.array([[3.0], [1.0]])
    expect_close(student.train_readout(states, targets, 2.0), np.array([[1.0, 0.5]]), 1e-8, 1e-10, dtype="same")
    targets = np.array([[3.0, 0.0, 2.0], [1.0, 4.0, 2.0]])
    want = np.array([[0.5, 0.25], [0.5, -0.5], [0.5, 0.0]])
    expect_close(student.train_readout(states, targets, 6.0), want, 1e-8, 1e-10)


@pytest.mark.task(4, points=0.5, after=(2, 3))
def test_pairs_of_the_forecast(student: Student) -> None:
    """de: train_forecast lernt vom Zustand nach Wert t auf den Wert t + 1 und gibt den letzten Zustand zurück.
    en: train_forecast learns from the state after value t to value t + 1 and returns the last state.
    why de: Um eins verschoben lernt das Netz, die Gegenwart zu wiederholen, und der Fehler sieht großartig aus.
    why en: Shifted by one the network learns to repeat the present, and the error looks splendid.
    formula: (xₜ, uₜ₊₁),  t = washout, …, T − 2
    source de: Fischer, „ESN Training“
    source en: Fischer, “ESN Training”"""
    W, W_in, series = np.array([[0.0]]), np.array([[0.0, L2]]), np.array([[1.0], [1.0], [-1.0], [3.0]])
    W_out, state = pair(student.train_forecast(W, W_in, series, 1, 0.28))
    expect_close(W_out, np.array([[50 / 57, -2.4]]), 1e-8, 1e-10, what=Text(de="W_out:", en="W_out:"))
    expect_close(state, np.array([63 / 65]), RTOL, ATOL, what=Text(de="Der Zustand:", en="The state:"))


def pair(result: object) -> tuple[object, object]:
    """W_out and the state, as `train_forecast` returns them."""
    expect(
        isinstance(result, list | tuple) and len(result) == 2,
        de="Zurückkommen sollen zwei Arrays: return W_out, state.",
        en="Two arrays are to come back: return W_out, state.",
    )
    first, second = result  # type: ignore[misc]  # as was just seen
    return first, second


@pytest.mark.task(4, points=0.5, after=(2,))
def test_free_run_by_hand(student: Student) -> None:
    """de: free_run beginnt mit der Ausgabe zum übergebenen Zustand und füttert jede Ausgabe wieder ein.
    en: free_run begins with the output for the state it is given, and feeds every output back in.
    why de: So sagt das Netz die Zukunft voraus, ohne sie zu sehen.
    why en: This is how the network forecasts the future without seeing it.
    formula: y₀ = W_out [1; x],  uₜ = yₜ₋₁
    source de: Fischer, „ESN Training“; Jaeger und Haas 2004
    source en: Fischer, “ESN Training”; Jaeger and Haas 2004"""
    W, W_in, W_out = np.array([[0.0]]), np.array([[0.0, L2]]), np.array([[1.0, -5 / 3]])
    got = student.free_run(W, W_in, W_out, np.array([0.6]), 4)
    expect_close(got, np.array([[0.0], [1.0], [0.0], [1.0]]), RTOL, ATOL, dtype="same")


@functools.cache
def series() -> np.ndarray:
    """2084 values of the Mackey-Glass series, mean 0 and standard deviation 1."""
    x = [1.2] * 171
    for i in range(170, 170 + 30_840):
        old, new = x[i - 170], x[i - 169]
        a, b, c = (0.2 * v / (1 + v**10) for v in (old, (old + new) / 2, new))
        k1 = a - 0.1 * x[i]
        k2 = b - 0.1 * (x[i] + 0.05 * k1)
        k3 = b - 0.1 * (x[i] + 0.05 * k2)
        x.append(x[i] + (k1 + 2 * k2 + 2 * k3 + c - 0.1 * (x[i] + 0.1 * k3)) / 60)
    values = np.array(x[180::10])[1000:]
    return ((values - values.mean()) / values.std())[:, np.newaxis]


@functools.cache
def network(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """W and W_in of 300 neurons, density .05, spectral radius .9."""
    rng = np.random.default_rng(seed)
    W = rng.uniform(-1, 1, (300, 300)) * (rng.random((300, 300)) < 0.05)
    return W * (0.9 / np.abs(np.linalg.eigvals(W)).max()), rng.uniform(-0.5, 0.5, (300, 2))


LARGEST_ERROR = 0.3


def forecast_error(got: object, true: np.ndarray) -> float:
    """Root of the mean squared error, in standard deviations of the series; infinite where `got` is not comparable."""
    if not (isinstance(got, np.ndarray) and got.shape == true.shape and bool(np.isfinite(got).all())):
        return math.inf
    return float(np.sqrt(np.mean((got - true) ** 2)))


@pytest.mark.task(4, points=0.5, after=(2, 3))
def test_mackey_glass(student: Student) -> None:
    """de: Nach 2000 gelernten Werten sagt das Netz die nächsten 84 voraus, mit einem Fehler unter 0,3.
    en: After 2000 learnt values the network forecasts the next 84, with an error below 0.3.
    why de: 84 Schritte sind in der Literatur üblich; der Mittelwert allein hätte den Fehler 0,98.
    why en: 84 steps are usual in the literature; the mean value alone would have the error 0.98.
    formula: √(mean (y − ŷ)²) < 0.3 σ
    source de: Fischer, „Mackey-Glass“; Jaeger und Haas 2004
    source en: Fischer, “Mackey-Glass”; Jaeger and Haas 2004"""
    # right programs: at most 0.10 in 800 runs; a target of the same step gives more than 1
    W, W_in = network(16)
    W_out, state = pair(student.train_forecast(W, W_in, series()[:2000], 100, 1e-6))
    got = student.free_run(W, W_in, W_out, state, 84)
    error = forecast_error(got, series()[2000:2084])
    if not error <= LARGEST_ERROR:
        text = Text(
            de="Der Fehler der 84 freien Schritte ist größer als 0,3 Standardabweichungen.",
            en=f"The error of the 84 free steps is {error:.3g} standard deviations, allowed are {LARGEST_ERROR:g}.",
        )
        raise CheckFailed(text, got)


@pytest.mark.task(5, points=0.5, bonus=True, after=(2,))
def test_distances_by_hand(student: Student) -> None:
    """de: Ohne Verbindungen und mit Leck ¼ bleiben vom Abstand 5 erst ¾, dann 9/16 und so weiter.
    en: Without connections and with leak ¼, of the distance 5 there remain ¾, then 9/16, and so on.
    why de: Ein Reservoir ist brauchbar, wenn es seinen Anfang vergisst: Beide Läufe treffen sich.
    why en: A reservoir is of use if it forgets its start: the two runs meet.
    formula: dₜ = |xₜ − x′ₜ|,  t = 0, …, T − 1
    source de: Fischer, „Echo-State-Netzwerk“; Jaeger 2001
    source en: Fischer, “Echo-State-Netzwerk”; Jaeger 2001"""
    W, W_in = np.zeros((2, 2)), np.array([[0.5, 1.0], [-0.25, 2.0]])
    got = student.state_distances(W, W_in, np.array([[1.0], [0.5], [-3.0]]), np.array([3.0, 4.0]), np.zeros(2), 0.25)
    expect_close(got, np.array([3.75, 2.8125, 2.109375]), RTOL, ATOL, dtype="same")
