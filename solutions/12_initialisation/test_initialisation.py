"""Public checks of assignment 12: start weights are judged by statistics, batch normalisation by hand-worked numbers.

Numbers drawn by two right programs need not agree, so the checks ask what must be true of the numbers themselves. Each
statistic is given as its distance from the expected value in standard errors. Right programs stay below 5 (7 programs,
200 seeds each), 6 are allowed, 5.5 for signs; benchmarks/seeds_initialisation.py has the numbers, also those of wrong
programs. The generators are seeded: a regrade gives the same grade.
"""

import itertools

import numpy as np
import pytest

from grader.testing import RemoteObject, Student, Text, expect, expect_close, expect_equal, expect_plain

MOST_ERRORS = 6.0
MOST_ERRORS_OF_SIGNS = 5.5
# Fourth and eighth moment of a distribution with variance 1: a normal one, and one uniform on [-sqrt(3), sqrt(3)].
NORMAL, UNIFORM = (3.0, 105.0), (9 / 5, 9.0)


def number(value: float) -> tuple[str, str]:
    """A number in German and in English."""
    return f"{value:.4g}".replace(".", ","), f"{value:.4g}"


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
    expect(
        matrix.shape == shape,
        de=f"Die Form ist {matrix.shape}, erwartet {shape}: eine Zeile je Eingang, eine Spalte je Neuron.",
        en=f"The shape is {matrix.shape}, expected {shape}: one row per input, one column per neuron.",
    )
    expect(
        matrix.dtype == np.float64 and bool(np.isfinite(matrix).all()),
        de=f"Erwartet sind endliche Zahlen vom Typ float64; bekommen {matrix.dtype}.",
        en=f"Finite numbers of type float64 are expected; got {matrix.dtype}.",
    )
    return matrix


def expect_drawn(w: object, shape: tuple[int, int], std: float, moments: tuple[float, float]) -> None:
    """Independent numbers around 0 with this standard deviation, normal or uniform."""
    matrix = expect_matrix(w, shape)
    different = np.unique(np.abs(matrix)).size
    expect(
        different == matrix.size,
        de=f"Von {matrix.size} Gewichten sind dem Betrag nach nur {different} verschieden. Ziehe jedes für sich.",
        en=f"Of {matrix.size} weights only {different} differ in absolute value. Draw each on its own.",
    )
    z = scores(matrix, std, moments)
    expect_near(z["mean"], float(matrix.mean()), 0.0, de="Der Mittelwert", en="The mean")
    expect_near(z["variance"], float(matrix.std()), std, de="Die Standardabweichung", en="The standard deviation")
    # uniform for normal and the other way round, normal but clipped or redrawn: right in mean and variance
    expect_near(
        z["fourth"],
        float(((matrix / std) ** 4).mean()),
        moments[0],
        de="Mittelwert und Standardabweichung stimmen, aber nicht die Art der Verteilung. Das Mittel von (w/std)⁴, bei "
        "einer Normalverteilung 3, bei einer Gleichverteilung 1,8,",
        en="Mean and standard deviation are right, but not the kind of distribution. The mean of (w/std)⁴, which is 3 "
        "for a normal and 1.8 for a uniform distribution,",
    )
    expect(
        max(abs(z["rows"]), abs(z["columns"])) <= MOST_ERRORS,
        de="Benachbarte Gewichte hängen voneinander ab. Jedes Gewicht wird unabhängig von allen anderen gezogen.",
        en="Neighbouring weights depend on each other. Every weight is drawn independently of all others.",
    )


def expect_near(errors: float, got: float, wanted: float, de: str, en: str) -> None:
    """A statistic within the standard errors allowed."""
    (got_de, got_en), (wanted_de, wanted_en) = number(got), number(wanted)
    expect(
        abs(errors) <= MOST_ERRORS,
        de=f"{de} ist {got_de}, erwartet {wanted_de} ({abs(errors):.0f} Standardfehler entfernt, 6 sind erlaubt).",
        en=f"{en} is {got_en}, expected {wanted_en} ({abs(errors):.0f} standard errors away, 6 are allowed).",
    )


def expect_from_rng_alone(student: Student, name: str, *args: object) -> None:
    """Same rng, same weights; one rng twice or another rng, other weights; the global generator is left alone."""
    function, global_random = getattr(student, name), student.library("numpy.random")
    before = global_random.get_state()
    rng = student.send(np.random.default_rng(120))
    first, second = function(*args, rng), function(*args, rng)
    again, other = (function(*args, np.random.default_rng(seed)) for seed in (120, 121))
    shape = tuple(args[:2])
    for weights in (first, second, again, other):
        expect_matrix(weights, shape)  # type: ignore[arg-type]
    expect(
        not np.array_equal(first, second),
        de=f"{name}: Zwei Aufrufe mit demselben rng geben dieselben Gewichte. Ziehe jedes Mal neue aus rng.",
        en=f"{name}: two calls with the same rng give the same weights. Draw new ones from rng every time.",
    )
    same = Text(
        de=f"{name}: Ein gleicher rng (derselbe Startwert) soll dieselben Gewichte geben.",
        en=f"{name}: an equal rng (the same seed) is to give the same weights.",
    )
    expect_close(again, first, what=same)
    expect(
        not np.allclose(first, other),
        de=f"{name}: Zwei verschiedene rng geben dieselben Gewichte. Ziehe alle Zufallszahlen aus rng.",
        en=f"{name}: two different rng give the same weights. Draw all random numbers from rng.",
    )
    touched = Text(
        de=f"{name}: Der globale Zufallsgenerator np.random wurde benutzt oder neu gesetzt:",
        en=f"{name}: the global random generator np.random was used or seeded:",
    )
    expect_equal(global_random.get_state(), before, what=touched)


@pytest.mark.task(1, points=0.5)
def test_normal_weights(student: Student) -> None:
    """de: normal_init zieht 200×50 normalverteilte Gewichte um 0 mit der verlangten Standardabweichung.
    en: normal_init draws 200×50 normally distributed weights around 0 with the standard deviation asked for.
    why de: Die Standardabweichung entscheidet, ob ein Signal auf dem Weg durch viele Schichten erstirbt oder sättigt.
    why en: The standard deviation decides whether a signal dies or saturates on its way through many layers.
    formula: w ~ N(0, std²)
    source de: Fischer, Folie „Gewichtsinitialisierung“; Glorot & Bengio 2010
    source en: Fischer, slide “Gewichtsinitialisierung”; Glorot & Bengio 2010
    """
    # std = 0.2: the variance is 0.04, the root 0.447, so none of them passes for another; 200 is not 50
    expect_drawn(student.normal_init(200, 50, 0.2, np.random.default_rng(121)), (200, 50), 0.2, NORMAL)
    # two other stds in the same process: a constant one, or one kept from the last call, shows
    expect_drawn(student.normal_init(200, 50, 0.03125, np.random.default_rng(122)), (200, 50), 0.03125, NORMAL)
    expect_drawn(student.normal_init(60, 90, 1.75, np.random.default_rng(123)), (60, 90), 1.75, NORMAL)


@pytest.mark.task(1, points=0.5)
def test_normal_weights_come_from_rng(student: Student) -> None:
    """de: normal_init zieht alle Zufallszahlen aus rng: gleicher rng, gleiche Gewichte; zweiter Aufruf, neue Gewichte.
    en: normal_init draws all random numbers from rng: equal rng, equal weights; second call, new weights.
    why de: Nur wer weiß, woher seine Zufallszahlen kommen, kann einen Versuch wiederholen.
    why en: Only who knows where their random numbers come from can repeat an experiment.
    formula de: gleicher rng ⇒ gleiches W
    formula en: equal rng ⇒ equal W
    source de: NumPy-Handbuch, „Random Generator“
    source en: NumPy manual, “Random Generator”
    """
    # a generator of one's own, the global one, and weights kept from the last call
    expect_from_rng_alone(student, "normal_init", 3, 5, 0.2)


@pytest.mark.task(2, points=0.5, after=())
def test_xavier_weights(student: Student) -> None:
    """de: xavier_uniform zieht gleichverteilte Gewichte zwischen −l und l mit l = √(6/(n_in + n_out)).
    en: xavier_uniform draws weights uniformly between −l and l with l = √(6/(n_in + n_out)).
    why de: So behält das Signal vorwärts und der Gradient rückwärts seine Größe, soweit beides zugleich geht.
    why en: So the signal forward and the gradient backward keep their size, as far as both go together.
    formula: w ~ U(−l, l), l = √(6 / (n_in + n_out))
    source de: Fischer, Folie „Gewichtsinitialisierung“; Glorot & Bengio 2010, Gleichung 16
    source en: Fischer, slide “Gewichtsinitialisierung”; Glorot & Bengio 2010, equation 16
    """
    # n_in and n_out are far apart and change places: 6/n_in, 3/n_out, a product or a missing root shows
    for n_in, n_out, seed in ((200, 50, 124), (50, 200, 125), (16, 640, 126)):
        limit = (6 / (n_in + n_out)) ** 0.5
        w = student.xavier_uniform(n_in, n_out, np.random.default_rng(seed))
        expect_drawn(w, (n_in, n_out), limit / 3**0.5, UNIFORM)
        largest = float(np.abs(w).max())
        (largest_de, largest_en), (limit_de, limit_en) = number(largest), number(limit)
        expect(
            largest <= limit * (1 + 1e-12),
            de=f"Das größte Gewicht ist dem Betrag nach {largest_de}, erlaubt ist höchstens l = {limit_de}.",
            en=f"The largest weight is {largest_en} in absolute value, at most l = {limit_en} is allowed.",
        )


@pytest.mark.task(2, points=0.5, after=())
def test_he_weights(student: Student) -> None:
    """de: he_normal zieht normalverteilte Gewichte um 0 mit der Varianz 2/n_in.
    en: he_normal draws normally distributed weights around 0 with variance 2/n_in.
    why de: ReLU lässt im Mittel die Hälfte durch; die 2 gleicht das aus, und nur so bleibt das Signal in tiefen Netzen.
    why en: ReLU lets half of it through on average; the 2 makes up for that, and only so the signal lasts in deep nets.
    formula: w ~ N(0, 2 / n_in)
    source de: Fischer, Folie „Gewichtsinitialisierung“; He, Zhang, Ren & Sun 2015, Gleichung 10
    source en: Fischer, slide “Gewichtsinitialisierung”; He, Zhang, Ren & Sun 2015, equation 10
    """
    # n_in and n_out are far apart and change places: 2/n_out, 1/n_in, 2/(n_in + n_out) or a missing root shows
    for n_in, n_out, seed in ((200, 50, 127), (50, 200, 128), (16, 640, 129)):
        w = student.he_normal(n_in, n_out, np.random.default_rng(seed))
        expect_drawn(w, (n_in, n_out), (2 / n_in) ** 0.5, NORMAL)


@pytest.mark.task(2, points=0.25, after=())
def test_xavier_weights_come_from_rng(student: Student) -> None:
    """de: xavier_uniform zieht alle Zufallszahlen aus rng.
    en: xavier_uniform draws all random numbers from rng.
    why de: Nur wer weiß, woher seine Zufallszahlen kommen, kann einen Versuch wiederholen.
    why en: Only who knows where their random numbers come from can repeat an experiment.
    formula de: gleicher rng ⇒ gleiches W
    formula en: equal rng ⇒ equal W
    source de: NumPy-Handbuch, „Random Generator“
    source en: NumPy manual, “Random Generator”
    """
    expect_from_rng_alone(student, "xavier_uniform", 4, 3)


@pytest.mark.task(2, points=0.25, after=())
def test_he_weights_come_from_rng(student: Student) -> None:
    """de: he_normal zieht alle Zufallszahlen aus rng.
    en: he_normal draws all random numbers from rng.
    why de: Nur wer weiß, woher seine Zufallszahlen kommen, kann einen Versuch wiederholen.
    why en: Only who knows where their random numbers come from can repeat an experiment.
    formula de: gleicher rng ⇒ gleiches W
    formula en: equal rng ⇒ equal W
    source de: NumPy-Handbuch, „Random Generator“
    source en: NumPy manual, “Random Generator”
    """
    expect_from_rng_alone(student, "he_normal", 2, 6)


@pytest.mark.task(3, points=0.5, after=())
def test_columns_or_rows_are_orthonormal(student: Student) -> None:
    """de: orthogonal gibt orthonormale Spalten, bei einer Matrix, die breiter als hoch ist, orthonormale Zeilen.
    en: orthogonal gives orthonormal columns, or orthonormal rows where the matrix is wider than high.
    why de: Eine orthogonale Matrix ändert keine Länge, vorwärts wie rückwärts, gleich wie viele Schichten folgen.
    why en: An orthogonal matrix changes no length, forward or backward, however many layers follow.
    formula: n_in ≥ n_out: WᵀW = 1;  n_in ≤ n_out: WWᵀ = 1
    source de: Fischer, Folie „Gewichtsinitialisierung“; Saxe, McClelland & Ganguli 2014
    source en: Fischer, slide “Gewichtsinitialisierung”; Saxe, McClelland & Ganguli 2014
    """
    # tall, wide and square, and single columns and rows; twice from one rng, so that a matrix kept shows
    rng = student.send(np.random.default_rng(130))
    drawn = [(shape, student.orthogonal(*shape, rng)) for shape in ((7, 3), (3, 7), (5, 5), (4, 1), (1, 4), (7, 3))]
    for shape, w in drawn:
        matrix = expect_matrix(w, shape)
        tall = shape[0] >= shape[1]
        product = matrix.T @ matrix if tall else matrix @ matrix.T
        what = Text(
            de=f"{shape[0]}×{shape[1]}: {'WᵀW' if tall else 'WWᵀ'} soll die Einheitsmatrix sein.",
            en=f"{shape[0]}×{shape[1]}: {'WᵀW' if tall else 'WWᵀ'} is to be the identity.",
        )
        expect_close(product, np.eye(min(shape)), rtol=0, atol=1e-9, what=what)
    expect(
        not np.allclose(drawn[0][1], drawn[-1][1]),
        de="Zwei Aufrufe mit demselben rng geben dieselbe Matrix. Ziehe jedes Mal eine neue aus rng.",
        en="Two calls with the same rng give the same matrix. Draw a new one from rng every time.",
    )


@pytest.mark.task(3, points=0.5, after=())
def test_no_direction_is_preferred(student: Student) -> None:
    """de: Unter 200 Matrizen ist keine Richtung bevorzugt: jeder Eintrag und die Determinante sind gleich oft positiv
    wie negativ.
    en: Among 200 matrices no direction is preferred: entries and determinant are as often positive as negative.
    why de: Die QR-Zerlegung allein liefert bevorzugte Vorzeichen; das Netz begänne dann immer in derselben Ecke.
    why en: The QR decomposition alone gives preferred signs; the network would always start in the same corner.
    formula: A = QR, W = Q · diag(sign(r₁₁), …, sign(rₙₙ))
    source de: Stewart 1980; Mezzadri 2007
    source en: Stewart 1980; Mezzadri 2007
    """
    # Q as LAPACK leaves it, diag(Q) made positive, the U of an SVD, det = +1 or one sign for all: orthogonal, all of
    # them, and seen in the signs of many draws only; permutations are seen in the fourth moment only
    rng = student.send(np.random.default_rng(131))
    drawn = np.array([expect_matrix(student.orthogonal(3, 3, rng), (3, 3)) for _ in range(200)])
    # 1.8 for uniform directions (right programs: 1.7 to 1.9), 3 for permutations; a factor makes no difference
    fourth = float((drawn**4).mean() / (drawn**2).mean() ** 2)
    expect(
        fourth <= 2.25,
        de="Die Einträge sind nicht so verteilt wie bei zufälligen Richtungen: Zu viele sind beinahe 0 oder sehr groß. "
        "Jede Richtung soll vorkommen können.",
        en="The entries are not distributed as with random directions: too many are nearly 0 or very large. "
        "Every direction is to be possible.",
    )
    for index, positive in np.ndenumerate((drawn > 0).sum(axis=0)):
        expect(
            sign_errors(positive, 200) <= MOST_ERRORS_OF_SIGNS,
            de=f"Der Eintrag {list(index)} war in {positive} von 200 Matrizen positiv, erwartet sind etwa 100. "
            "Welche Vorzeichen wählt dein Verfahren?",
            en=f"The entry {list(index)} was positive in {positive} of 200 matrices, about 100 are expected. "
            "Which signs does your method choose?",
        )
    same = sign_pairs(drawn)
    expect(
        all(sign_errors(count, 200) <= MOST_ERRORS_OF_SIGNS for count in same),
        de="Die Vorzeichen zweier Einträge hängen voneinander ab. Jede Spalte braucht ihr eigenes Vorzeichen.",
        en="The signs of two entries depend on each other. Every column needs a sign of its own.",
    )
    rotations = int((np.linalg.det(drawn) > 0).sum())
    expect(
        sign_errors(rotations, 200) <= MOST_ERRORS_OF_SIGNS,
        de=f"Die Determinante war in {rotations} von 200 Matrizen positiv, erwartet sind etwa 100: Drehungen und "
        "Spiegelungen sind gleich häufig.",
        en=f"The determinant was positive in {rotations} of 200 matrices, about 100 are expected: rotations and "
        "reflections are equally frequent.",
    )


def sign_errors(count: int, total: int) -> float:
    """How many standard errors `count` heads among `total` fair coins are away from one half."""
    return float(abs(2 * count - total) / total**0.5)


def sign_pairs(drawn: np.ndarray) -> list[int]:
    """For every two entries, in how many of the matrices they have the same sign."""
    signs = np.where(drawn > 0, 1, -1).reshape(len(drawn), -1)
    return [int((signs[:, i] == signs[:, j]).sum()) for i, j in itertools.combinations(range(signs.shape[1]), 2)]


def set_parameters(student: Student, layer: RemoteObject, gamma: np.ndarray, beta: np.ndarray) -> None:
    """Put other parameters into a layer, as an optimiser does."""
    builtins = student.library("builtins")
    builtins.setattr(layer, "gamma", gamma)
    builtins.setattr(layer, "beta", beta)


# Columns of five different numbers, none symmetric; the scales differ, and N is not F.
BATCH = np.array([[0.5, -3.0], [1.75, 1.0], [-2.25, 4.5], [3.0, -0.25], [0.25, 2.5]])


@pytest.mark.task(4, points=0.5, after=())
def test_normalisation_by_hand(student: Student) -> None:
    """de: Im Training hat jedes Merkmal des Stapels danach den Mittelwert 0 und die Varianz 1, wie von Hand gerechnet.
    en: In training every feature of the batch has mean 0 and variance 1 afterwards, as worked out by hand.
    why de: So sieht jede Schicht immer Eingaben derselben Größe, gleich was die Schichten davor gerade lernen.
    why en: So every layer always sees inputs of the same size, whatever the layers before it are learning.
    formula: y = γ (x − μ) / √(σ² + ε) + β,  σ² = 1/N Σ (x − μ)²
    source de: Fischer, Folie „Batch-Normalisierung“; Ioffe & Szegedy 2015, Algorithmus 1
    source en: Fischer, slide “Batch-Normalisierung”; Ioffe & Szegedy 2015, algorithm 1
    """
    # N = 2: dividing by N − 1 gives ±0.707; means along the rows or over everything give other numbers
    layer = student.BatchNorm(2, momentum=0.25, eps=0.0)
    expect_close(layer.forward(np.array([[1.0, 10.0], [3.0, 20.0]]), True), np.array([[-1.0, -1.0], [1.0, 1.0]]))
    # N = 3 and 4 in the same layer: what was kept of the first batch shows
    three = layer.forward(np.array([[1.75, -1.75], [2.0, 1.0], [2.25, 3.75]]), True)
    expect_close(three, np.array([[-(1.5**0.5)] * 2, [0.0] * 2, [1.5**0.5] * 2]))
    four = student.BatchNorm(1, eps=0.0).forward(np.array([[1.0], [1.0], [5.0], [5.0]]), training=True)
    expect_close(four, np.array([[-1.0], [-1.0], [1.0], [1.0]]), dtype="same")


@pytest.mark.task(4, points=0.5, after=())
def test_epsilon_gamma_and_beta(student: Student) -> None:
    """de: ε steht unter der Wurzel; γ und β wirken auf das normierte Merkmal, und zwar so, wie sie gerade sind.
    en: ε stands under the root; γ and β act on the normalised feature, with the values they have at the time.
    why de: Ohne ε wird durch 0 geteilt, wenn sich ein Merkmal nicht ändert; mit γ und β bleibt jede Größe erreichbar.
    why en: Without ε one divides by 0 where a feature does not vary; with γ and β every size stays within reach.
    formula: y = γ (x − μ) / √(σ² + ε) + β
    source de: Ioffe & Szegedy 2015, Algorithmus 1
    source en: Ioffe & Szegedy 2015, algorithm 1
    """
    layer = student.BatchNorm(3, eps=0.75)
    # variances 1/4, 0 and 1/1024²: ε outside the root, missing or fixed gives other numbers in each column
    x = np.array([[0.5, 7.0, 0.0], [1.5, 7.0, 2.0**-9]])
    plain = layer.forward(x, True)
    set_parameters(student, layer, np.array([3.0, 0.25, 5.0]), np.array([-1.0, 0.125, 2.0]))
    scaled = layer.forward(x, True)
    small = 2.0**-10 / (2.0**-20 + 0.75) ** 0.5
    expect_close(plain, np.array([[-0.5, 0.0, -small], [0.5, 0.0, small]]))
    expect_close(scaled, np.array([[-2.5, 0.125, 2.0 - 5 * small], [0.5, 0.125, 2.0 + 5 * small]]))
    # the value of eps that is given by default
    constant = student.BatchNorm(1).forward(np.array([[0.0], [0.002]]), True)
    expect_close(constant, np.array([[-1.0], [1.0]]) / 11**0.5)


@pytest.mark.task(4, points=0.5, after=())
def test_forward_changes_nobodys_data(student: Student) -> None:
    """de: forward lässt X unverändert, und zwei Schichten teilen sich nichts.
    en: forward leaves X unchanged, and two layers share nothing.
    why de: Dieselben Daten werden in jeder Epoche wieder gebraucht, und jede Schicht eines Netzes lernt für sich.
    why en: The same data are needed again in every epoch, and every layer of a network learns on its own.
    formula: y = γ (x − μ) / √(σ² + ε) + β
    source de: Aufgabenstellung, „Was überall gilt“
    source en: Statement, “What holds everywhere”
    """
    there = student.send(BATCH)
    layer, other = student.BatchNorm(2, eps=0.5), student.BatchNorm(2, eps=0.5)
    set_parameters(student, other, np.array([3.0, 4.0]), np.array([7.0, 8.0]))
    result = layer.forward(there, True)
    expect_equal(there.fetch(), BATCH, unchanged=True)
    right = (BATCH - BATCH.mean(axis=0)) / np.sqrt(BATCH.var(axis=0) + 0.5)
    expect_close(result, right, dtype="same")
    expect_close(other.forward(BATCH[:3], True).mean(axis=0), np.array([7.0, 8.0]))
    expect_close(layer.forward(BATCH, True), right)
    start = student.BatchNorm(3)
    for name, value in (("gamma", np.ones(3)), ("beta", np.zeros(3))):
        expect_close(getattr(start, name), value, what=Text(de=f"{name} am Anfang:", en=f"{name} at the start:"))


@pytest.mark.task(5, points=0.5, after=4)
def test_running_statistics_by_hand(student: Student) -> None:
    """de: running_mean und running_var wandern mit jedem Trainingsstapel ein Stück, wie von Hand gerechnet.
    en: running_mean and running_var move a little with every training batch, as worked out by hand.
    why de: Nach dem Training gibt es keinen Stapel mehr, dessen Mittelwert man nehmen könnte; diese Werte bleiben.
    why en: After the training there is no batch whose mean one could take; these values remain.
    formula: r ← (1 − m) · r + m · neu,  s² = 1/(N − 1) Σ (x − μ)²
    formula en: r ← (1 − m) · r + m · new,  s² = 1/(N − 1) Σ (x − μ)²
    source de: Ioffe & Szegedy 2015, Algorithmus 2
    source en: Ioffe & Szegedy 2015, algorithm 2
    """
    layer = student.BatchNorm(2, momentum=0.25, eps=0.0)
    start = layer.running_mean, layer.running_var
    # momentum ¼: turned round gives (1.5, 11.25); dividing by N gives (1, 7) in the variance; the root gives 1.10
    layer.forward(np.array([[1.0, 10.0], [3.0, 20.0]]), True)
    one = layer.running_mean, layer.running_var
    layer.forward(np.array([[1.75, -1.75], [2.0, 1.0], [2.25, 3.75]]), True)  # N = 3: N/(N − 1) is not 2 for ever
    two = layer.running_mean, layer.running_var
    expected = (
        (start, [0.0, 0.0], [1.0, 1.0], Text(de="Vor dem ersten Stapel,", en="Before the first batch,")),
        (one, [0.5, 3.75], [1.25, 13.25], Text(de="Nach dem ersten Stapel,", en="After the first batch,")),
        (
            two,
            [0.875, 3.0625],
            [0.953125, 11.828125],
            Text(de="Nach dem zweiten Stapel,", en="After the second batch,"),
        ),
    )
    for (mean, var), right_mean, right_var, when in expected:
        what = Text(de=f"{when.de} running_mean:", en=f"{when.en} running_mean:")
        expect_close(mean, np.array(right_mean), what=what, dtype="same")
        what = Text(de=f"{when.de} running_var:", en=f"{when.en} running_var:")
        expect_close(var, np.array(right_var), what=what, dtype="same")


@pytest.mark.task(5, points=0.5, after=4)
def test_evaluation_by_hand(student: Student) -> None:
    """de: Mit training=False gelten die laufenden Werte, auch für ein einziges Muster, und nichts ändert sich.
    en: With training=False the running values apply, also to a single pattern, and nothing changes.
    why de: Die Antwort auf ein Bild darf nicht davon abhängen, welche Bilder zufällig mit ihm im Stapel liegen.
    why en: The answer to an image must not depend on which images happen to lie in the batch with it.
    formula: y = γ (x − r) / √(v + ε) + β
    source de: Ioffe & Szegedy 2015, Algorithmus 2
    source en: Ioffe & Szegedy 2015, algorithm 2
    """
    layer = student.BatchNorm(2, momentum=0.25, eps=0.0)
    layer.forward(np.array([[1.75, -1.75], [2.0, 1.0], [2.25, 3.75]]), True)
    set_parameters(student, layer, np.array([3.0, 0.25]), np.array([-1.0, 0.5]))
    # running mean (½, ¼), running variance (49/64, 169/64); γ ≠ 1, β ≠ 0; a batch of one has no variance of its own
    batch = np.array([[4.0, 3.5], [-3.0, 0.25], [2.25, 1.875]])
    answers = [layer.forward(batch, False), layer.forward(batch[:1], False), layer.forward(batch, training=False)]
    after = layer.running_mean, layer.running_var
    right = np.array([[11.0, 1.0], [-13.0, 0.5], [5.0, 0.75]])
    expect_close(answers[0], right, dtype="same")
    single = Text(de="Das erste Muster allein:", en="The first pattern alone:")
    expect_close(answers[1], right[:1], what=single)
    twice = Text(de="Derselbe Stapel noch einmal:", en="The same batch once more:")
    expect_close(answers[2], right, what=twice)
    kept = Text(de="training=False hat running_mean verändert:", en="training=False has changed running_mean:")
    expect_close(after[0], np.array([0.5, 0.25]), what=kept)
    kept = Text(de="training=False hat running_var verändert:", en="training=False has changed running_var:")
    expect_close(after[1], np.array([49 / 64, 169 / 64]), what=kept)


def expect_gradients(result: object, dX: np.ndarray, dgamma: np.ndarray, dbeta: np.ndarray) -> None:
    """The three arrays that backward is to return; dbeta first, because it is the simplest."""
    expect(
        isinstance(result, list | tuple) and len(result) == 3,
        de="backward soll drei Arrays zurückgeben: return dX, dgamma, dbeta.",
        en="backward is to return three arrays: return dX, dgamma, dbeta.",
    )
    got = dict(zip(("dX", "dgamma", "dbeta"), result, strict=True))  # type: ignore[call-overload]
    for name, right in (("dbeta", dbeta), ("dgamma", dgamma), ("dX", dX)):
        expect_close(got[name], right, what=Text(de=f"{name}:", en=f"{name}:"), dtype="same")


@pytest.mark.task(6, points=1, bonus=True, after=4)
def test_backward_by_hand(student: Student) -> None:
    """de: backward gibt dX, dγ und dβ, wie von Hand gerechnet; ein zweiter Aufruf gibt dasselbe noch einmal.
    en: backward gives dX, dγ and dβ as worked out by hand; a second call gives the same once more.
    why de: Mittelwert und Varianz hängen von jedem Muster ab, deshalb hängt jeder Gradient von allen Mustern ab.
    why en: Mean and variance depend on every pattern, therefore every gradient depends on all patterns.
    formula: dX = γ/√(σ² + ε) · (g − mean(g) − x̂ · mean(g x̂)),  dγ = Σ g x̂,  dβ = Σ g
    source de: Ioffe & Szegedy 2015, Abschnitt 3
    source en: Ioffe & Szegedy 2015, section 3
    """
    layer = student.BatchNorm(2, eps=0.0)
    set_parameters(student, layer, np.array([3.0, 1.0]), np.array([0.5, -2.0]))
    # σ = 2 and γ = 3 in the first column, σ = ½ and γ = 1 in the second; N = 4 and F = 2
    layer.forward(np.array([[1.0, 0.25], [1.0, 1.25], [5.0, 1.25], [5.0, 0.25]]), True)
    g = np.array([[1.0, 0.0], [0.0, 2.0], [0.0, 0.0], [0.0, 0.0]])
    there = student.send(g)
    answers = [layer.backward(there) for _ in range(2)]
    parameters = layer.gamma, layer.beta
    dX = np.array([[0.75, 0.0], [-0.75, 2.0], [0.0, -2.0], [0.0, 0.0]])
    for answer in answers:
        expect_gradients(answer, dX, np.array([-1.0, 2.0]), np.array([1.0, 2.0]))
    expect_equal(there.fetch(), g, unchanged=True)
    kept = Text(de="backward hat γ verändert:", en="backward has changed γ:")
    expect_close(parameters[0], np.array([3.0, 1.0]), what=kept)
