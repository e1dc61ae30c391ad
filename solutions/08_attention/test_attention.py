"""Public checks of assignment 08: examples by hand, properties, and a text whose entropy rate is known."""

import functools
import math
from bisect import bisect
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

from grader.testing import RemoteObject, Student, Text, expect, expect_close, expect_equal, expect_plain, made

PROBABILITIES = [0.42, 0.32, 0.10, 0.10, 0.02, 0.02, 0.02]
FOLLOWERS = [["abcdefg".index(letter) for letter in row] for row in
             ("facedgb", "gfbadce", "gdecafb", "cebgfad", "bdfegac", "dcfeagb", "abgdfec")]  # fmt: skip
LOG_P = torch.zeros(7, 7, dtype=torch.float64)
for row, followers in enumerate(FOLLOWERS):
    LOG_P[row, followers] = torch.tensor(PROBABILITIES, dtype=torch.float64).log()

FIVE_DIGITS = {"rtol": 1e-5, "atol": 1e-6}
"""Room for a root of d_k taken in float32, which is no mistake; every real mistake is far larger."""
SINGLE = Text(
    de="(Gerechnet wird hier in float32: auf etwa sieben Stellen genau.)",
    en="(This is computed in float32, that is to about seven digits.)",
)


def doubles(rows: list[object]) -> torch.Tensor:
    """A float64 tensor."""
    return torch.tensor(rows, dtype=torch.float64)


def pair(result: object) -> tuple[object, object]:
    """The two tensors that scaled_dot_product_attention returned."""
    expect(
        isinstance(result, list | tuple) and len(result) == 2,
        de="scaled_dot_product_attention soll zwei Dinge zurückgeben: return out, weights.",
        en="scaled_dot_product_attention is to return two things: return out, weights.",
    )
    out, weights = result  # type: ignore[misc]
    return out, weights


def expect_averages(weights: object, shape: tuple[int, ...]) -> None:
    """Rows that sum to 1: what they sum to tells more than a single weight."""
    expect_plain(weights, torch.Tensor)
    assert isinstance(weights, torch.Tensor)
    expect_equal(tuple(weights.shape), shape, what=Text(de="Form der Gewichte:", en="Shape of the weights:"))
    sums = weights.sum(dim=-1).flatten()
    far = int((sums - 1).abs().argmax())
    expect(
        bool((sums - 1).abs().max() <= 1e-3),
        de=f"Die Zeilen der Gewichte summieren sich nicht zu 1 (eine zu {sums[far]:.2f}). Über welche Achse geht der "
        "Softmax, und ändert danach noch etwas die Gewichte?",
        en=f"The rows of the weights do not sum to 1 (one of them to {sums[far]:.2f}). Along which axis does the "
        "softmax go, and does anything change the weights afterwards?",
    )


def expect_same_again(one: object, other: object) -> None:
    """Two equal calls have given the same."""
    expect_plain(other, torch.Tensor)
    again = Text(
        de="Zwei gleiche Aufrufe geben Verschiedenes. Ist irgendwo noch Dropout an?",
        en="Two equal calls give different results. Is dropout still active somewhere?",
    )
    expect_close(one, other, **FIVE_DIGITS, what=again)


@functools.cache
def markov_text(length: int, seed: int) -> torch.Tensor:
    """Letters 0 … 6, each drawn by the row of the letter before it."""
    bounds, text = np.cumsum(PROBABILITIES)[:-1].tolist(), [0]
    for u in np.random.default_rng(seed).random(length).tolist():
        text.append(FOLLOWERS[text[-1]][bisect(bounds, u)])
    return torch.tensor(text[1:])


def transformer(student: Student, **size: int) -> RemoteObject:
    """A fresh model in evaluation mode."""
    model: RemoteObject = student.LetterTransformer(**size)
    expect(
        isinstance(model, RemoteObject),
        de="LetterTransformer(…) soll ein nn.Module sein.",
        en="LetterTransformer(…) is to be an nn.Module.",
    )
    model.eval()
    return model


def expect_logits(logits: object, shape: tuple[int, int, int]) -> torch.Tensor:
    """A finite tensor of this shape."""
    expect_plain(logits, torch.Tensor)
    assert isinstance(logits, torch.Tensor)
    expect(
        tuple(logits.shape) == shape,
        de=f"Für {shape[0]} Texte mit {shape[1]} Buchstaben ist die Form (N, T, V) = {shape} erwartet, "
        f"bekommen {tuple(logits.shape)}.",
        en=f"For {shape[0]} text(s) of {shape[1]} letter(s) the shape (N, T, V) = {shape} is expected, "
        f"got {tuple(logits.shape)}.",
    )
    expect(
        bool(logits.isfinite().all()),
        de="Unter den Logits ist NaN oder unendlich. Hat eine Zeile der Maske gar nichts Erlaubtes?",
        en="There is NaN or infinity among the logits. Does a row of the mask allow nothing at all?",
    )
    return logits


def seeded(student: Student, seed: int) -> RemoteObject:
    """A torch generator in the student's process."""
    generator: RemoteObject = student.library("torch").Generator().manual_seed(seed)
    return generator


def table_model(student: Student, weight: torch.Tensor) -> RemoteObject:
    """The simplest letter model, a table: row i holds the logits of the letter after letter i."""
    model: RemoteObject = student.library("torch.nn").Embedding(*weight.shape)
    model.load_state_dict({"weight": weight})
    return model


def table_loss(weight: torch.Tensor, idx: torch.Tensor) -> tuple[float, torch.Tensor]:
    """Cross-entropy of the table and its gradient: predicted minus observed frequencies, row by row."""
    rows, targets = idx[:, :-1].flatten(), idx[:, 1:].flatten()
    probabilities = torch.softmax(weight.double(), dim=1)[rows]
    observed = torch.eye(len(weight), dtype=torch.float64)[targets]
    gradient = torch.zeros_like(weight, dtype=torch.float64).index_add(0, rows, probabilities - observed)
    return float(-probabilities[range(len(rows)), targets].log().mean()), gradient / len(rows)


@pytest.mark.task(1, points=1)
def test_attention_by_hand(student: Student) -> None:
    """de: Das Beispiel der Aufgabe: zwei Anfragen, drei Schlüssel, ohne und mit Maske.
    en: The example of the statement: two queries, three keys, without and with a mask.
    why de: Attention ist ein weiches Nachschlagen: Je besser ein Schlüssel zur Anfrage passt, desto mehr zählt sein
        Wert.
    why en: Attention is a soft look-up: the better a key fits the query, the more its value counts.
    formula: softmax(Q Kᵀ / √d_k) V
    source de: Fischer (Hochschule Mannheim), „Self-Attention“; Vaswani u. a. 2017
    source en: Fischer (Hochschule Mannheim), “Self-Attention”; Vaswani et al. 2017
    """
    # d_k = 4, two queries, three keys: no scale, scale by d_k or by the number of keys, softmax over the queries, keys
    # and queries swapped. The mask: ignored, inverted, scores set to 0, applied after the softmax.
    Q, K = doubles([[1, 1, 1, 1], [2, 0, 0, 0]]), doubles([[1, 1, 1, 1], [1, 1, -1, -1], [-1, 1, 1, -1]])
    V = doubles([[1, 0], [0, 1], [4, 0]])
    mask = torch.tensor([[False, True, True], [True, False, True]])
    one, two, far = math.exp(2) / (math.exp(2) + 2), math.e / (2 * math.e + 1 / math.e), 1 / (1 + math.exp(-2))
    weights = doubles([[one, (1 - one) / 2, (1 - one) / 2], [two, two, 1 - 2 * two]])
    masked = doubles([[0, 0.5, 0.5], [far, 0, 1 - far]])
    answers = [student.scaled_dot_product_attention(Q, K, V), student.scaled_dot_product_attention(Q, K, V, mask)]
    expect_same_again(pair(student.scaled_dot_product_attention(Q, K, V))[0], pair(answers[0])[0])
    for answer, expected, case in zip(answers, (weights, masked), (("ohne", "without"), ("mit", "with")), strict=True):
        got_out, got_weights = pair(answer)
        what = Text(de=f"Gewichte {case[0]} Maske:", en=f"Weights {case[1]} mask:")
        expect_close(got_weights, expected, **FIVE_DIGITS, what=what)
        what = Text(de=f"out {case[0]} Maske:", en=f"out {case[1]} mask:")
        expect_close(got_out, expected @ V, **FIVE_DIGITS, what=what)


@pytest.mark.task(1, points=1)
def test_weights_are_averages(student: Student) -> None:
    """de: Jede Zeile der Gewichte ist eine Mittelung: Summe 1, bei Q = 0 gleich viel von allem Erlaubten, Verbotenes
    genau 0.
    en: Every row of the weights is an average: sum 1, for Q = 0 equal shares of all that is allowed, what is
    forbidden exactly 0.
    why de: Gewichte, die sich zu 1 summieren, machen aus der Ausgabe ein Mittel der Werte; was verboten ist, darf gar
        nicht mitreden.
    why en: Weights that sum to 1 make the output an average of the values; what is forbidden must have no say at all.
    formula: Σₛ wₜₛ = 1
    source de: Fischer (Hochschule Mannheim), „Self-Attention“; Vaswani u. a. 2017
    source en: Fischer (Hochschule Mannheim), “Self-Attention”; Vaswani et al. 2017
    """
    # Q = 0: equal weights whatever the keys are. The forbidden ones exactly 0: −100 instead of −∞; the sums: masked
    # after the softmax.
    drawn = (
        "[torch.from_numpy(rng.standard_normal(s)) for rng in [np.random.default_rng(80)] "
        "for s in ((2, 5, 3), (2, 5, 4), (2, 3, 3))][{index}]"
    )
    K, V = made(drawn, index=0), made(drawn, index=1)
    Q = torch.zeros(2, 3, 3, dtype=torch.float64)
    out, weights = pair(student.scaled_dot_product_attention(Q, K, V))
    expect_same_again(pair(student.scaled_dot_product_attention(Q, K, V))[1], weights)
    expect_averages(weights, (2, 3, 5))
    expect_close(weights, torch.full((2, 3, 5), 0.2, dtype=torch.float64), **FIVE_DIGITS)
    expect_close(out, V.mean(dim=1, keepdim=True).expand(2, 3, 4), **FIVE_DIGITS)
    mask = torch.tensor([[1, 0, 0, 0, 0], [1, 1, 0, 1, 1], [0, 0, 1, 1, 0]], dtype=torch.bool)
    _, weights = pair(student.scaled_dot_product_attention(Q, K, V, mask))
    expect_close(weights, (mask / mask.sum(dim=1, keepdim=True)).double().expand(2, 3, 5), **FIVE_DIGITS)
    Q = made(drawn, index=2)
    _, weights = pair(student.scaled_dot_product_attention(Q, K, V, mask))
    expect_plain(weights, torch.Tensor)
    assert isinstance(weights, torch.Tensor)
    what = Text(de="Zeilensummen der Gewichte:", en="Row sums of the weights:")
    expect_close(weights.sum(dim=-1), torch.ones(2, 3, dtype=torch.float64), **FIVE_DIGITS, what=what)
    hidden = (weights * ~mask).abs().max().item()
    expect(
        hidden == 0,
        de=f"Wo die Maske False ist, muss das Gewicht genau 0 sein; das größte dort ist {hidden:.3g}.",
        en=f"Where the mask is False the weight must be exactly 0; the largest one there is {hidden:.3g}.",
    )


@pytest.mark.task(2, points=0.5, after=())
def test_causal_mask(student: Student) -> None:
    """de: causal_mask ist eine bool-Matrix: jede Position sieht sich selbst und alles davor.
    en: causal_mask is a bool matrix: each position sees itself and everything before it.
    why de: Wer den nächsten Buchstaben vorhersagen soll, darf ihn nicht schon sehen.
    why en: Whoever is to predict the next letter must not see it already.
    formula: mask[t, s] = (s ≤ t)
    source de: Fischer (Hochschule Mannheim), „Self-Attention“; Vaswani u. a. 2017
    source en: Fischer (Hochschule Mannheim), “Self-Attention”; Vaswani et al. 2017
    """
    # The future allowed, the diagonal left out, numbers or floats instead of truth values; T = 1.
    for T in (4, 1, 7):
        mask = student.causal_mask(T)
        expect_plain(mask, torch.Tensor)
        expect(
            mask.dtype == torch.bool,
            de=f"Die Maske soll aus Wahrheitswerten bestehen (torch.bool), bekommen {mask.dtype}.",
            en=f"The mask is to consist of truth values (torch.bool), got {mask.dtype}.",
        )
        expect_equal(mask, torch.tensor([[s <= t for s in range(T)] for t in range(T)]))


X = [[3, -1, 2, 0], [-2, 2, 1, 1], [1, 0, -3, 2], [0, -2, 1, -1]]
IN_WEIGHT = [[((5 * i + 3 * j + i * j) % 7 - 3) / 4 for j in range(4)] for i in range(12)]
IN_BIAS = [((3 * i) % 5 - 2) / 4 for i in range(12)]
OUT_WEIGHT = [[((3 * i + 2 * j + i * i * j) % 5 - 2) / 2 for j in range(4)] for i in range(4)]
OUT_BIAS = [0.5, -1.0, 0.25, 2.0]
"""Small numbers without symmetry; T = D, so that a transposed matrix does not show by its shape."""
EXPECTED = {
    (1, False): [
        [0.00892654, 0.00297737, 0.00034189, 1.80646257],
        [-1.23581505, -0.61158192, 1.89785714, 2.26173420],
        [-0.62393024, -2.99710938, -0.00106805, 3.62328682],
        [-0.24010404, -0.67326074, 1.88420092, 1.79813216],
    ],
    (2, False): [
        [-1.91511548, -0.25107335, 0.61802469, 2.43046242],
        [-1.58095145, 0.07516303, 0.41733152, 2.87784205],
        [-2.12443092, -3.06157973, -0.74863191, 3.49945989],
        [-2.98082448, 0.07698205, 0.27604564, 3.24115737],
    ],
    (2, True): [
        [-4.62500000, 0.12500000, 1.75000000, 3.62500000],
        [-2.98080884, -0.11566292, 0.86824686, 3.14367416],
        [-0.62488675, -2.99928540, 0.00122636, 3.62445039],
        [-2.98082448, 0.07698205, 0.27604564, 3.24115737],
    ],
    (4, False): [
        [-0.89672017, -0.82453383, 0.96921364, 1.10881224],
        [-4.20538679, 0.36511027, -0.68511967, 6.77361224],
        [-3.66047830, -1.50885110, -1.40612613, 6.60295564],
        [-1.67390988, -0.34667349, 0.99712144, 1.99667851],
    ],
}


@pytest.mark.task(3, points=1, after=())
def test_multi_head_by_hand(student: Student) -> None:
    """de: Das Beispiel der Aufgabe und feste Zahlen mit einem, zwei und vier Köpfen, ohne und mit kausaler Maske.
    en: The example of the statement, and fixed numbers with one, two and four heads, without and with causal mask.
    why de: Jeder Kopf kann auf etwas anderes achten; zusammen rechnen sie nicht mehr als einer.
    why en: Every head can attend to something else; together they compute no more than one.
    formula: [head₀, …, headₕ₋₁] W_Oᵀ + b_O
    source de: Fischer (Hochschule Mannheim), „Self-Attention“; Vaswani u. a. 2017
    source en: Fischer (Hochschule Mannheim), “Self-Attention”; Vaswani et al. 2017
    """
    # T = D and no symmetry: every transposed matrix shows by its numbers. Biases not zero: forgotten ones. Four heads:
    # interleaved, split or merged without transpose, scaled by the width of the model. causal: ignored, always on.
    eye, zero = torch.eye(2, dtype=torch.float64), torch.zeros(2, dtype=torch.float64)
    far, near = 1 / (1 + math.exp(-1)), 1 / (1 + math.exp(-math.sqrt(0.5)))
    examples = {
        (1, False): [[near, 1 - near], [1 - near, near]],
        (2, False): [[far, 0.5], [0.5, far]],
        (2, True): [[1.0, 0.0], [0.5, far]],
    }
    for (n_heads, causal), rows in examples.items():
        weights = (torch.cat([eye] * 3), torch.cat([zero] * 3), eye, zero)
        answer = student.multi_head_self_attention(eye[None], *weights, n_heads=n_heads, causal=causal)
        again = student.multi_head_self_attention(eye[None], *weights, n_heads=n_heads, causal=causal)
        expect_same_again(again, answer)
        expect_close(answer, doubles([rows]), **FIVE_DIGITS, what=_case(n_heads, causal))
    for (n_heads, causal), rows in EXPECTED.items():
        weights = (doubles(IN_WEIGHT), doubles(IN_BIAS), doubles(OUT_WEIGHT), doubles(OUT_BIAS))
        answer = student.multi_head_self_attention(doubles([X]), *weights, n_heads=n_heads, causal=causal)
        expect_close(answer, doubles([rows]), **FIVE_DIGITS, what=_case(n_heads, causal))


def _case(n_heads: int, causal: bool) -> Text:
    return Text(de=f"n_heads={n_heads}, causal={causal}:", en=f"n_heads={n_heads}, causal={causal}:")


@pytest.mark.task(4, points=1, after=())
def test_transformer_does_not_see_the_future(student: Student) -> None:
    """de: LetterTransformer gibt Logits (N, T, V); die letzten hängen vom ersten Buchstaben ab, keines von einem
    späteren.
    en: LetterTransformer gives logits (N, T, V); the last ones depend on the first letter, none on a later one.
    why de: Ein Modell, das die Zukunft sieht, lernt scheinbar wunderbar und kann dann nichts schreiben; eines, das nur
        eine Stelle sieht, ist kein Transformer.
    why en: A model that sees the future seems to learn wonderfully and can write nothing; one that sees one position
        only is no transformer.
    formula: logits[t] = f(idx[0], …, idx[t])
    source de: Fischer (Hochschule Mannheim), „Self-Attention“; Vaswani u. a. 2017
    source en: Fischer (Hochschule Mannheim), “Self-Attention”; Vaswani et al. 2017
    """
    # No mask, a mask inverted or one letter off; probabilities instead of logits; T = 5 and 1: positions for the full
    # context only. The first letter without effect at the end: no attention at all, or one not connected.
    model = transformer(student, vocab_size=7, context=12, d_model=16, n_heads=4, n_layers=2)
    text = markov_text(36, 84).reshape(3, 12)
    there = student.send(text)
    logits = expect_logits(model(there), (3, 12, 7))
    expect_equal(there.fetch(), text, unchanged=True)
    expect_logits(model(text[:2, :5]), (2, 5, 7))
    expect_logits(model(text[:1, :1]), (1, 1, 7))
    sums = logits.sum(dim=-1)
    expect(
        not (bool((logits >= 0).all()) and torch.allclose(sums, torch.ones_like(sums), atol=1e-3)),
        de="Hier kommen schon Wahrscheinlichkeiten heraus. Verlangt sind Logits: der Softmax steckt im Fehlermaß.",
        en="These are probabilities already. Logits are asked for: the softmax is part of the loss.",
    )
    expect_no_leak(model, text, logits)
    expect_past(student, model, text)


def expect_past(student: Student, model: RemoteObject, text: torch.Tensor) -> None:
    """The first letter has a say at the end. Noise on every parameter first: what starts at zero has an effect then."""
    rng = np.random.default_rng(89)
    values = student.library("builtins").dict(model.named_parameters())
    noisy = {
        name: value.detach() + 0.3 * torch.from_numpy(rng.standard_normal(tuple(value.shape))).float()
        for name, value in values.items()
    }
    model.load_state_dict(noisy, strict=False)
    changed = text.clone()
    changed[:, 0] = (text[:, 0] + 1) % 7
    one, other = (expect_logits(model(letters), (*text.shape, 7))[:, -1] for letters in (text, changed))
    expect(
        (one - other).abs().max().item() > 1e-4,
        de="Die letzten Logits hängen nicht vom ersten Buchstaben ab: Jede Stelle sieht nur sich selbst. Gehen die "
        "Buchstaben durch n_layers Lagen mit Attention?",
        en="The last logits do not depend on the first letter: every position sees itself only. Do the letters pass "
        "through n_layers layers with attention?",
    )


def expect_no_leak(model: Callable[[torch.Tensor], object], text: torch.Tensor, logits: torch.Tensor) -> None:
    """The same text gives the same logits; another letter at position t leaves all logits before it as they are."""
    expect_repeatable(model, text, logits)
    for t in range(1, text.shape[1]):
        changed = text.clone()
        changed[:, t] = (text[:, t] + 1) % 7
        later = expect_logits(model(changed), (*text.shape, 7))
        leak = (later[:, :t] - logits[:, :t]).abs().max().item()
        expect(
            leak < 1e-6,
            de=f"Ändert sich nur der Buchstabe an Stelle {t}, dann ändern sich Logits davor um {leak:.2g}: "
            "das Modell sieht in die Zukunft.",
            en=f"When only the letter at position {t} changes, logits before it change by {leak:.2g}: "
            "the model sees the future.",
        )


def expect_repeatable(model: Callable[[torch.Tensor], object], text: torch.Tensor, logits: torch.Tensor) -> None:
    """After eval() nothing is random: otherwise noise would be taken for a leak."""
    noise = (expect_logits(model(text), (*text.shape, 7)) - logits).abs().max().item()
    expect(
        noise < 1e-6,
        de=f"Zweimal derselbe Text nach eval(), und die Logits unterscheiden sich um {noise:.2g}: wirkt noch Dropout?",
        en=f"The same text twice after eval(), and the logits differ by {noise:.2g}: is dropout still active?",
    )


@pytest.mark.task(5, points=0.5, after=())
def test_training_step_by_hand(student: Student) -> None:
    """de: training_step: Kreuzentropie vor dem Schritt, genau ein Schritt; train: Adam, und Zufall nur vom Generator.
    en: training_step: cross-entropy before the step, exactly one step; train: Adam, randomness from the generator.
    why de: Ein Sprachmodell lernt aus einem einzigen Satz: der mittleren Überraschung über den nächsten Buchstaben.
    why en: A language model learns from one thing only: the mean surprise at the next letter.
    formula: L = −(1/NT) Σ ln p(idxₙ,ₜ₊₁ | idxₙ,₀ … idxₙ,ₜ)
    source de: Shannon 1948; Kingma und Ba 2015
    source en: Shannon 1948; Kingma and Ba 2015
    """
    # A table, two texts: targets not shifted, sum for mean, gradients that add up, softmax twice, the loss afterwards.
    # A gradient of length 140: clipped. One window: Adam to the digit, twice (another optimiser, one kept). Eight
    # letters: which windows are drawn. Arguments looked at afterwards.
    weight = torch.tensor([[0.5, -1.0, 0.25], [0.0, 2.0, -0.5], [1.0, 0.0, -1.5]])
    model = table_model(student, weight)
    optimizer = student.library("torch.optim").SGD(model.parameters(), lr=0.5)
    for idx in (torch.tensor([[0, 1, 2, 0, 0]]), torch.tensor([[2, 0, 1], [1, 1, 2], [0, 2, 2]])):
        loss, gradient = table_loss(weight, idx)
        weight = weight - 0.5 * gradient.float()
        there = student.send(idx)
        got = student.training_step(model, optimizer, there)
        expect_equal(there.fetch(), idx, unchanged=True)
        expect_close(got, loss, rtol=1e-4, what=Text(de="Der Fehler:", en="The loss:"), because=SINGLE)
        what = Text(de="Das Modell nach dem Schritt:", en="The model after the step:")
        expect_close(model.weight, weight, rtol=1e-4, atol=1e-5, what=what, because=SINGLE)
    expect_large_gradient(student)
    expect_adam(student)
    expect_windows(student)
    text, weights = student.send(markov_text(200, 85)), []
    for seed, elsewhere in ((1, 2), (1, 3), (4, 2)):
        student.library("torch").manual_seed(elsewhere)
        model = table_model(student, torch.zeros(7, 7))
        student.train(model, text, steps=3, batch_size=4, context=5, lr=0.1, generator=seeded(student, seed))
        weights.append(model.weight)
    expect_equal(text.fetch(), markov_text(200, 85), unchanged=True)
    expect_equal(weights[1], weights[0], what=Text(de="Derselbe Startwert des Generators:", en="The same seed:"))
    expect(
        not torch.equal(weights[2], weights[0]),
        de="Ein anderer Startwert des Generators ändert nichts: die Textfenster sind wohl nicht zufällig gewählt.",
        en="Another seed of the generator changes nothing: the windows of the text do not seem to be random.",
    )


def expect_large_gradient(student: Student) -> None:
    """Logits a hundred times a table: the gradient is about 140 long, and the step goes all of it."""
    small, stretch = doubles([[0.05, -0.02, 0.01], [0.0, 0.04, -0.03], [0.02, 0.0, -0.05]]), 100 * torch.eye(3).double()
    idx, layers = torch.tensor([[0, 1], [0, 1], [1, 0]]), student.library("torch.nn")
    leaves = [small.requires_grad_(), stretch.requires_grad_()]
    log_p = torch.log_softmax(small[idx[:, 0]] @ stretch.T, dim=1)
    gradients = torch.autograd.grad(-log_p[range(3), idx[:, 1]].mean(), leaves)
    model = layers.Sequential(layers.Embedding(3, 3), layers.Linear(3, 3, bias=False))
    model.load_state_dict({"0.weight": small.detach().float(), "1.weight": stretch.detach().float()})
    student.training_step(model, student.library("torch.optim").SGD(model.parameters(), lr=5e-4), idx)
    because = Text(
        de="Der Schritt ist die Lernrate mal der ganze Gradient dieses Fehlers, auch wenn er groß ist.",
        en="The step is the learning rate times the whole gradient of this loss, also when it is large.",
    )
    after = student.library("builtins").list(model.parameters())
    for got, leaf, gradient in zip(after, leaves, gradients, strict=True):
        expected = (leaf - 5e-4 * gradient).detach().float()
        expect_close(got.detach(), expected, rtol=1e-3, atol=1e-4, because=because)


def expect_adam(student: Student) -> None:
    """A text of just one window leaves no chance: four steps of Adam, computed here; then two more of a new one."""
    text = torch.tensor([0, 1, 2, 2, 1, 0])
    start = torch.tensor([[0.5, -1.0, 0.25], [0.0, 2.0, -0.5], [1.0, 0.0, -1.5]], dtype=torch.float64)
    weight, expected = adam_steps(start, text, steps=4, lr=0.2)
    model = table_model(student, start.float())
    losses = student.train(model, text, steps=4, batch_size=2, context=5, lr=0.2, generator=seeded(student, 5))
    what = Text(de="train, vier Schritte, Fehler:", en="train, four steps, losses:")
    expect_close(numbers(losses), expected, rtol=1e-4, what=what, because=SINGLE)
    what = Text(de="train, vier Schritte mit Adam, das Modell:", en="train, four steps of Adam, the model:")
    expect_close(model.weight, weight.float(), rtol=1e-3, atol=1e-4, what=what, because=SINGLE)
    weight, expected = adam_steps(weight, text, steps=2, lr=0.05)
    losses = student.train(model, text, steps=2, batch_size=2, context=5, lr=0.05, generator=seeded(student, 5))
    what = Text(
        de="train ein zweites Mal, zwei Schritte mit lr=0.05 und einem neuen Adam, Fehler:",
        en="train a second time, two steps with lr=0.05 and a new Adam, losses:",
    )
    expect_close(numbers(losses), expected, rtol=1e-3, what=what, because=SINGLE)
    expect_close(model.weight, weight.float(), rtol=1e-3, atol=1e-3, because=SINGLE)


def adam_steps(weight: torch.Tensor, text: torch.Tensor, steps: int, lr: float) -> tuple[torch.Tensor, list[float]]:
    """The table after so many steps of Adam (Kingma and Ba 2015) on one window, and the losses."""
    beta, losses = (0.9, 0.999), []
    first, second = torch.zeros_like(weight), torch.zeros_like(weight)
    for step in range(1, steps + 1):
        loss, gradient = table_loss(weight, text[None])
        losses.append(loss)
        first, second = beta[0] * first + 0.1 * gradient, beta[1] * second + 0.001 * gradient**2
        weight = weight - lr * (first / (1 - beta[0] ** step)) / ((second / (1 - beta[1] ** step)).sqrt() + 1e-8)
    return weight, losses


def numbers(losses: object) -> list[float]:
    """What train returned, as a list of numbers; arrays, tensors and lists of small tensors are as good."""
    losses = losses.tolist() if isinstance(losses, np.ndarray | torch.Tensor) else losses
    expect_plain(losses, (list, tuple))
    assert isinstance(losses, list | tuple)
    found = [loss.item() if isinstance(loss, torch.Tensor) and loss.numel() == 1 else loss for loss in losses]
    for loss in found:
        expect_plain(loss, (int, float), what=Text(de="Ein Fehler in der Liste:", en="A loss in the list:"))
    return [float(loss) for loss in found]


WINDOWS: dict[str, Any] = {"steps": 100, "batch_size": 3, "context": 2, "lr": 1e-12}
"""Six windows (0, 1, 2) … (5, 6, 7) of a text of eight letters; nothing is learned at this rate."""


def window_losses() -> tuple[torch.Tensor, torch.Tensor]:
    """A table, and its loss on each of the six windows: the means of any three are 0.03 apart, so they name them."""
    weight = torch.zeros(8, 8)
    weight[range(7), range(1, 8)] = torch.tensor([-4.0, -5.0, 0.7, 3.7, 3.1, 1.1, -0.1])
    letter = -torch.log_softmax(weight.double(), dim=1)[range(7), range(1, 8)]
    return weight, (letter[:-1] + letter[1:]) / 2


def expect_windows(student: Student) -> None:
    """Each loss is a mean over three windows, and over a hundred steps all six windows have their turn alike."""
    weight, single = window_losses()
    losses = student.train(table_model(student, weight), torch.arange(8), **WINDOWS, generator=seeded(student, 3))
    trios = torch.combinations(torch.arange(6), 3, with_replacement=True)
    gaps = (torch.tensor(numbers(losses), dtype=torch.float64)[:, None] - single[trios].mean(dim=1)).abs()
    expect(
        bool((gaps.min(dim=1).values < 1e-3).all()),
        de="Ein Text aus acht verschiedenen Buchstaben, batch_size=3, context=2: Jeder Fehler ist der Mittelwert über "
        "drei Fenster aus je drei Buchstaben, die im Text hintereinander stehen. Diese Fehler hier sind es nicht.",
        en="A text of eight different letters, batch_size=3, context=2: each loss is the mean over three windows of "
        "three letters that follow each other in the text. These losses here are not.",
    )
    chosen = trios[gaps.argmin(dim=1)]
    alike = int((chosen == chosen[:, :1]).all(dim=1).sum())
    expect(
        alike < len(chosen) / 4,  # one in 36 by chance
        de=f"In {alike} von {len(chosen)} Schritten waren alle drei Fenster des Stapels dasselbe: zieh für jedes einen "
        "eigenen Anfang.",
        en=f"In {alike} of {len(chosen)} steps all three windows of the batch were the same one: draw a start of its "
        "own for each.",
    )
    counts = torch.bincount(chosen.flatten(), minlength=6)
    expect(
        bool(((counts - 50).abs() <= 38).all()),  # 5.5 standard deviations and 3, as for the letters that are drawn
        de="Von 300 Fenstern sollten etwa je 50 an den Stellen 0 bis 5 anfangen; es waren "
        f"{counts.tolist()}. Der Anfang ist in jedem Schritt neu und gleichverteilt zu ziehen.",
        en=f"Of 300 windows about 50 each should start at the places 0 to 5; there were {counts.tolist()}. "
        "The start is to be drawn anew in every step, with equal probability.",
    )


MARKOV_MODEL = {"vocab_size": 7, "context": 16, "d_model": 16, "n_heads": 2, "n_layers": 1}
MARKOV_TRAINING = {"steps": 50, "batch_size": 16, "context": 16, "lr": 0.02}
MARKOV_REACHED, MARKOV_PASSED = 0.15, -0.03
"""Allowed distance to the optimum in nats; benchmarks/seeds_attention.py measures what correct programs need."""
ROUNDS = 4
"""How often training goes on when it has not been enough: large start values (tied weights, say) take longer."""


def markov_loss(model: Callable[[torch.Tensor], object]) -> tuple[float, float]:
    """Loss on a new text, and the loss of the true probabilities on these very letters: 1.4242 up to chance."""
    text = markov_text(4001, 87)
    inputs, targets = text[:-1].reshape(-1, 16), text[1:].reshape(-1, 16)
    logits = expect_logits(model(inputs), (250, 16, 7)).double()
    loss = -torch.log_softmax(logits, dim=-1).gather(-1, targets[..., None]).mean().item()
    return loss, -LOG_P[inputs, targets].mean().item()


@pytest.mark.task(5, points=1, after=4)
def test_entropy_rate_is_reached_and_not_passed(student: Student) -> None:
    """de: Auf dem Markov-Text lernt dein Transformer bis zur Entropierate 1,4242, und nicht darunter.
    en: On the Markov text your transformer learns down to the entropy rate 1.4242, and not below it.
    why de: Die Entropierate ist die Grenze: Darüber ist noch etwas zu lernen, darunter wird geschummelt.
    why en: The entropy rate is the limit: above it there is more to learn, below it somebody cheats.
    formula: H = −Σ pₖ ln pₖ = 1.4242
    source de: Shannon 1948; Aufgabenstellung, „Training“
    source en: Shannon 1948; statement, “Training”
    """
    # Above: nothing learned, a copy trained, the same windows every time. Below: the model sees the future.
    model = transformer(student, **MARKOV_MODEL)
    text = markov_text(64, 88).reshape(4, 16)
    expect_no_leak(model, text, expect_logits(model(text), (4, 16, 7)))  # quick, and clearer than a loss too small
    generator = seeded(student, 6)
    for _ in range(ROUNDS):
        model.train()
        student.train(model, markov_text(6000, 86), **MARKOV_TRAINING, generator=generator)
        model.eval()
        loss, optimum = markov_loss(model)
        if loss < optimum + MARKOV_REACHED:
            break
    expect(
        loss < optimum + MARKOV_REACHED,
        de=f"Nach dem Training ist der Fehler auf einem neuen Text {loss:.3f} nat je Buchstabe; erreichbar sind "
        f"{optimum:.3f}, verlangt höchstens {MARKOV_REACHED} mehr.",
        en=f"After training the loss on a new text is {loss:.3f} nats per letter; {optimum:.3f} can be reached, "
        f"{MARKOV_REACHED} more at most is asked for.",
    )
    expect(
        loss > optimum + MARKOV_PASSED,
        de=f"Der Fehler auf einem neuen Text ist {loss:.3f} nat je Buchstabe. Weniger als {optimum:.3f} ist ohne "
        "Blick in die Zukunft nicht möglich: hier ist eine undichte Stelle.",
        en=f"The loss on a new text is {loss:.3f} nats per letter. Less than {optimum:.3f} is not possible without "
        "seeing the future: there is a leak.",
    )


CHANCES = [2.0, 0.5, -1.0]
"""Logits of the three letters after letter i, in the order i+1, i+2, i (modulo 3)."""


@pytest.mark.task(6, points=1, bonus=True, after=())
def test_sampling_follows_the_temperature(student: Student) -> None:
    """de: sample zieht die Buchstaben mit den Häufigkeiten softmax(Logits / Temperatur), wiederholbar.
    en: sample draws the letters with the frequencies softmax(logits / temperature), repeatably.
    why de: Die Temperatur stellt ein, wie viel das Modell wagt: kalt wiederholt es sich, heiß redet es Unsinn.
    why en: The temperature sets how much the model dares: cold it repeats itself, hot it talks nonsense.
    formula: p = softmax(z / τ)
    source de: Ackley, Hinton und Sejnowski 1985
    source en: Ackley, Hinton and Sejnowski 1985
    """
    # Two temperatures: ignored, multiplied, always the most probable letter. The same seed twice with another global
    # seed: the generator ignored. The start not returned, overwritten, or counted as new letters.
    logits = torch.tensor([[CHANCES[(j - i - 1) % 3] for j in range(3)] for i in range(3)])
    model, start = table_model(student, logits), student.send(torch.tensor([2, 0]))
    for temperature, seed in ((0.5, 1), (3.0, 2)):
        args = {"length": 300, "temperature": temperature, "context": 4}
        text = student.sample(model, start, **args, generator=seeded(student, seed))
        expect_plain(text, torch.Tensor)
        expect(
            tuple(text.shape) == (302,) and text.dtype == torch.int64 and text[:2].tolist() == [2, 0],
            de=f"Erwartet ist ein int64-Tensor der Form (302,), der mit dem Anfang [2, 0] beginnt; bekommen "
            f"{tuple(text.shape)}, {text.dtype}, {text.flatten()[:2].tolist()}.",
            en=f"Expected is an int64 tensor of shape (302,) that begins with the start [2, 0]; got "
            f"{tuple(text.shape)}, {text.dtype}, {text.flatten()[:2].tolist()}.",
        )
        expect_frequencies(text[1:], temperature)
    expect_equal(start.fetch(), torch.tensor([2, 0]), unchanged=True)
    student.library("torch").manual_seed(99)
    again = student.sample(model, start, **args, generator=seeded(student, seed))
    expect_equal(again, text, what=Text(de="Derselbe Startwert des Generators:", en="The same seed:"))


def expect_frequencies(text: torch.Tensor, temperature: float) -> None:
    """How often the letter i+1, i+2, i follows letter i, within 5.5 standard deviations (one in ten million)."""
    counts = torch.bincount((text[1:] - text[:-1] - 1) % 3, minlength=3).double()
    shares = torch.softmax(torch.tensor(CHANCES, dtype=torch.float64) / temperature, dim=0)
    expected, total = shares * (len(text) - 1), len(text) - 1
    allowed = 5.5 * (expected * (1 - shares)).sqrt() + 3
    expect(
        bool(((counts - expected).abs() <= allowed).all()),
        de=f"Temperatur {temperature}: Von {total} Buchstaben sollten etwa {[round(e) for e in expected.tolist()]} der "
        f"wahrscheinlichste, der mittlere und der seltenste sein; es waren {[int(c) for c in counts.tolist()]}.",
        en=f"Temperature {temperature}: of {total} letters about {[round(e) for e in expected.tolist()]} should be the "
        f"most probable, the middle and the rarest one; there were {[int(c) for c in counts.tolist()]}.",
    )
