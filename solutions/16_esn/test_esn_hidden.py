"""Hidden checks of 16_esn: other sizes, structure of the reservoir, several inputs, nothing changed or remembered.

The oracles are written in another way than the reference and are tested in tests/assignments/test_esn_oracle.py.
"""

import functools
import math

import numpy as np
import pytest

from grader.testing import CheckFailed, RemoteObject, Student, Text, expect, expect_close, expect_equal

RTOL, ATOL = 1e-9, 1e-12
MOST_ERRORS = 5.5


def matrix_of(W: object, n: int) -> np.ndarray:
    """A float64 array (n, n) without NaN."""
    good = isinstance(W, np.ndarray) and W.shape == (n, n) and W.dtype == np.float64 and bool(np.isfinite(W).all())
    if not good:
        text = Text(de=f"Erwartet ist ein float64-Array ({n}, {n}).", en=f"A float64 array ({n}, {n}) is expected.")
        raise CheckFailed(text, W)
    assert isinstance(W, np.ndarray)
    return W


@pytest.mark.parametrize(
    ("n", "density", "radius"), [(10, 0.5, 0.5), (30, 1.0, 2.5), (64, 0.1, 0.05), (150, 0.04, 1.0)]
)
@pytest.mark.task(1, points=0.1)
def test_radius_of_any_reservoir(student: Student, n: int, density: float, radius: float) -> None:
    """de: Der Spektralradius stimmt für jede Größe, Dichte und jeden Startwert.
    en: The spectral radius is right for every size, density and seed.
    why de: Eine Faustregel stimmt im Mittel; ein einzelnes Reservoir liegt um einige Prozent daneben.
    why en: A rule of thumb is right on average; a single reservoir is off by a few per cent.
    formula: max |λᵢ(W)| = ρ
    source de: Jaeger 2001
    source en: Jaeger 2001"""
    # four seeds: the eigenvalue largest in absolute value is real in some of them, where its real part would do
    for seed in range(4):
        W = matrix_of(student.reservoir(n, density, radius, np.random.default_rng(160 + seed)), n)
        found = float(np.abs(np.linalg.eigvals(W)).max())
        if not abs(found - radius) <= 1e-8 * radius:
            text = Text(
                de=f"Der Spektralradius ist {found:.6g} statt {radius:g}.",
                en=f"The spectral radius is {found:.6g} and not {radius:g}.",
            )
            raise CheckFailed(text, W)


def scores(W: np.ndarray, density: float) -> dict[str, float]:
    """How many standard errors connections, signs, mirrored pairs and mirrored products are off."""
    n, there = len(W), W != 0
    upper = np.triu_indices(n, 1)
    both = there[upper] & there.T[upper]
    products = np.sign(W[upper] * W.T[upper])[both]
    mirrored = len(upper[0]) * density**2
    # who has the exact share has it in every column or row at most: n more or fewer are no mistake
    excess = max(abs(there.sum() - density * n * n) - n, 0.0)
    return {
        "connections": float(excess / math.sqrt(n * n * density * (1 - density))),
        "signs": float(np.sign(W).sum() / math.sqrt(there.sum())),
        "mirrored": float((both.sum() - mirrored) / math.sqrt(mirrored)),
        "products": float(products.sum() / math.sqrt(max(len(products), 1))),
    }


SAYS = {
    "connections": (
        "Die Zahl der Gewichte, die nicht 0 sind, passt nicht zu density.",
        "The number of weights that are not 0 does not fit density.",
    ),
    "signs": (
        "Positive und negative Gewichte sollen gleich häufig sein.",
        "Positive and negative weights are to be equally frequent.",
    ),
    "mirrored": (
        "Verbindungen von i nach j und von j nach i sollen unabhängig voneinander sein.",
        "Connections from i to j and from j to i are to be independent of each other.",
    ),
    "products": (
        "Die Gewichte von i nach j und von j nach i sollen unabhängig voneinander sein.",
        "The weights from i to j and from j to i are to be independent of each other.",
    ),
}


@pytest.mark.task(1, points=0.35)
def test_weights_are_independent(student: Student) -> None:
    """de: Die Gewichte sind unabhängig, gleich oft positiv wie negativ, und über alle Zeilen und Spalten verteilt.
    en: The weights are independent, as often positive as negative, and spread over all rows and columns.
    why de: Ein symmetrisches oder einseitiges Reservoir macht aus vielen Neuronen wenige verschiedene.
    why en: A symmetric or one-sided reservoir makes few different neurons of many.
    formula: E[w] = 0,  W ≠ Wᵀ
    source de: Lukoševičius 2012, Abschnitt 3.2
    source en: Lukoševičius 2012, section 3.2"""
    # right programs: at most 4.1 standard errors in 200 runs of each style (docs/measured/seeds_esn.txt)
    for n, density, seed in ((100, 0.2, 164), (120, 0.1, 165)):
        W = matrix_of(student.reservoir(n, density, 0.9, np.random.default_rng(seed)), n)
        for name, score in scores(W, density).items():
            if not abs(score) <= MOST_ERRORS:
                raise CheckFailed(Text(de=SAYS[name][0], en=SAYS[name][1]), W)
        used = min(np.any(W, axis=0).sum(), np.any(W, axis=1).sum())
        if not used >= n - 5:
            text = Text(
                de="Ganze Zeilen oder Spalten sind 0. Die Verbindungen sollen über alle Neuronen verteilt sein.",
                en="Whole rows or columns are 0. The connections are to be spread over all neurons.",
            )
            raise CheckFailed(text, W)


@pytest.mark.task(1, points=0.5)
def test_chance_comes_from_rng(student: Student) -> None:
    """de: Gleicher Startwert, gleiches W; anderer Startwert oder zweiter Aufruf, anderes; np.random bleibt unbenutzt.
    en: The same seed gives the same W, another seed or a second call another one; np.random stays unused.
    why de: Nur ein Reservoir, das sich wiederholen lässt, lässt sich vergleichen.
    why en: Only a reservoir that can be repeated can be compared.
    formula: seed(a) = seed(b)  ⇒  W_a = W_b
    source de: Aufgabenstellung, Aufgabe 1
    source en: statement, task 1"""
    rng = student.send(np.random.default_rng(166))
    first, second = student.reservoir(30, 0.3, 0.9, rng), student.reservoir(30, 0.3, 0.9, rng)
    library = student.library("numpy.random")
    library.seed(13)
    repeated, other = (student.reservoir(30, 0.3, 0.9, np.random.default_rng(seed)) for seed in (166, 167))
    first, second, repeated, other = (matrix_of(W, 30) for W in (first, second, repeated, other))
    expect(
        np.array_equal(first, repeated),
        de="Zwei neue Generatoren mit demselben Startwert geben verschiedene W. Kommt dein Zufall aus rng?",
        en="Two new generators with the same seed give different W. Does your randomness come from rng?",
    )
    expect(
        not np.array_equal(first, other),
        de="Zwei Generatoren mit verschiedenen Startwerten geben dasselbe W. Kommt dein Zufall aus rng?",
        en="Two generators with different seeds give the same W. Does your randomness come from rng?",
    )
    expect(
        not np.array_equal(first, second),
        de="Zwei Aufrufe nacheinander mit demselben rng geben dasselbe W. Benutze rng selbst, keine Kopie.",
        en="Two calls in a row with the same rng give the same W. Use rng itself, not a copy.",
    )
    untouched, expected = library.random_sample(2), np.random.RandomState(13).random_sample(2)
    if not (isinstance(untouched, np.ndarray) and np.array_equal(untouched, expected)):
        text = Text(
            de="Der globale Zufallsgenerator np.random wurde benutzt. Aller Zufall soll aus rng kommen.",
            en="The global generator np.random has been used. All randomness is to come from rng.",
        )
        raise CheckFailed(text, other)


def some_network(seed: int, n: int, k: int) -> tuple[np.ndarray, np.ndarray]:
    """W and W_in of moderate size."""
    rng = np.random.default_rng(seed)
    return rng.normal(scale=0.9 / math.sqrt(n), size=(n, n)), rng.normal(scale=0.6, size=(n, k + 1))


def run_by_loops(W: np.ndarray, W_in: np.ndarray, inputs: np.ndarray, state: np.ndarray, leak: float) -> np.ndarray:
    """Neuron by neuron."""
    n, x, rows = len(W), [float(v) for v in state], []
    for u in inputs:
        net = [
            math.fsum(
                [W_in[j, 0], *(W_in[j, 1 + i] * u[i] for i in range(len(u))), *(W[j, i] * x[i] for i in range(n))]
            )
            for j in range(n)
        ]
        x = [(1 - leak) * x[j] + leak * math.tanh(net[j]) for j in range(n)]
        rows.append(x)
    return np.array(rows)


def expect_unchanged(sent: list[RemoteObject], arrays: list[np.ndarray]) -> None:
    """The arguments are what they were."""
    for handle, array in zip(sent, arrays, strict=True):
        expect_equal(handle.fetch(), array, unchanged=True)


@pytest.mark.parametrize("leak", [0.3, 0.75, 1.0])
@pytest.mark.task(2, points=0.3, after=())
def test_run_of_any_size(student: Student, leak: float) -> None:
    """de: run stimmt für jede Zahl von Neuronen, Eingängen und Schritten und jedes Leck und ändert nichts.
    en: run is right for any number of neurons, inputs and steps and any leak, and changes nothing.
    why de: Ein kleines Leck macht das Reservoir träge; damit stellt man es auf die Zeit der Aufgabe ein.
    why en: A small leak makes the reservoir slow; so it is tuned to the time scale of the problem.
    formula: xₜ = (1 − a) xₜ₋₁ + a tanh(W_in [1; uₜ] + W xₜ₋₁)
    source de: Lukoševičius 2012, Gleichungen 2 und 3
    source en: Lukoševičius 2012, equations 2 and 3"""
    # n ≠ k + 1 and n ≠ T throughout; two networks in one process; a start that is not 0, then none
    for n, k, steps, seed in ((5, 3, 7, 168), (4, 1, 1, 169)):
        W, W_in = some_network(seed, n, k)
        rng = np.random.default_rng(seed)
        inputs, state = rng.normal(size=(steps, k)), rng.uniform(-0.9, 0.9, n)
        arrays = [W, W_in, inputs, state]
        sent = [student.send(array) for array in arrays]
        got = student.run(*sent, leak)
        expect_close(got, run_by_loops(W, W_in, inputs, state, leak), RTOL, ATOL, dtype="same")
        got = student.run(*sent[:3], leak=leak)
        expect_close(got, run_by_loops(W, W_in, inputs, np.zeros(n), leak), RTOL, ATOL, dtype="same")
        expect_unchanged(sent, arrays)


@pytest.mark.task(2, points=0.6, after=())
def test_a_run_can_be_resumed(student: Student) -> None:
    """de: Ein Lauf, der vom letzten Zustand aus fortgesetzt wird, ist derselbe wie der ganze.
    en: A run that is resumed from its last state is the same as the whole run.
    why de: Darauf beruht die Vorhersage: Der Zustand ist alles, was das Reservoir von der Vergangenheit weiß.
    why en: The forecast relies on it: the state is all that the reservoir knows of the past.
    formula: run(u₀ … u_T) = run(u₀ … u_s), run(u_s₊₁ … u_T | x_s)
    source de: Aufgabenstellung, Aufgabe 2
    source en: statement, task 2"""
    W, W_in = some_network(170, 6, 2)
    inputs = np.random.default_rng(170).normal(size=(9, 2))
    whole = run_by_loops(W, W_in, inputs, np.zeros(6), 0.4)
    start = student.run(W, W_in, inputs[:4], leak=0.4)
    expect_close(start, whole[:4], RTOL, ATOL)
    expect_close(student.run(W, W_in, inputs[4:], whole[3].copy(), 0.4), whole[4:], RTOL, ATOL)


def readout(states: np.ndarray, targets: np.ndarray, ridge: float) -> np.ndarray:
    """By the singular value decomposition."""
    X = np.hstack([np.ones((len(states), 1)), states])
    u, s, vt = np.linalg.svd(X, full_matrices=False)
    return ((vt.T * (s / (s**2 + ridge))) @ (u.T @ targets)).T


@pytest.mark.parametrize(("steps", "n", "m", "ridge"), [(20, 6, 3, 10.0), (5, 7, 2, 0.5), (30, 4, 1, 0.01)])
@pytest.mark.task(3, points=0.4, after=())
def test_readout_is_ridge_regression(student: Student, steps: int, n: int, m: int, ridge: float) -> None:
    """de: train_readout stimmt für viele und wenige Zustände, kleine und große Strafe und mehrere Ausgaben.
    en: train_readout is right for many and few states, small and large penalty, and several outputs.
    why de: Ohne Strafe laufen einzelne freie Vorhersagen davon; mit der falschen lernt das Netz zu wenig.
    why en: Without the penalty single free runs run away; with a wrong one the network learns too little.
    formula: min Σ |W_out [1; x] − y|² + λ |W_out|²
    source de: Fischer, „ESN Training“; Hoerl und Kennard 1970
    source en: Fischer, “ESN Training”; Hoerl and Kennard 1970"""
    # target mean 3: an unpenalised or centred constant, a missing one, ridge · T; fewer states than weights
    for seed in (171, 172):
        rng = np.random.default_rng(seed)
        states, targets = rng.uniform(-1, 1, (steps, n)), 3.0 + rng.normal(size=(steps, m))
        sent = [student.send(states), student.send(targets)]
        expect_close(student.train_readout(*sent, ridge), readout(states, targets, ridge), 1e-8, 1e-10, dtype="same")
        expect_unchanged(sent, [states, targets])


def pair(result: object) -> tuple[object, object]:
    """W_out and the state."""
    expect(
        isinstance(result, list | tuple) and len(result) == 2,
        de="Zurückkommen sollen zwei Arrays.",
        en="Two arrays are to come back.",
    )
    first, second = result  # type: ignore[misc]  # as was just seen
    return first, second


@pytest.mark.parametrize("washout", [0, 4])
@pytest.mark.task(4, points=0.4, after=(2, 3))
def test_pairs_for_several_inputs(student: Student, washout: int) -> None:
    """de: train_forecast stimmt für mehrere Reihen zugleich, mit und ohne Vorlauf, mit Leck, und ändert nichts.
    en: train_forecast is right for several series at once, with and without washout, with a leak, and changes nothing.
    why de: Der Vorlauf wirft weg, was noch vom Anfang im Reservoir ist, aber er verschiebt nichts.
    why en: The washout throws away what is left of the start in the reservoir, but it shifts nothing.
    formula: (xₜ, uₜ₊₁),  t = washout, …, T − 2
    source de: Fischer, „ESN Training“
    source en: Fischer, “ESN Training”"""
    for seed in (173, 174):
        W, W_in = some_network(seed, 6, 2)
        series = 1.0 + np.random.default_rng(seed).normal(size=(15, 2))
        arrays = [W, W_in, series]
        sent = [student.send(array) for array in arrays]
        W_out, state = pair(student.train_forecast(*sent, washout, 0.5, 0.4))
        states = run_by_loops(W, W_in, series, np.zeros(6), 0.4)
        expected = readout(states[washout:14], series[washout + 1 :], 0.5)
        expect_close(W_out, expected, 1e-8, 1e-10, what=Text(de="W_out:", en="W_out:"), dtype="same")
        expect_close(state, states[14], RTOL, ATOL, what=Text(de="Der Zustand:", en="The state:"), dtype="same")
        expect_unchanged(sent, arrays)


@pytest.mark.parametrize("leak", [0.4, 1.0])
@pytest.mark.task(4, points=0.4, after=(2,))
def test_free_run_of_several_outputs(student: Student, leak: float) -> None:
    """de: free_run stimmt für mehrere Ausgaben und jedes Leck, auch für einen einzigen Schritt, und ändert nichts.
    en: free_run is right for several outputs and any leak, also for a single step, and changes nothing.
    why de: Auch beim freien Lauf gilt dieselbe Gleichung wie beim Lernen; wer das Leck vergisst, hat ein anderes Netz.
    why en: In the free run the same equation holds as in learning; without the leak it is another network.
    formula: yₜ = W_out [1; xₜ],  xₜ₊₁ = F(xₜ, yₜ)
    source de: Jaeger und Haas 2004
    source en: Jaeger and Haas 2004"""
    W, W_in = some_network(175, 5, 2)
    rng = np.random.default_rng(175)
    W_out = rng.normal(scale=0.5, size=(2, 6))
    for steps in (6, 1):
        state = rng.uniform(-0.9, 0.9, 5)
        x, rows = state, []
        for _ in range(steps):
            rows.append(W_out @ np.append(1.0, x))
            x = run_by_loops(W, W_in, rows[-1][np.newaxis], x, leak)[0]
        arrays = [W, W_in, W_out, state]
        sent = [student.send(array) for array in arrays]
        expect_close(student.free_run(*sent, steps, leak), np.array(rows), 1e-8, 1e-10, dtype="same")
        expect_unchanged(sent, arrays)


@functools.cache
def series() -> np.ndarray:
    """2384 values of the Mackey-Glass series, mean 0 and standard deviation 1; the last 2084 are used."""
    x = [1.2] * 171
    for i in range(170, 170 + 33_840):
        old, new = x[i - 170], x[i - 169]
        a, b, c = (0.2 * v / (1 + v**10) for v in (old, (old + new) / 2, new))
        k1 = a - 0.1 * x[i]
        k2 = b - 0.1 * (x[i] + 0.05 * k1)
        k3 = b - 0.1 * (x[i] + 0.05 * k2)
        x.append(x[i] + (k1 + 2 * k2 + 2 * k3 + c - 0.1 * (x[i] + 0.1 * k3)) / 60)
    values = np.array(x[180::10])[1300:]
    return ((values - values.mean()) / values.std())[:, np.newaxis]


@functools.cache
def network() -> tuple[np.ndarray, np.ndarray]:
    """W and W_in of 300 neurons, density .05, spectral radius .9."""
    rng = np.random.default_rng(176)
    W = rng.normal(size=(300, 300)) * (rng.random((300, 300)) < 0.05)
    return W * (0.9 / np.abs(np.linalg.eigvals(W)).max()), rng.uniform(-0.5, 0.5, (300, 2))


@pytest.mark.task(4, points=0.4, after=(2, 3))
def test_another_forecast(student: Student) -> None:
    """de: Auch ein anderes Reservoir sagt 84 Werte voraus, mit einem Fehler unter 0,3.
    en: Another reservoir forecasts 84 values, too, with an error below 0.3.
    why de: Eine Vorhersage, die nur mit einem Startwert gelingt, ist keine.
    why en: A forecast that works with one seed only is none.
    formula: √(mean (y − ŷ)²) < 0.3 σ
    source de: Jaeger und Haas 2004
    source en: Jaeger and Haas 2004"""
    # right programs: at most 0.10 in 800 runs
    W, W_in = network()
    W_out, state = pair(student.train_forecast(W, W_in, series()[:2000], 100, 1e-6))
    got = student.free_run(W, W_in, W_out, state, 84)
    good = isinstance(got, np.ndarray) and got.shape == (84, 1)
    error = float(np.sqrt(np.mean((got - series()[2000:2084]) ** 2))) if good else math.inf
    if not error <= 0.3:
        text = Text(
            de="Der Fehler der 84 freien Schritte ist größer als 0,3 Standardabweichungen.",
            en="The error of the 84 free steps is larger than 0.3 standard deviations.",
        )
        raise CheckFailed(text, got)


@pytest.mark.task(5, points=0.5, bonus=True, after=(2,))
def test_distances_of_any_runs(student: Student) -> None:
    """de: state_distances stimmt für jede Größe und jedes Leck und ändert nichts.
    en: state_distances is right for any size and any leak, and changes nothing.
    why de: Nur an den Abständen über die Zeit sieht man, ob ein Reservoir vergisst.
    why en: Only the distances over time show whether a reservoir forgets.
    formula: dₜ = √(Σⱼ (xⱼ − x′ⱼ)²)
    source de: Jaeger 2001
    source en: Jaeger 2001"""
    for leak, seed in ((0.4, 177), (1.0, 178)):
        W, W_in = some_network(seed, 5, 2)
        rng = np.random.default_rng(seed)
        inputs, (one, two) = rng.normal(size=(7, 2)), rng.uniform(-0.9, 0.9, (2, 5))
        difference = run_by_loops(W, W_in, inputs, one, leak) - run_by_loops(W, W_in, inputs, two, leak)
        arrays = [W, W_in, inputs, one, two]
        sent = [student.send(array) for array in arrays]
        expected = np.array([math.hypot(*row) for row in difference])
        expect_close(student.state_distances(*sent, leak), expected, 1e-8, 1e-11, dtype="same")
        expect_unchanged(sent, arrays)


@pytest.mark.task(5, points=0.5, bonus=True, after=(2,))
def test_radius_zero_is_not_enough(student: Student) -> None:
    """de: Mit Spektralradius 0 und konstanter Eingabe treffen sich zwei Läufe trotzdem nie.
    en: With spectral radius 0 and constant input two runs never meet all the same.
    why de: Ein Spektralradius unter 1 genügt nicht dafür, dass ein Reservoir seinen Anfang vergisst.
    why en: A spectral radius below 1 is not enough for a reservoir to forget its start.
    formula: W² = 0,  d → 1.499
    source de: Yildiz, Jaeger und Kiebel 2012
    source en: Yildiz, Jaeger and Kiebel 2012"""
    W, W_in = 1.5 * np.array([[-1.0, -1.0], [1.0, 1.0]]), np.array([[0.0, 1.0], [0.0, 1.0]])
    inputs, one, two = np.full((60, 1), -1.0), np.zeros(2), np.array([1.0, 0.0])
    expected = np.linalg.norm(run_by_loops(W, W_in, inputs, one, 1.0) - run_by_loops(W, W_in, inputs, two, 1.0), axis=1)
    expect_close(student.state_distances(W, W_in, inputs, one, two), expected, 1e-8, 1e-11)
