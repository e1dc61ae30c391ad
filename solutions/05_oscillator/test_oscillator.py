"""Public checks of assignment 05.

The expected states are numbers, computed elsewhere with more digits: this file, which students have, does not
hold the equation they are to write. The network is chaotic, so no check compares a long trajectory point by point.
"""

import numpy as np
import pytest

from grader.testing import Axes, Student, Text, expect, expect_close, expect_equal, expect_plain

# The first 21 states from (0, 0). Rounding errors stay below 1e-12 up to here.
FIRST_POINTS = np.array(
    [
        [0.0, 0.0],
        [-0.997637499691042, 0.124353001771596],
        [0.667976017715637, 0.924835192959083],
        [-0.999818861016349, -0.704895119269755],
        [-0.403704804213223, 0.925307161646417],
        [-0.351557721247362, 0.623406124243226],
        [-0.773370325308118, 0.573240836541030],
        [0.525090623167938, 0.857826048812548],
        [-0.999535399186072, -0.580114942139837],
        [-0.237413020912495, 0.925245992036774],
        [-0.774900647678872, 0.447139757499816],
        [0.380216084059297, 0.858431172517572],
        [-0.998517506032447, -0.418047861883782],
        [-0.003001759679990, 0.925025938786610],
        [-0.961879577781388, 0.128783503311276],
        [0.585435924542049, 0.916678207223571],
        [-0.999657923665974, -0.637026748695895],
        [-0.315740132857743, 0.925272438097308],
        [-0.616370618845256, 0.536059877657093],
        [-0.100091435953473, 0.781633651976860],
        [-0.946513590551561, 0.268398460378093],
    ]
)

# States and the states one step later.
STEPS = (
    ([-0.5, 0.0], [-0.8786921933686958, 0.7039056039366210]),
    ([0.0, 1.0], [-0.9535941237087119, 0.1243530017715962]),
    ([-1.0, 0.5], [0.8809512680469970, 0.9253462253117410]),
    ([-0.75, -0.5], [-0.8075689165786143, 0.8482836399575129]),
    ([0.25, 0.75], [-0.9969675069731422, -0.2449186624037091]),
)


def expect_states(got: object, n_steps: int) -> np.ndarray:
    """A trajectory of the right form: (n_steps + 1, 2) real, finite numbers."""
    expect_plain(got, np.ndarray)
    assert isinstance(got, np.ndarray)
    expect(
        got.shape == (n_steps + 1, 2),
        de=f"Erwartet ist die Form ({n_steps + 1}, 2), der Start und {n_steps} Schritte; bekommen {got.shape}.",
        en=f"The shape ({n_steps + 1}, 2) is expected, the start and {n_steps} steps; got {got.shape}.",
    )
    expect(
        got.dtype.kind == "f" and bool(np.isfinite(got).all()),
        de="Jeder Zustand besteht aus zwei endlichen Gleitkommazahlen; hier stehen andere Werte im Array.",
        en="Every state is a pair of finite floating-point numbers; this array holds other values.",
    )
    return got


def period(points: np.ndarray) -> int:
    """After how many steps the last point was reached before; 0: never."""
    same = np.flatnonzero(np.abs(points[:-1] - points[-1]).max(axis=1) < 1e-9)
    return len(points) - 1 - int(same[-1]) if same.size else 0


def share_at(points: np.ndarray, x: np.ndarray, y: np.ndarray) -> float:
    """Share of `points` that are among the drawn positions (x, y)."""
    with np.errstate(all="ignore"):  # whatever was drawn
        wanted, drawn = np.round(points, 6) @ [1, 1j], np.round(x, 6) + 1j * np.round(y, 6)
    return float(np.isin(wanted, drawn).mean())


def marked(ax: Axes) -> np.ndarray:
    """Positions that carry a visible marker: what `scatter` drew, and `plot` with a marker; of size 0, none is seen."""
    dots = [line for line in ax.lines if line.marked and line.markersize > 0]
    parts = [np.column_stack([line.x, line.y]) for line in dots]
    for scatter in ax.collections:
        sizes = np.resize(scatter.sizes, len(scatter.offsets)) if scatter.sizes.size else np.zeros(len(scatter.offsets))
        parts.append(scatter.offsets[sizes > 0])
    return np.concatenate([np.empty((0, 2)), *parts])


def other_attractor() -> np.ndarray:
    """The (10000, 2) points of an attractor of another kind (Hénon 1976): its equation gives nothing away."""
    points = [(0.0, 0.0)]
    while len(points) < 10_000:
        x, y = points[-1]
        points.append((1.0 - 1.4 * x * x + y, 0.3 * x))
    return np.array(points)


@pytest.mark.task(1, points=0.5)
def test_only_the_bias_acts_at_zero(student: Student) -> None:
    """de: Von (0, 0) aus wirkt nur der Bias: o' = (tanh b₁, tanh b₂).
    en: From (0, 0) only the bias acts: o' = (tanh b₁, tanh b₂).
    why de: Ohne Bias bleibt das Netz für immer bei (0, 0) stehen; erst er setzt es in Bewegung.
    why en: Without a bias the network stays at (0, 0) for ever; only the bias sets it in motion.
    formula: o′ = (tanh b₁, tanh b₂)
    source de: Fischer (Hochschule Mannheim), Aufgabe 5; Pasemann 2002
    source en: Fischer (Hochschule Mannheim), exercise 5; Pasemann 2002
    """
    # Both weights are out of play: bias missing, subtracted, swapped, added after tanh; another activation (sigmoid,
    # half the argument); both outputs swapped.
    after = student.step(np.zeros(2))
    expect_close(after, FIRST_POINTS[1], dtype="same")


@pytest.mark.task(1, points=1)
def test_every_connection(student: Student) -> None:
    """de: Jede Verbindung hat ihr Gewicht und ihre Richtung, und beide Neuronen schalten gleichzeitig.
    en: Every connection has its weight and its direction, and both neurons switch at the same moment.
    why de: Die beiden Neuronen wirken verschieden aufeinander; wer Richtung oder Reihenfolge vertauscht, baut ein
        anderes Netz.
    why en: The two neurons act differently on each other; swapping direction or order makes another network.
    formula: o′ⱼ = tanh(Σᵢ wⱼᵢ oᵢ + bⱼ)
    source de: Fischer (Hochschule Mannheim), Aufgabe 5; Pasemann 2002
    source en: Fischer (Hochschule Mannheim), exercise 5; Pasemann 2002
    """
    # One output is 0 in the first two: each connection by itself, its sign and its direction (transposed). The others
    # use both (one neuron after the other). Five calls with other states: a state remembered.
    answers = [student.step(np.array(before)) for before, _ in STEPS]
    for answer, (_, after) in zip(answers, STEPS, strict=True):
        expect_close(answer, np.array(after), dtype="same")


@pytest.mark.task(1, points=0.5)
def test_step_leaves_the_old_state(student: Student) -> None:
    """de: step lässt den übergebenen Zustand unverändert und gibt ein neues Array zurück.
    en: step leaves the state it is given unchanged and returns a new array.
    why de: Eine Bahn besteht aus alten und neuen Zuständen; wer den alten überschreibt, hat am Ende nur einen.
    why en: A trajectory consists of old and new states; overwriting the old one leaves a single state in the end.
    formula: o(n + 1) ≠ o(n)
    source de: Aufgabenstellung, „Ein Zeitschritt“
    source en: Statement, “One time step”
    """
    # Work in place (o[0] = …), or a result that shares its memory with the argument.
    before, after = STEPS[2]
    state = student.send(np.array(before))
    answer = student.step.remote(state)
    expect_equal(state.fetch(), np.array(before), unchanged=True)
    state[...] = 99.0
    overwritten = Text(
        de="Nachdem der Aufrufer seinen alten Zustand mit 99 überschrieben hat:",
        en="After the caller has overwritten the old state with 99:",
    )
    expect_close(answer.fetch(), np.array(after), what=overwritten)


@pytest.mark.task(2, points=0.5, after=())
def test_the_start_is_row_zero(student: Student) -> None:
    """de: trajectory hat n_steps + 1 Zeilen, und Zeile 0 ist der Start: (0, 0) oder der angegebene.
    en: trajectory has n_steps + 1 rows, and row 0 is the start: (0, 0) or the one given.
    why de: Bei einem chaotischen System entscheidet der Start über alles, was folgt; er gehört zu den Daten.
    why en: In a chaotic system the start decides about everything that follows; it belongs to the data.
    formula: points[0] = o(0)
    source de: Aufgabenstellung, „Die Bahn“
    source en: Statement, “The trajectory”
    """
    # Start missing, ignored or one row too few; n = 0: a loop that always takes one step; n = 3 twice: a trajectory
    # remembered.
    starts = (5, None), (3, (0.5, -0.25)), (3, (-0.75, 0.25)), (0, (0.25, 0.75))
    answers = [student.trajectory(n) if start is None else student.trajectory(n, start) for n, start in starts]
    for answer, (n_steps, start) in zip(answers, starts, strict=True):
        row = expect_states(answer, n_steps)[0]
        expect_equal(row, np.array(start or (0.0, 0.0)), what=Text(de="Zeile 0, der Start:", en="Row 0, the start:"))


@pytest.mark.task(2, points=1, after=())
def test_first_twenty_steps(student: Student) -> None:
    """de: Die ersten 20 Schritte von (0, 0) aus stimmen auf neun Stellen.
    en: The first 20 steps from (0, 0) are right to nine digits.
    why de: So lange ist jede richtige Rechnung auf neun Stellen dieselbe; danach trennt das Chaos auch richtige
        Programme.
    why en: For this long every right computation is the same to nine digits; after that chaos parts even right
        programs.
    formula: o(n + 1) = step(o(n))
    source de: Fischer (Hochschule Mannheim), Aufgabe 5; Pasemann 2002
    source en: Fischer (Hochschule Mannheim), exercise 5; Pasemann 2002
    """
    # Rounded or float32 states, the same array in every row, the transient dropped, a return inside the loop, the
    # first step skipped.
    points = expect_states(student.trajectory(20), 20)
    one_by_one = Text(
        de="Jede Zeile folgt aus der vorigen: rechne den ersten falschen Schritt von Hand nach.",
        en="Every row follows from the one before: work out the first wrong step by hand.",
    )
    expect_close(points, FIRST_POINTS, rtol=0.0, atol=1e-9, because=one_by_one, dtype="same")


@pytest.mark.task(2, points=0.5, after=())
def test_never_repeats(student: Student) -> None:
    """de: Die Bewegung ist chaotisch: 10 000 Schritte lang kehrt kein Zustand wieder.
    en: The motion is chaotic: no state returns within 10 000 steps.
    why de: Das ist das Merkmal des Chaos: feste Regeln, kein Zufall, und doch kehrt nichts wieder.
    why en: This is the mark of chaos: fixed rules, no chance, and yet nothing returns.
    formula de: o(n) ≠ o(m) für n ≠ m
    formula en: o(n) ≠ o(m) for n ≠ m
    source de: Fischer (Hochschule Mannheim), Aufgabe 5; Pasemann 2002
    source en: Fischer (Hochschule Mannheim), exercise 5; Pasemann 2002
    """
    # What ends in a cycle or a fixed point: no bias, biases swapped, one neuron after the other, sigmoid, coarse
    # rounding.
    points = expect_states(student.trajectory(10_000), 10_000)
    with np.errstate(all="ignore"):  # whatever came back
        different, repeats = np.unique(np.round(points, 9) @ [1, 1j]).size, period(points)
    expect(
        different > 9900,
        de=f"Verschiedene Zustände: {different} von {len(points)}. Am Ende "
        f"{'bleibt das Netz stehen' if repeats == 1 else f'wiederholt sich alles nach {repeats} Schritten'}.",
        en=f"Different states: {different} of {len(points)}. At the end "
        f"{'the network stands still' if repeats == 1 else f'everything repeats after {repeats} steps'}.",
    )


@pytest.mark.task(3, points=1, after=())
def test_every_point_is_at_its_place(student: Student) -> None:
    """de: plot_attractor zeichnet die übergebenen Punkte auf das übergebene ax, o₁ nach rechts, o₂ nach oben.
    en: plot_attractor draws the points it is given on the ax it is given, o₁ to the right, o₂ upwards.
    why de: Ein Bild zeigt nur dann den Attraktor, wenn jeder Punkt an seinem Platz steht.
    why en: A picture shows the attractor only when every point is at its place.
    formula: (x, y) = (o₁, o₂)
    source de: Fischer (Hochschule Mannheim), Aufgabe 5; Hénon 1976
    source en: Fischer (Hochschule Mannheim), exercise 5; Hénon 1976
    """
    # Another attractor: a trajectory of one's own, axes swapped, a coordinate over time or over itself, another
    # figure, the points sorted in place. The second call: points remembered.
    points, figure = other_attractor(), student.figure()
    sent = student.send(points)
    student.plot_attractor(sent, figure.axes[0])
    drawn = figure.drawn().axes[0].points
    expect(
        len(drawn) > 0,
        de="Auf dem übergebenen ax ist nichts gezeichnet. Rufe ax.scatter(…) oder ax.plot(…) auf statt plt.…",
        en="Nothing is drawn on the ax that was passed in. Call ax.scatter(…) or ax.plot(…) instead of plt.…",
    )
    share, (left, low), (right, high) = share_at(points, *drawn.T), np.min(drawn, axis=0), np.max(drawn, axis=0)
    expect(
        share > 0.85,  # a tenth may be left out as transient
        de=f"Nur {100 * share:.0f} % der {len(points)} Punkte sind an ihrem Platz (x = o₁, y = o₂). Gezeichnet ist "
        f"x von {left:.3g} bis {right:.3g} und y von {low:.3g} bis {high:.3g}.",
        en=f"Only {100 * share:.0f} % of the {len(points)} points are at their place (x = o₁, y = o₂). Drawn is "
        f"x from {left:.3g} to {right:.3g} and y from {low:.3g} to {high:.3g}.",
    )
    expect_equal(sent.fetch(), points, unchanged=True)
    others, next_figure = 0.5 - points[:2000, ::-1], student.figure()
    student.plot_attractor(others, next_figure.axes[0])
    share = share_at(others, *next_figure.drawn().axes[0].points.T)
    expect(
        share > 0.85,
        de=f"Beim zweiten Aufruf, mit anderen Punkten, sind nur {100 * share:.0f} % an ihrem Platz. Merke dir nichts "
        "vom ersten.",
        en=f"In the second call, with other points, only {100 * share:.0f} % are at their place. Remember nothing of "
        "the first.",
    )


@pytest.mark.task(3, points=1, after=())
def test_points_without_lines(student: Student) -> None:
    """de: Der Attraktor besteht aus einzelnen, sichtbaren Punkten, keine Linie verbindet sie.
    en: The attractor consists of single points that can be seen, no line joins them.
    why de: Linien zwischen aufeinanderfolgenden Zuständen überdecken gerade die dünnen Bögen, die man sehen will.
    why en: Lines between successive states cover just the thin arcs that one wants to see.
    formula de: N Punkte, 0 Linien
    formula en: N points, 0 lines
    source de: Fischer (Hochschule Mannheim), Aufgabe 5; Hénon 1976
    source en: Fischer (Hochschule Mannheim), exercise 5; Hénon 1976
    """
    # plot without a marker (a line), a line with markers, markers of size 0 or invisible ones.
    points, figure = other_attractor(), student.figure()
    student.plot_attractor(points, figure.axes[0])
    ax = figure.drawn().axes[0]
    joined = [line for line in ax.lines if line.linestyle not in ("None", "none", "", " ")]
    expect(
        not any(len(line.x) > 2 and share_at(np.column_stack([line.x, line.y]), *points.T) > 0.5 for line in joined),
        de="Eine Linie verbindet die Punkte und verdeckt den Attraktor. Nimm ax.scatter(…) oder schalte sie "
        'mit linestyle="None" ab.',
        en="A line joins the points and hides the attractor. Take ax.scatter(…) or switch it off with "
        'linestyle="None".',
    )
    dots = marked(ax)
    expect(
        len(dots) >= 0.1 * len(points),  # whether they are the right ones is another check's business
        de=f"Auf dem übergebenen ax sind {len(dots)} Punkte zu sehen, übergeben waren {len(points)}. Mit ax.plot(…) "
        'brauchst du einen Marker, etwa ".", und seine Größe muss größer als 0 sein.',
        en=f"On the ax that was passed in {len(dots)} points can be seen, {len(points)} were passed in. With "
        'ax.plot(…) you need a marker such as ".", and its size must be larger than 0.',
    )
