"""Hidden checks of assignment 05: the equation itself at many states, long runs, both attractors.

That the equation here is the lecture's network is tested in ``tests/assignments/test_oscillator_oracle.py``.
"""

import math

import numpy as np
import pytest

from grader.testing import Student, expect, expect_close, expect_equal, expect_plain


def next_state(o1: float, o2: float) -> tuple[float, float]:
    """The network, one neuron per line."""
    return (
        math.tanh(-3.37 - 4.0 * o1 + 1.5 * o2),
        math.tanh(0.125 - 1.5 * o1),
    )


def states(n_steps: int, o1: float, o2: float) -> np.ndarray:
    """The (n_steps + 1, 2) states from (o1, o2) on."""
    points = [(o1, o2)]
    for _ in range(n_steps):
        points.append(next_state(*points[-1]))
    return np.array(points)


def lyapunov_exponent(points: np.ndarray) -> float:
    """Mean rate per step at which a small distance between two trajectories grows (Benettin et al. 1980).

    A tangent vector is carried along with the Jacobian matrix and set back to length 1 after every step.
    """
    along1, along2, total = 1.0, 0.0, 0.0
    for o1, o2 in points[1:].tolist():
        along1, along2 = (1 - o1 * o1) * (-4.0 * along1 + 1.5 * along2), (1 - o2 * o2) * -1.5 * along1
        length = math.hypot(along1, along2)
        along1, along2, total = along1 / length, along2 / length, total + math.log(length)
    return total / (len(points) - 1)


def residual(points: np.ndarray) -> float:
    """The largest violation of the equation in any step."""
    after = np.array([next_state(o1, o2) for o1, o2 in points[:-1].tolist()])
    return float(np.abs(points[1:] - after).max())


@pytest.mark.task(1, points=1.5)
def test_many_states(student: Student) -> None:
    """de: Ein Schritt stimmt von vielen Zuständen aus, mit der vollen Genauigkeit von float64.
    en: One step is right from many states, with the full accuracy of float64.
    why de: Ein kleiner Fehler im Schritt wächst in hundert Schritten zu einem anderen Bild.
    why en: A small mistake in the step grows into another picture within a hundred steps.
    formula: o′ⱼ = tanh(Σᵢ wⱼᵢ oᵢ + bⱼ)
    source de: Fischer (Hochschule Mannheim), Aufgabe 5; Pasemann 2002
    source en: Fischer (Hochschule Mannheim), exercise 5; Pasemann 2002
    """
    # To 1e-12: rounding to any number of digits, float32, a constant that is a little off.
    before = np.random.default_rng(51).uniform(-1.0, 1.0, (100, 2))
    answers = [student.step(state) for state in before]
    for answer, state in zip(answers, before, strict=True):
        expect_close(answer, np.array(next_state(*state)), rtol=0.0, atol=1e-12, dtype="same")


@pytest.mark.task(1, points=0.5)
def test_whole_numbers_as_state(student: Student) -> None:
    """de: step rechnet auch von ganzzahligen Zuständen aus richtig.
    en: step is right from states of whole numbers as well.
    why de: Ganze Zahlen sind bequeme Starts, und numpy merkt sich ihren Typ.
    why en: Whole numbers are convenient starts, and numpy remembers their type.
    formula: o ∈ {−1, 0, 1}²
    source de: Aufgabenstellung, „Ein Zeitschritt“
    source en: Statement, “One time step”
    """
    # A result that takes over the dtype of the argument (empty_like, o[0] = …).
    for state in ([0, 1], [-1, 0], [1, -1], [0, 0]):
        expect_close(student.step(np.array(state)), np.array(next_state(*state)))


@pytest.mark.task(2, points=1, after=())
def test_long_run(student: Student) -> None:
    """de: Jeder von 10 000 Schritten folgt der Gleichung, und die Bahn läuft auf dem chaotischen Attraktor.
    en: Each of 10 000 steps follows the equation, and the trajectory runs on the chaotic attractor.
    why de: Ganze Bahnen lassen sich nicht vergleichen, wohl aber jeder Schritt und das, was alle Bahnen gemeinsam
        haben.
    why en: Whole trajectories cannot be compared, but every step can, and what all trajectories have in common.
    formula: |o(n + 1) − step(o(n))| ≤ 10⁻¹², λ₁ ≈ 0.315
    source de: Pasemann 2002; Benettin u. a. 1980
    source en: Pasemann 2002; Benettin et al. 1980
    """
    # float32 memory, rounding after a while; the five-cycle (another start), a transposed network (λ₁ = 0.176), steps
    # left out.
    points = student.trajectory(10_000)
    expect_plain(points, np.ndarray)
    sound = points.shape == (10_001, 2) and points.dtype.kind == "f" and bool(np.isfinite(points).all())
    expect(sound, de="Das sind keine 10 001 Zustände aus Zahlen.", en="These are not 10 001 states of numbers.")
    expect(residual(points) <= 1e-12, de="Ein Schritt folgt nicht der Gleichung.", en="A step violates the equation.")
    student.part(de="der Bereich, in dem die Bahn läuft", en="the range in which the trajectory runs")
    expect_close(points[1:].min(axis=0), np.array([-0.99986, -0.72385]), rtol=0.0, atol=0.005)
    expect_close(points[1:].max(axis=0), np.array([0.69378, 0.92532]), rtol=0.0, atol=0.005)
    student.part(de="der Mittelwert der Bahn", en="the mean of the trajectory")
    expect_close(points.mean(axis=0), np.array([-0.3878, 0.4332]), rtol=0.0, atol=0.01)
    chaotic = 0.30 <= lyapunov_exponent(points) <= 0.33
    expect(chaotic, de="Die Bahn ist nicht chaotisch genug.", en="The trajectory is not chaotic enough.")


@pytest.mark.task(2, points=0.5, after=())
def test_other_attractor(student: Student) -> None:
    """de: Der Startpunkt zählt: von manchen Starts aus endet das Netz in einem Zyklus aus fünf Zuständen.
    en: The start matters: from some starts the network ends in a cycle of five states.
    why de: Dasselbe Netz hat zwei Gesichter: Chaos und einen Zyklus, je nach Start.
    why en: The same network has two faces: chaos and a cycle, depending on the start.
    formula: o(n + 5) → o(n)
    source de: Fischer (Hochschule Mannheim), Aufgabe 5; Pasemann 2002
    source en: Fischer (Hochschule Mannheim), exercise 5; Pasemann 2002
    """
    # The start ignored, or remembered from the call before (both have 200 steps).
    for start in ((-0.2, 0.65), (0.72, 0.91)):  # here errors shrink, so whole trajectories can be compared
        expect_close(student.trajectory(200, start), states(200, *start), rtol=0.0, atol=1e-9)


@pytest.mark.task(2, points=0.5, after=())
def test_every_kind_of_start(student: Student) -> None:
    """de: Der Start darf Tupel, Liste oder Array sein, auch ganzzahlig, bleibt unverändert und wirkt nicht nach.
    en: The start may be a tuple, a list or an array, also of whole numbers; it stays as it is and leaves no trace.
    why de: Ein Aufrufer gibt an, was er gerade hat; die Bahn darf weder davon noch vom vorigen Aufruf abhängen.
    why en: A caller passes what they have at hand; the trajectory must depend neither on that nor on the call before.
    formula: o(0) = (1, 0)
    source de: Aufgabenstellung, „Die Bahn“
    source en: Statement, “The trajectory”
    """
    # Whole-number memory; the start overwritten; 12 steps four times from other starts, then no start (a trajectory, a
    # state or a changed default remembered).
    for start in ((1, 0), [0.3, -0.6], np.array([-0.75, 0.5]), np.array([0, -1])):
        student.part(de="ein Start als Tupel, Liste oder Array", en="a start as a tuple, a list or an array")
        sent = student.send(start)
        points = student.trajectory(12, sent)
        expect_equal(sent.fetch(), start, unchanged=True)
        expect_close(points, states(12, *start), rtol=0.0, atol=1e-9, dtype="same")
    # without a step, nothing else makes decimals of whole numbers
    expect_close(student.trajectory(0, (1, 0)), np.array([[1.0, 0.0]]), dtype="same")
    student.part(de="der Start, wenn keiner angegeben ist", en="the start when none is given")
    for n_steps in (7, 3):
        expect_close(student.trajectory(n_steps), states(n_steps, 0.0, 0.0), rtol=0.0, atol=1e-9)
