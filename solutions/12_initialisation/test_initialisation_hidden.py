"""Hidden checks of assignment 12: other sizes, more batches, and gradients against the whole Jacobian.

The statistics and their limits are those of the public checks. That the formulas here are torch's is tested in
``tests/assignments/test_initialisation_oracle.py``.
"""

import itertools
import math
from dataclasses import dataclass

import numpy as np
import pytest

from grader.testing import RemoteObject, Student, expect, expect_close, expect_equal, expect_plain

MOST_ERRORS = 6.0
MOST_ERRORS_OF_SIGNS = 5.5
# Fourth and eighth moment of a distribution with variance 1: a normal one, and one uniform on [-sqrt(3), sqrt(3)].
NORMAL, UNIFORM = (3.0, 105.0), (9 / 5, 9.0)


def scores(w: np.ndarray, std: float, moments: tuple[float, float]) -> dict[str, float]:
    """How many standard errors each statistic of `w` is away from independent numbers with this standard deviation."""
    u, (fourth, eighth) = w / std, moments
    in_rows, in_columns = u[:, 1:] * u[:, :-1], u[1:] * u[:-1]
    return {
        "mean": u.mean() * np.sqrt(u.size),
        "variance": ((u**2).mean() - 1) * np.sqrt(u.size / (fourth - 1)),
        "fourth": ((u**4).mean() - fourth) * np.sqrt(u.size / (eighth - fourth**2)),
        "rows": in_rows.sum() / np.sqrt(max(in_rows.size, 1)),
        "columns": in_columns.sum() / np.sqrt(max(in_columns.size, 1)),
    }


def expect_matrix(w: object, shape: tuple[int, int]) -> np.ndarray:
    """A float64 array of this shape without NaN."""
    expect_plain(w, np.ndarray)
    matrix: np.ndarray = w  # type: ignore[assignment]  # expect_plain has seen to it
    right = matrix.shape == shape and matrix.dtype == np.float64 and bool(np.isfinite(matrix).all())
    expect(right, de=f"Erwartet ist ein float64-Array {shape}.", en=f"A float64 array {shape} is expected.")
    return matrix


def expect_drawn(w: object, shape: tuple[int, int], std: float, moments: tuple[float, float]) -> np.ndarray:
    """Independent numbers around 0 with this standard deviation, normal or uniform."""
    matrix = expect_matrix(w, shape)
    expect(np.unique(np.abs(matrix)).size == matrix.size, de="Gewichte wiederholen sich.", en="Weights are repeated.")
    for name, errors in scores(matrix, std, moments).items():
        expect(abs(errors) <= MOST_ERRORS, de=f"{name}: {errors:.1f} > 6.", en=f"{name}: {errors:.1f} > 6.")
    return matrix


def tail_errors(w: np.ndarray, std: float) -> float:
    """How many standard errors the numbers beyond 3 and 3.5 standard deviations are fewer or more than of a normal one.

    Of 100 000 normal numbers 270 lie beyond 3 and 47 beyond 3.5 standard deviations.
    """
    expected = {limit: w.size * math.erfc(limit / math.sqrt(2)) for limit in (3.0, 3.5)}
    found = [((np.abs(w) > limit * std).sum() - count) / math.sqrt(count) for limit, count in expected.items()]
    return max(found, key=abs)


def expect_tail(w: object, shape: tuple[int, int], std: float) -> None:
    """As many large weights as a normal distribution has, in a sample in which they are not too few to be counted."""
    errors = tail_errors(expect_matrix(w, shape), std)
    expect(
        abs(errors) <= MOST_ERRORS,
        de="Gewichte jenseits von drei Standardabweichungen sind viel häufiger oder seltener als bei einer "
        "Normalverteilung. Sie wird nicht abgeschnitten.",
        en="Weights beyond three standard deviations are much more frequent or rarer than with a normal distribution. "
        "It is not truncated.",
    )


@pytest.mark.task(1, points=0.5)
def test_normal_weights_of_other_sizes(student: Student) -> None:
    """de: normal_init stimmt auch für andere Formen und Standardabweichungen, bis hinab zu einem einzigen Gewicht.
    en: normal_init is right for other shapes and standard deviations as well, down to a single weight.
    why de: Kein Netz hat nur Schichten einer Größe.
    why en: No network has layers of one size only.
    formula: w ~ N(0, std²)
    source de: Fischer, Folie „Gewichtsinitialisierung“
    source en: Fischer, slide “Gewichtsinitialisierung”
    """
    # small and large stds: a fixed one, one divided by a root of n, a squared or a rounded one shows
    for n_in, n_out, std, seed in (
        (40, 250, 0.01, 140),
        (300, 40, 4.0, 141),
        (1, 8000, 1.0, 142),
        (9000, 1, 0.25, 143),
    ):
        student.part(de="Form und Verteilung", en="shape and distribution")
        expect_drawn(student.normal_init(n_in, n_out, std, np.random.default_rng(seed)), (n_in, n_out), std, NORMAL)
    student.part(de="eine einzige Zahl, Argumente mit Namen", en="a single number, arguments by name")
    expect_matrix(student.normal_init(n_in=1, n_out=1, std=1, rng=np.random.default_rng(144)), (1, 1))
    # what lies beyond 3 or 3.5 standard deviations drawn again: too few of 10 000 are concerned to be seen above
    expect_tail(student.normal_init(400, 250, 0.5, np.random.default_rng(158)), (400, 250), 0.5)


@pytest.mark.task(2, points=0.5, after=())
def test_xavier_weights_of_other_sizes(student: Student) -> None:
    """de: xavier_uniform stimmt auch für andere Formen: Varianz 2/(n_in + n_out), kein Gewicht außerhalb von [−l, l].
    en: xavier_uniform is right for other shapes: variance 2/(n_in + n_out), no weight outside [−l, l].
    why de: Kein Netz hat nur Schichten einer Größe.
    why en: No network has layers of one size only.
    formula: w ~ U(−l, l), l = √(6 / (n_in + n_out))
    source de: Glorot & Bengio 2010, Gleichung 16
    source en: Glorot & Bengio 2010, equation 16
    """
    for n_in, n_out, seed in ((40, 250, 145), (1, 8000, 146), (3000, 3, 147), (90, 110, 148)):
        limit = (6 / (n_in + n_out)) ** 0.5
        w = student.xavier_uniform(n_in, n_out, np.random.default_rng(seed))
        matrix = expect_drawn(w, (n_in, n_out), limit / 3**0.5, UNIFORM)
        expect(np.abs(matrix).max() <= limit * (1 + 1e-12), de="|w| ist größer als l.", en="|w| is larger than l.")


@pytest.mark.task(2, points=0.5, after=())
def test_he_weights_of_other_sizes(student: Student) -> None:
    """de: he_normal stimmt auch für andere Formen: Varianz 2/n_in, normalverteilt.
    en: he_normal is right for other shapes: variance 2/n_in, normally distributed.
    why de: Kein Netz hat nur Schichten einer Größe.
    why en: No network has layers of one size only.
    formula: w ~ N(0, 2 / n_in)
    source de: He, Zhang, Ren & Sun 2015, Gleichung 10
    source en: He, Zhang, Ren & Sun 2015, equation 10
    """
    for n_in, n_out, seed in ((40, 250, 149), (1, 8000, 150), (3000, 3, 151), (90, 110, 152)):
        w = student.he_normal(n_in, n_out, np.random.default_rng(seed))
        expect_drawn(w, (n_in, n_out), (2 / n_in) ** 0.5, NORMAL)
    # as in task 1: drawn again beyond 3 or 3.5 standard deviations
    expect_tail(student.he_normal(250, 400, np.random.default_rng(159)), (250, 400), (2 / 250) ** 0.5)


@pytest.mark.task(3, points=0.5, after=())
def test_orthonormal_in_other_sizes(student: Student) -> None:
    """de: orthogonal stimmt auch für andere Formen, und alles Zufällige kommt aus rng.
    en: orthogonal is right for other shapes, and everything random comes from rng.
    why de: Kein Netz hat nur Schichten einer Größe, und ein Versuch muss sich wiederholen lassen.
    why en: No network has layers of one size only, and an experiment must be repeatable.
    formula: n_in ≥ n_out: WᵀW = 1;  n_in ≤ n_out: WWᵀ = 1
    source de: Saxe, McClelland & Ganguli 2014
    source en: Saxe, McClelland & Ganguli 2014
    """
    global_random = student.library("numpy.random")
    before = global_random.get_state()
    for shape in ((1, 1), (12, 12), (30, 8), (8, 30), (2, 9)):
        first, again, other = (student.orthogonal(*shape, np.random.default_rng(seed)) for seed in (153, 153, 155))
        for w in (first, again, other):
            student.part(de="orthonormale Zeilen oder Spalten", en="orthonormal rows or columns")
            matrix = expect_matrix(w, shape)
            product = matrix.T @ matrix if shape[0] >= shape[1] else matrix @ matrix.T
            expect_close(product, np.eye(min(shape)), rtol=0, atol=1e-9)
        student.part(de="derselbe rng gibt dieselbe Matrix", en="the same rng gives the same matrix")
        expect_close(again, first)
        # a single number is 1 or -1 and may well come out the same
        expect(shape == (1, 1) or not np.allclose(first, other), de="Immer dieselbe Matrix.", en="Always one matrix.")
    student.part(de="der globale Zufallsgenerator von numpy", en="the global random generator of numpy")
    expect_equal(global_random.get_state(), before)


@pytest.mark.task(3, points=0.5, after=())
def test_no_direction_is_preferred_elsewhere(student: Student) -> None:
    """de: Auch hohe und breite Matrizen bevorzugen keine Richtung.
    en: Tall and wide matrices prefer no direction either.
    why de: Die QR-Zerlegung allein liefert bevorzugte Vorzeichen; das Netz begänne dann immer in derselben Ecke.
    why en: The QR decomposition alone gives preferred signs; the network would always start in the same corner.
    formula: A = QR, W = Q · diag(sign(r₁₁), …, sign(rₙₙ))
    source de: Stewart 1980; Mezzadri 2007
    source en: Stewart 1980; Mezzadri 2007
    """
    for shape, seed in (((4, 2), 156), ((2, 4), 157)):
        rng = student.send(np.random.default_rng(seed))
        drawn = np.array([expect_matrix(student.orthogonal(*shape, rng), shape) for _ in range(100)])
        positive = (drawn > 0).sum(axis=0).ravel().tolist()
        worst = max(sign_errors(count, len(drawn)) for count in (*positive, *sign_pairs(drawn)))
        student.part(de="die Vorzeichen", en="the signs")
        expect(worst <= MOST_ERRORS_OF_SIGNS, de=f"Vorzeichen: {worst:.1f} > 5,5.", en=f"Signs: {worst:.1f} > 5.5.")
        # 2 for uniform directions, 4 for permutations; a factor makes no difference
        fourth = (drawn**4).mean() / (drawn**2).mean() ** 2
        student.part(de="die Größe der Zahlen", en="the size of the numbers")
        expect(fourth <= 2.9, de=f"Vierte Potenzen: {fourth:.2f} > 2,9.", en=f"Fourth powers: {fourth:.2f} > 2.9.")


def sign_errors(count: int, total: int) -> float:
    """How many standard errors `count` heads among `total` fair coins are away from one half."""
    return float(abs(2 * count - total) / total**0.5)


def sign_pairs(drawn: np.ndarray) -> list[int]:
    """For every two entries, in how many of the matrices they have the same sign."""
    signs = np.where(drawn > 0, 1, -1).reshape(len(drawn), -1)
    return [int((signs[:, i] == signs[:, j]).sum()) for i, j in itertools.combinations(range(signs.shape[1]), 2)]


@dataclass
class Layer:
    """Batch normalisation written out: what the student's layer is compared with, and its parameters."""

    gamma: np.ndarray
    beta: np.ndarray
    mean: np.ndarray
    var: np.ndarray
    momentum: float
    eps: float

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, momentum: float = 0.1, eps: float = 1e-5) -> "Layer":
        """γ away from 1 and of both signs, β away from 0, and the statistics of a new layer."""
        gamma, beta = rng.choice([-1.0, 1.0], size) * rng.uniform(1.5, 3.0, size), rng.uniform(1.0, 2.0, size)
        return cls(gamma, beta, np.zeros(size), np.ones(size), momentum, eps)

    def normalised(self, X: np.ndarray, mean: np.ndarray, var: np.ndarray) -> np.ndarray:
        return (X - mean) / np.sqrt(var + self.eps)

    def train(self, X: np.ndarray) -> np.ndarray:
        """The output for a batch; moves the running statistics."""
        mean = X.sum(axis=0) / len(X)
        squares = ((X - mean) ** 2).sum(axis=0)
        self.mean = self.mean + self.momentum * (mean - self.mean)
        self.var = self.var + self.momentum * (squares / (len(X) - 1) - self.var)
        return self.gamma * self.normalised(X, mean, squares / len(X)) + self.beta

    def evaluate(self, X: np.ndarray) -> np.ndarray:
        """The output with the running statistics."""
        return self.gamma * self.normalised(X, self.mean, self.var) + self.beta

    def gradients(self, X: np.ndarray, grad_out: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(dX, dgamma, dbeta) with the full matrix of derivatives dy_n / dx_m of every feature."""
        n = len(X)
        var = X.var(axis=0)
        x_hat = self.normalised(X, X.mean(axis=0), var)
        dX = np.empty_like(X)
        for f in range(X.shape[1]):
            inner = np.eye(n) - 1 / n - np.outer(x_hat[:, f], x_hat[:, f]) / n
            dX[:, f] = (self.gamma[f] / np.sqrt(var[f] + self.eps) * inner).T @ grad_out[:, f]
        return dX, np.einsum("nf,nf->f", grad_out, x_hat), grad_out.sum(axis=0)

    def of(self, student: Student) -> RemoteObject:
        """A layer of the student with the same settings and parameters."""
        layer: RemoteObject = student.BatchNorm(len(self.gamma), momentum=self.momentum, eps=self.eps)
        builtins = student.library("builtins")
        builtins.setattr(layer, "gamma", self.gamma.copy())
        builtins.setattr(layer, "beta", self.beta.copy())
        return layer


def batch(rng: np.random.Generator, n: int, size: int) -> np.ndarray:
    """Features of different place and spread."""
    return rng.normal(rng.uniform(-5, 5, size), rng.uniform(0.5, 3, size), (n, size))


@pytest.mark.task(4, points=0.5, after=())
def test_normalisation_of_many_batches(student: Student) -> None:
    """de: Im Training stimmt die Ausgabe für viele Formen, verschiedene ε, γ und β und für viele Stapel nacheinander.
    en: In training the output is right for many shapes, for different ε, γ and β and for many batches in a row.
    why de: Stapel sind nicht immer gleich groß, und γ und β ändern sich beim Lernen.
    why en: Batches are not always of one size, and γ and β change while learning.
    formula: y = γ (x − μ) / √(σ² + ε) + β
    source de: Ioffe & Szegedy 2015, Algorithmus 1
    source en: Ioffe & Szegedy 2015, algorithm 1
    """
    rng = np.random.default_rng(158)
    for size, eps in ((1, 1e-5), (3, 0.1), (4, 2.0), (7, 1e-3)):
        right = Layer.random(rng, size, eps=eps)
        layer = right.of(student)
        for n in (2, 4, 5, 16):  # N = F as well: means along the rows have the same shape there
            X = batch(rng, n, size)
            there = student.send(X)
            student.part(de="normalisierte Stapel verschiedener Größe", en="normalised batches of various size")
            expect_close(layer.forward(there, True), right.train(X), dtype="same")
            expect_equal(there.fetch(), X, unchanged=True)
    tiny = 1e-3 * rng.normal(size=(6, 3))  # spread far below √ε: inside or outside the root makes all the difference
    right = Layer.random(rng, 3, eps=0.1)
    student.part(de="ein Stapel mit sehr kleiner Streuung", en="a batch with very little spread")
    expect_close(right.of(student).forward(tiny, True), right.train(tiny))


@pytest.mark.task(5, points=0.5, after=4)
def test_running_statistics_of_many_batches(student: Student) -> None:
    """de: Die laufende Statistik stimmt für viele Stapel, jedes momentum und mehrere Schichten nebeneinander.
    en: The running statistics are right for many batches, any momentum and several layers side by side.
    why de: Jede Schicht eines Netzes hat ihre eigene Statistik.
    why en: Every layer of a network has statistics of its own.
    formula de: r ← (1 − m) · r + m · neu
    formula en: r ← (1 − m) · r + m · new
    source de: Ioffe & Szegedy 2015, Algorithmus 2
    source en: Ioffe & Szegedy 2015, algorithm 2
    """
    rng = np.random.default_rng(159)
    pairs = []
    for size, momentum in ((3, 0.1), (3, 0.7), (2, 1.0), (5, 0.0)):
        right = Layer.random(rng, size, momentum=momentum)
        pairs.append((right, right.of(student)))
    default = Layer(np.ones(2), np.zeros(2), np.zeros(2), np.ones(2), 0.1, 1e-5)
    pairs.append((default, student.BatchNorm(2)))  # what is given by default
    for n in (2, 3, 9, 4):
        for right, layer in pairs:  # in turn: layers that share their statistics show
            X = batch(rng, n, len(right.gamma))
            right.train(X)
            layer.forward(X, True)
    for right, layer in pairs:
        student.part(de="der laufende Mittelwert", en="the running mean")
        expect_close(layer.running_mean, right.mean, dtype="same")
        student.part(de="die laufende Varianz", en="the running variance")
        expect_close(layer.running_var, right.var, dtype="same")


@pytest.mark.task(5, points=0.5, after=4)
def test_evaluation_between_batches(student: Student) -> None:
    """de: training=False stimmt vor, zwischen und nach Trainingsstapeln, mit den γ und β, die gerade gelten.
    en: training=False is right before, between and after training batches, with the γ and β of the moment.
    why de: Man prüft ein Netz, während es lernt; das Prüfen darf nichts am Lernen ändern.
    why en: One tests a network while it learns; testing must not change anything about the learning.
    formula: y = γ (x − r) / √(v + ε) + β
    source de: Ioffe & Szegedy 2015, Algorithmus 2
    source en: Ioffe & Szegedy 2015, algorithm 2
    """
    rng = np.random.default_rng(160)
    right = Layer.random(rng, 3, momentum=0.3, eps=0.1)
    layer = right.of(student)
    builtins = student.library("builtins")
    gamma = student.send(right.gamma)
    builtins.setattr(layer, "gamma", gamma)
    for n in (2, 6, 3):
        X, new = batch(rng, 4, 3), batch(rng, n, 3)
        there = student.send(X)
        student.part(de="Auswerten zwischen zwei Trainingsschritten", en="evaluation between two training steps")
        for row in (slice(None), slice(1), slice(2, 4)):
            expect_close(layer.forward(X[row], False), right.evaluate(X[row]), dtype="same")
        expect_close(layer.forward(there, False), right.evaluate(X))
        expect_equal(there.fetch(), X, unchanged=True)
        layer.forward(new, True)
        right.train(new)
        right.gamma = rng.uniform(-3.0, -1.5, 3)  # an optimiser writes into γ and puts a new β there
        right.beta = rng.uniform(1.0, 2.0, 3)
        gamma[...] = right.gamma
        builtins.setattr(layer, "beta", right.beta.copy())
    student.part(de="Auswerten am Ende", en="evaluation at the end")
    expect_close(layer.forward(X, False), right.evaluate(X))
    student.part(de="die laufende Varianz", en="the running variance")
    expect_close(layer.running_var, right.var)


@pytest.mark.task(6, points=1, bonus=True, after=4)
def test_backward_is_the_jacobian(student: Student) -> None:
    """de: backward stimmt mit der vollen Jacobi-Matrix überein, gehört zum letzten Training und summiert nichts auf.
    en: backward agrees with the full Jacobian, belongs to the last training and adds nothing up.
    why de: Ein Gradient, der nur beinahe stimmt, lernt auch, nur schlechter, und niemand merkt es.
    why en: A gradient that is only nearly right learns as well, only worse, and nobody notices.
    formula: dX = Jᵀ g,  J = γ/√(σ² + ε) · (1 − 1/N − x̂ x̂ᵀ/N)
    source de: Ioffe & Szegedy 2015, Abschnitt 3
    source en: Ioffe & Szegedy 2015, section 3
    """
    rng = np.random.default_rng(161)
    for n, size in ((3, 2), (5, 5), (4, 7), (12, 3)):
        right = Layer.random(rng, size, eps=0.1)
        layer, neighbour = right.of(student), right.of(student)
        layer.forward(batch(rng, n, size), True)
        X, grad_out = batch(rng, n, size), rng.normal(0.5, 1.0, (n, size))
        layer.forward(X, True)  # the last one counts
        layer.forward(batch(rng, n, size), False)  # no training in between
        statistics = layer.running_mean, layer.running_var
        neighbour.forward(batch(rng, n, size), True)
        there = student.send(grad_out)
        student.part(de="die Gradienten", en="the gradients")
        expect_backward(layer.backward(there), right.gradients(X, grad_out))
        expect_equal(there.fetch(), grad_out, unchanged=True)
        again = rng.normal(size=(n, size))
        student.part(de="ein zweiter Aufruf von backward", en="a second call of backward")
        expect_backward(layer.backward(again), right.gradients(X, again))  # nothing piles up
        student.part(de="die laufenden Werte nach backward", en="the running values after backward")
        expect_close((layer.running_mean, layer.running_var), statistics)
        student.part(de="gamma und beta nach backward", en="gamma and beta after backward")
        expect_close((layer.gamma, layer.beta), (right.gamma, right.beta))


def expect_backward(result: object, right: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    """Tuples and lists are both right."""
    expect_plain(result, (list, tuple))
    expect_close(list(result), list(right), dtype="same")  # type: ignore[call-overload]  # expect_plain has seen to it
