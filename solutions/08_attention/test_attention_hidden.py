"""Hidden checks of assignment 08: loops over positions and heads as oracle, gradients, devices, structure."""

import functools
import math
from bisect import bisect
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
import torch

from grader.testing import RemoteObject, Student, Text, expect, expect_close, expect_equal, expect_plain

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


def normal(rng: np.random.Generator, *shape: int) -> torch.Tensor:
    """Standard normal float64 numbers."""
    return torch.from_numpy(rng.standard_normal(shape))


def pair(result: object) -> tuple[object, object]:
    """The two tensors that scaled_dot_product_attention returned."""
    expect(
        isinstance(result, list | tuple) and len(result) == 2,
        de="scaled_dot_product_attention soll zwei Dinge zurückgeben: return out, weights.",
        en="scaled_dot_product_attention is to return two things: return out, weights.",
    )
    out, weights = result  # type: ignore[misc]
    return out, weights


def attend(
    Q: torch.Tensor, K: torch.Tensor, V: torch.Tensor, mask: torch.Tensor | None = None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Attention, one query after the other, over the allowed keys alone."""
    shape = (*Q.shape[:-1], K.shape[-2])
    allowed = torch.ones(shape, dtype=torch.bool) if mask is None else mask.expand(shape)
    weights = torch.zeros(shape, dtype=Q.dtype)
    for place in np.ndindex(*shape[:-1]):
        keys = allowed[place].nonzero()[:, 0]
        scores = (K[place[:-1]][keys] * Q[place]).sum(dim=-1) / math.sqrt(Q.shape[-1])
        weights = weights.index_put(tuple(torch.tensor(i) for i in place) + (keys,), (scores - scores.max()).exp())
    weights = weights / weights.sum(dim=-1, keepdim=True)
    return (weights[..., None] * V[..., None, :, :]).sum(dim=-2), weights


def multi_head(x: torch.Tensor, *weights: torch.Tensor, n_heads: int, causal: bool) -> torch.Tensor:
    """Multi-head self-attention, one head after the other."""
    in_weight, in_bias, out_weight, out_bias = weights
    T, D = x.shape[1:]
    mask = torch.tensor([[s <= t for s in range(T)] for t in range(T)]) if causal else None
    heads = []
    for features in torch.arange(D).chunk(n_heads):
        q, k, v = (x @ in_weight[features + i * D].T + in_bias[features + i * D] for i in range(3))
        heads.append(attend(q, k, v, mask)[0])
    return torch.cat(heads, dim=-1) @ out_weight.T + out_bias


def parameters(rng: np.random.Generator, D: int) -> tuple[torch.Tensor, ...]:
    """Weights of multi-head attention; the biases are not zero."""
    return normal(rng, 3 * D, D) / math.sqrt(D), normal(rng, 3 * D), normal(rng, D, D) / math.sqrt(D), normal(rng, D)


def expect_on_meta(got: object, shape: tuple[int, ...]) -> None:
    """A tensor of this shape on the meta device."""
    expect_plain(got, torch.Tensor)
    assert isinstance(got, torch.Tensor)
    expect(
        got.device.type == "meta" and tuple(got.shape) == shape,
        de=f"Eingaben auf dem Gerät „meta“: erwartet ist ein Ergebnis der Form {shape} auf demselben Gerät, "
        f"bekommen {tuple(got.shape)} auf „{got.device.type}“.",
        en=f"Inputs on the device “meta”: a result of shape {shape} on the same device is expected, "
        f"got {tuple(got.shape)} on “{got.device.type}”.",
    )


@pytest.mark.task(1, points=1)
def test_attention_on_random_numbers(student: Student) -> None:
    """de: Zufällige Zahlen: beliebige führende Dimensionen, jede Art von Maske, Gradienten, float32, Gerät.
    en: Random numbers: any leading dimensions, every kind of mask, gradients, float32, device.
    why de: Attention steht überall im Netz; sie muss mit Köpfen, Stapeln, Masken und Geräten umgehen und Gradienten
        durchlassen.
    why en: Attention stands everywhere in the network; it must cope with heads, batches, masks and devices, and let
        gradients pass.
    formula: softmax(Q Kᵀ / √d_k) V
    source de: Fischer (Hochschule Mannheim), „Self-Attention“; Vaswani u. a. 2017
    source en: Fischer (Hochschule Mannheim), “Self-Attention”; Vaswani et al. 2017
    """
    # Five shapes in which Tq, Tk, dk and dv differ: transposed axes; masks of every shape; detached weights; always
    # float32; a scale on a fixed device; inputs scaled in place (looked at afterwards).
    rng = np.random.default_rng(181)
    cases = (
        ((), 3, 5, 4, 2, ()),
        ((2,), 4, 3, 2, 5, (4, 3)),
        ((3,), 2, 4, 5, 3, (3, 1, 4)),
        ((2, 3), 4, 4, 2, 3, (2, 3, 4, 4)),
        ((2,), 1, 1, 3, 1, (1,)),
    )
    for leading, Tq, Tk, dk, dv, mask_shape in cases:
        Q, K, V = normal(rng, *leading, Tq, dk), normal(rng, *leading, Tk, dk), normal(rng, *leading, Tk, dv)
        mask = None
        if mask_shape:
            mask = torch.from_numpy(rng.random(mask_shape) < 0.5)
            mask[..., 0] = True
        student.part(
            de="Ergebnis und Argumente, mit führenden Dimensionen und Masken",
            en="result and arguments, with leading dimensions and masks",
        )
        there = [student.send(value) for value in (Q, K, V, mask)]
        out, weights = pair(student.scaled_dot_product_attention(*there))
        right_out, right_weights = attend(Q, K, V, mask)
        expect_close(weights, right_weights, **FIVE_DIGITS, dtype="same")
        expect_close(out, right_out, **FIVE_DIGITS, dtype="same")
        for handle, value in zip(there, (Q, K, V, mask), strict=True):
            expect_equal(handle.fetch(), value, unchanged=True)
        student.part(de="die Gradienten nach Q, K und V", en="the gradients with respect to Q, K and V")
        expect_gradients(student, (Q, K, V), mask, normal(rng, *right_out.shape))
        student.part(de="der Datentyp float32", en="the dtype float32")
        out, weights = pair(student.scaled_dot_product_attention(Q.float(), K.float(), V.float(), mask))
        expect_close(out, right_out.float(), rtol=1e-4, atol=1e-5, dtype="same", because=SINGLE)
        student.part(de="das Gerät der Eingaben", en="the device of the inputs")
        meta = [None if value is None else value.to("meta") for value in (Q, K, V, mask)]
        out, weights = pair(student.scaled_dot_product_attention(*meta))
        expect_on_meta(out, tuple(right_out.shape))
        expect_on_meta(weights, tuple(right_weights.shape))


def expect_gradients(
    student: Student, inputs: tuple[torch.Tensor, ...], mask: torch.Tensor | None, cotangent: torch.Tensor
) -> None:
    """Gradients with respect to Q, K and V."""
    leaves = [value.clone().requires_grad_() for value in inputs]
    expected = torch.autograd.grad(attend(*leaves, mask)[0], leaves, cotangent)
    _, gradients = student.vjp("scaled_dot_product_attention", (*inputs, mask), [cotangent, None])
    for got, right, name in zip(gradients, expected, "QKV", strict=True):
        what = Text(de=f"Gradient nach {name}:", en=f"Gradient with respect to {name}:")
        expect_close(got, right, **FIVE_DIGITS, what=what)


@pytest.mark.task(1, points=0.5)
def test_large_scores(student: Student) -> None:
    """de: Punktzahlen um ±1000 ergeben Zahlen, auch wenn die größte gerade maskiert ist.
    en: Scores around ±1000 give numbers, even when the largest one is the masked one.
    why de: e¹⁰⁰⁰ gibt es nicht; ohne das größte abzuziehen, wird aus einem sicheren Netz NaN.
    why en: There is no e¹⁰⁰⁰; without subtracting the largest a confident network turns into NaN.
    formula: softmax(z) = softmax(z − max z)
    source de: Aufgabenstellung, „Attention“
    source en: Statement, “Attention”
    """
    # ±1000: exp without max, clipping; the largest is masked: a maximum over what is forbidden, −1000 for −∞.
    Q = torch.tensor([[30.0, 10.0, -20.0, 40.0], [-40.0, 20.0, 10.0, -20.0], [0.0, 0.0, 0.0, 0.25]])
    K = torch.tensor([[40.0, -20.0, 10.0, 20.0], [40.0, -20.0, 10.0, 20.0], [-30.0, 10.0, 20.0, -40.0]])
    V = torch.tensor([[1.0, -2.0], [3.0, 0.5], [-4.0, 8.0]])
    mask = torch.tensor([[False, False, True], [True, True, False], [True, False, True]])
    for dtype in (torch.float64, torch.float32):
        for allowed in (None, mask):
            answer = student.scaled_dot_product_attention(Q.to(dtype), K.to(dtype), V.to(dtype), allowed)
            out, weights = attend(Q.double(), K.double(), V.double(), allowed)
            got_out, got_weights = pair(answer)
            expect_close(got_weights, weights.to(dtype), rtol=1e-3, atol=1e-5)
            expect_close(got_out, out.to(dtype), rtol=1e-3, atol=1e-4)


@pytest.mark.task(3, points=1, after=())
def test_multi_head_properties(student: Student) -> None:
    """de: Mehrere Köpfe: keine Zukunft, Reihenfolge ohne Maske egal, Schlüssel-Bias wirkungslos, Gradienten, Gerät.
    en: Several heads: no future, order irrelevant without mask, key bias without effect, gradients, device.
    why de: Ohne Maske kennt Attention keine Reihenfolge; dass das stimmt, sieht man ohne ein einziges
        Vergleichsergebnis.
    why en: Without a mask attention knows no order; that this holds can be seen without a single result to compare
        with.
    formula de: f(π(x)) = π(f(x)),  ∂outₜ/∂xₛ = 0 für s > t
    formula en: f(π(x)) = π(f(x)),  ∂outₜ/∂xₛ = 0 for s > t
    source de: Fischer (Hochschule Mannheim), „Self-Attention“; Vaswani u. a. 2017
    source en: Fischer (Hochschule Mannheim), “Self-Attention”; Vaswani et al. 2017
    """
    # Four sizes, biases not zero, every argument looked at afterwards; gradients of all weights (detached ones); a
    # mask on the CPU; rearranged positions; another key bias.
    rng = np.random.default_rng(183)
    for N, T, D, n_heads, causal in ((2, 5, 6, 3, False), (3, 4, 8, 2, True), (1, 1, 4, 4, True), (1, 7, 6, 1, True)):
        x, weights, options = normal(rng, N, T, D), parameters(rng, D), {"n_heads": n_heads, "causal": causal}
        expected = multi_head(x, *weights, **options)
        student.part(de="Ergebnis und Argumente, mit mehreren Köpfen", en="result and arguments, with several heads")
        there = [student.send(value) for value in (x, *weights)]
        got = student.multi_head_self_attention(*there, **options)
        expect_close(got, expected, **FIVE_DIGITS, dtype="same", what=_sizes(N, T, D, n_heads, causal))
        for handle, value in zip(there, (x, *weights), strict=True):
            expect_equal(handle.fetch(), value, unchanged=True)
        student.part(de="die Gradienten", en="the gradients")
        expect_projection_gradients(student, (x, *weights), options, normal(rng, N, T, D))
        student.part(de="der Datentyp float32", en="the dtype float32")
        single = [value.float() for value in (x, *weights)]
        got = student.multi_head_self_attention(*single, **options)
        expect_close(got, expected.float(), rtol=1e-3, atol=1e-4, dtype="same", because=SINGLE)
        student.part(de="das Gerät der Eingaben", en="the device of the inputs")
        meta = [value.to("meta") for value in (x, *weights)]
        expect_on_meta(student.multi_head_self_attention(*meta, **options), (N, T, D))
    x, weights = normal(rng, 2, 6, 8), parameters(rng, 8)
    student.part(
        de="die Reihenfolge ohne Maske, der Bias der Schlüssel",
        en="the order without a mask, the bias of the keys",
    )
    expect_order_is_irrelevant(student, x, weights, torch.from_numpy(rng.permutation(6)))
    cotangent = torch.zeros(2, 6, 8, dtype=torch.float64)
    cotangent[:, 2] = normal(rng, 2, 8)
    student.part(de="die Zukunft bei causal=True", en="the future with causal=True")
    _, gradients = student.vjp("multi_head_self_attention", (x, *weights), [cotangent], n_heads=2, causal=True)
    expect_close(
        gradients[0][:, 3:],
        torch.zeros(2, 3, 8, dtype=torch.float64),
        what=Text(
            de="causal=True, Gradient der Ausgabe an Stelle 2 nach den späteren Stellen:",
            en="causal=True, gradient of the output at position 2 with respect to the later positions:",
        ),
    )


def _sizes(N: int, T: int, D: int, n_heads: int, causal: bool) -> Text:
    sizes = f"N={N}, T={T}, D={D}, n_heads={n_heads}, causal={causal}:"
    return Text(de=sizes, en=sizes)


def expect_projection_gradients(
    student: Student, inputs: tuple[torch.Tensor, ...], options: dict[str, int], cotangent: torch.Tensor
) -> None:
    """Gradients with respect to x, all weights and all biases; a key bias shifts a row of scores: no effect."""
    leaves = [value.clone().requires_grad_() for value in inputs]
    expected = torch.autograd.grad(multi_head(*leaves, **options), leaves, cotangent)
    _, gradients = student.vjp("multi_head_self_attention", inputs, [cotangent], **options)
    names = ("x", "in_proj_weight", "in_proj_bias", "out_proj_weight", "out_proj_bias")
    for got, right, name in zip(gradients, expected, names, strict=True):
        what = Text(de=f"Gradient nach {name}:", en=f"Gradient with respect to {name}:")
        expect_close(got, right, **FIVE_DIGITS, what=what)


def expect_order_is_irrelevant(
    student: Student, x: torch.Tensor, weights: tuple[torch.Tensor, ...], order: torch.Tensor
) -> None:
    """Without a mask a rearranged input gives the rearranged output, and the key bias changes nothing."""
    plain = student.multi_head_self_attention(x, *weights, n_heads=4, causal=False)
    rearranged = student.multi_head_self_attention(x[:, order], *weights, n_heads=4, causal=False)
    what = Text(de="Eingabe umgeordnet, ohne Maske:", en="Input rearranged, without mask:")
    expect_close(rearranged, plain[:, order], **FIVE_DIGITS, what=what)
    in_weight, in_bias, *rest = weights
    shifted = in_bias.clone()
    shifted[8:16] += 1.5
    what = Text(de="Anderer Bias der Schlüssel:", en="Another bias of the keys:")
    got = student.multi_head_self_attention(x, in_weight, shifted, *rest, n_heads=4, causal=False)
    expect_close(got, plain, **FIVE_DIGITS, what=what)


# ---------------------------------------------------------------- the transformer


def transformer(student: Student, **size: int) -> RemoteObject:
    """A fresh model in evaluation mode."""
    model: RemoteObject = student.LetterTransformer(**{"vocab_size": 7, "context": 12, "d_model": 16, **size})
    expect(
        isinstance(model, RemoteObject),
        de="LetterTransformer(…) soll ein nn.Module sein.",
        en="LetterTransformer(…) is to be an nn.Module.",
    )
    model.eval()
    return model


def parameters_of(student: Student, model: RemoteObject) -> dict[str, torch.Tensor]:
    """Name to value of all parameters."""
    found: dict[str, torch.Tensor] = student.library("builtins").dict(model.named_parameters())
    return found


def stirred(student: Student, model: RemoteObject, scale: float) -> RemoteObject:
    """Noise on every parameter: whatever was zero at the start has an effect now."""
    rng = np.random.default_rng(184)
    new = {name: value.detach() + scale * normal(rng, *value.shape).float()
           for name, value in parameters_of(student, model).items()}  # fmt: skip
    model.load_state_dict(new, strict=False)
    return model


def logits_of(model: Callable[[torch.Tensor], object], text: torch.Tensor) -> torch.Tensor:
    """Logits (N, T, 7)."""
    logits = model(text)
    expect_plain(logits, torch.Tensor)
    assert isinstance(logits, torch.Tensor)
    expect(
        tuple(logits.shape) == (*text.shape, 7),
        de=f"Erwartet ist die Form (N, T, V) = {(*text.shape, 7)}, bekommen {tuple(logits.shape)}.",
        en=f"The shape (N, T, V) = {(*text.shape, 7)} is expected, got {tuple(logits.shape)}.",
    )
    expect(
        bool(logits.isfinite().all()),
        de="Unter den Logits ist NaN oder unendlich.",
        en="There is NaN or infinity among the logits.",
    )
    return logits


def expect_repeatable(model: Callable[[torch.Tensor], object], text: torch.Tensor, logits: torch.Tensor) -> None:
    """After eval() nothing is random: otherwise noise would be taken for something else."""
    noise = (logits_of(model, text) - logits).abs().max().item()
    expect(
        noise < 1e-6,
        de=f"Zweimal derselbe Text nach eval(), und die Logits unterscheiden sich um {noise:.2g}: wirkt noch Dropout?",
        en=f"The same text twice after eval(), and the logits differ by {noise:.2g}: is dropout still active?",
    )


def changed(text: torch.Tensor, position: int) -> torch.Tensor:
    """Another letter at one position."""
    new = text.clone()
    new[:, position] = (text[:, position] + 1) % 7
    return new


@functools.cache
def letters(N: int, T: int) -> torch.Tensor:
    """Random texts whose first two letters differ."""
    text = torch.from_numpy(np.random.default_rng(185).integers(0, 7, (N, T)))
    text[:, 1] = (text[:, 0] + 3) % 7
    return text


@pytest.mark.task(4, points=0.25, after=())
def test_each_text_counts_on_its_own(student: Student) -> None:
    """de: Jeder Text zählt für sich, ein Anfang bleibt ein Anfang, und das Modell folgt auf jedes Gerät.
    en: Each text counts on its own, a beginning stays a beginning, and the model follows to any device.
    why de: Texte im selben Stapel haben nichts miteinander zu tun; sie liegen nur nebeneinander, damit es schneller
        geht.
    why en: Texts of the same batch have nothing to do with each other; they only lie side by side to be quicker.
    formula: f([a, b]) = [f(a), f(b)]
    source de: Fischer (Hochschule Mannheim), „Self-Attention“; Vaswani u. a. 2017
    source en: Fischer (Hochschule Mannheim), “Self-Attention”; Vaswani et al. 2017
    """
    # Texts mixed up (attention over the batch), a norm over the whole text, dropout always on; positions or masks on a
    # fixed device.
    text = letters(4, 12)
    model = stirred(student, transformer(student, n_heads=4, n_layers=2), 0.1)
    logits = logits_of(model, text)
    student.part(
        de="zweimal derselbe Text nach eval(): Ist noch Dropout an?",
        en="the same text twice after eval(): is dropout still active?",
    )
    expect_repeatable(model, text, logits)
    student.part(
        de="ein Text allein statt im Stapel, ein Anfang statt des ganzen",
        en="a text alone instead of in the batch, a beginning instead of the whole",
    )
    expect_each_text_on_its_own(model, text, logits)
    student.part(de="das Gerät der Eingabe", en="the device of the input")
    model = transformer(student, n_heads=2, n_layers=1).to("meta")
    expect_on_meta(model(text.to("meta")), (4, 12, 7))


@pytest.mark.task(4, points=0.25, after=())
def test_past_and_positions(student: Student) -> None:
    """de: Die letzten Logits hängen vom ersten Buchstaben ab und von der Reihenfolge.
    en: The last logits depend on the first letter, and on the order.
    why de: Ohne Positionen ist ein Satz nur ein Beutel Buchstaben.
    why en: Without positions a sentence is but a bag of letters.
    formula: x_t = E[idx_t] + P_t
    source de: Fischer (Hochschule Mannheim), „Self-Attention“; Vaswani u. a. 2017
    source en: Fischer (Hochschule Mannheim), “Self-Attention”; Vaswani et al. 2017
    """
    # Noise on all parameters, so that what starts at zero has an effect: attention not connected, past hidden; two
    # letters swapped: no positions.
    text = letters(4, 12)
    single = stirred(student, transformer(student, n_heads=4, n_layers=1), 0.3)
    logits = logits_of(single, text)[:, -1]
    past = (logits_of(single, changed(text, 0))[:, -1] - logits).abs().max().item()
    expect(
        past > 1e-4,
        de="Die letzten Logits hängen gar nicht vom ersten Buchstaben ab: ist die Attention angeschlossen?",
        en="The last logits do not depend on the first letter at all: is the attention connected?",
    )
    swapped = text[:, [1, 0, *range(2, 12)]]
    order = (logits_of(single, swapped)[:, -1] - logits).abs().max().item()
    expect(
        order > 1e-4,
        de="Vertauscht man die beiden ersten Buchstaben, so bleiben die letzten Logits gleich: fehlen die Positionen?",
        en="Swapping the first two letters does not change the last logits: are the positions missing?",
    )


@pytest.mark.task(4, points=0.25, after=())
def test_layers_and_heads(student: Student) -> None:
    """de: Mehr Lagen haben mehr Parameter, und eine andere Zahl von Köpfen rechnet etwas anderes.
    en: More layers have more parameters, and another number of heads computes something else.
    why de: Tiefe und Köpfe sind die beiden Regler, mit denen große Modelle groß werden.
    why en: Depth and heads are the two controls by which large models become large.
    formula: parameters(2 layers) > parameters(1 layer)
    source de: Fischer (Hochschule Mannheim), „Self-Attention“; Vaswani u. a. 2017
    source en: Fischer (Hochschule Mannheim), “Self-Attention”; Vaswani et al. 2017
    """
    # The same layer again, one layer only, layers in a plain list; the same weights with another number of heads:
    # n_heads ignored.
    expect_layers_and_heads(student, letters(4, 12))


@pytest.mark.task(4, points=0.25, after=())
def test_layers_have_all_their_parts(student: Student) -> None:
    """de: Residualverbindung, Norm und Feed-forward-Netz sind da und wirken.
    en: Residual connection, norm and feed-forward net are there and have an effect.
    why de: Die Residualverbindung hält den Buchstaben fest, die Norm die Größe, und das Netz in jeder Lage rechnet mit
        dem, was die Attention geholt hat.
    why en: The residual connection keeps the letter, the norm the size, and the net in every layer works with what
        attention has fetched.
    formula: y = a + W₂ max(0, W₁ Norm(a) + b₁) + b₂
    source de: Fischer (Hochschule Mannheim), „Self-Attention“; Vaswani u. a. 2017; Dong u. a. 2021
    source en: Fischer (Hochschule Mannheim), “Self-Attention”; Vaswani et al. 2017; Dong et al. 2021
    """
    # Three untrained layers: no residual connection, or one too early. Parameters tried
    # one by one: no feed-forward net, or one that is not connected. All parameters times 10: no norm.
    student.part(de="die Residualverbindung um die Attention", en="the residual connection around the attention")
    expect_residuals(student)
    student.part(de="das Feed-forward-Netz jeder Lage", en="the feed-forward net of every layer")
    expect_feed_forward(student)
    student.part(de="die Normierung", en="the norm")
    expect_norms(student)


def expect_each_text_on_its_own(model: RemoteObject, text: torch.Tensor, logits: torch.Tensor) -> None:
    """Neither the other texts of the batch nor the length change anything."""
    for n in range(len(text)):
        what = Text(de=f"Text {n} allein statt im Stapel:", en=f"Text {n} alone instead of in the batch:")
        expect_close(logits_of(model, text[n : n + 1]), logits[n : n + 1], rtol=1e-3, atol=1e-4, what=what)
    what = Text(de="Nur die ersten fünf Buchstaben:", en="Only the first five letters:")
    expect_close(logits_of(model, text[:, :5]), logits[:, :5], rtol=1e-3, atol=1e-4, what=what)


def expect_layers_and_heads(student: Student, text: torch.Tensor) -> None:
    """More layers have more weights; with the same weights another number of heads computes something else."""
    one, two = (transformer(student, n_heads=4, n_layers=layers) for layers in (1, 2))
    counts = [sum(p.numel() for p in parameters_of(student, model).values()) for model in (one, two)]
    expect(
        counts[0] < counts[1],
        de=f"Mit n_layers=1 hat das Modell {counts[0]} Parameter, mit n_layers=2 sind es {counts[1]}. Jede Lage "
        "braucht eigene, und sie müssen angemeldet sein (nn.ModuleList oder nn.Sequential statt einer Liste).",
        en=f"With n_layers=1 the model has {counts[0]} parameters, with n_layers=2 it has {counts[1]}. Each layer "
        "needs its own, and they must be registered (nn.ModuleList or nn.Sequential instead of a list).",
    )
    few = transformer(student, n_heads=1, n_layers=1)
    values, others = parameters_of(student, stirred(student, one, 0.3)), parameters_of(student, few)
    if {n: p.shape for n, p in values.items()} == {n: p.shape for n, p in others.items()}:
        few.load_state_dict(values, strict=False)
        expect(
            (logits_of(few, text) - logits_of(one, text)).abs().max().item() > 1e-4,
            de="Mit denselben Gewichten rechnet das Modell mit einem Kopf dasselbe wie mit vier: wirkt n_heads?",
            en="With the same weights the model computes the same with one head as with four: does n_heads work?",
        )


def expect_residuals(student: Student) -> None:
    """Three untrained layers do not forget the letter they stand at; averages alone do (Dong et al. 2021)."""
    text = letters(16, 12)
    model = stirred(student, transformer(student, n_heads=4, n_layers=3), 0.02)
    logits = logits_of(model, text)[:, -1]
    own, first = ((logits_of(model, changed(text, t))[:, -1] - logits).norm().item() for t in (11, 0))
    expect(
        own > 0.2 * first,
        de=f"Drei Lagen ohne Training: der letzte Buchstabe bewegt die letzten Logits nur um {own:.2g}, der erste um "
        f"{first:.2g}. Führt die Residualverbindung um die Attention herum?",
        en=f"Three untrained layers: the last letter moves the last logits by {own:.2g} only, the first one by "
        f"{first:.2g}. Does the residual connection lead around the attention?",
    )


def expect_feed_forward(student: Student) -> None:
    """More numbers have an effect in a layer than attention and its norms have: D = 16, so 4·16² + 4·16 + 4·16."""
    one, two = (effective(student, transformer(student, n_heads=4, n_layers=layers)) for layers in (1, 2))
    expect(
        two - one > 1200,  # with a middle layer of 8, no biases and no norm parameters, 1280
        de=f"Eine Lage mit d_model=16 hat nur {two - one} Zahlen, die sich auf die Logits auswirken; die Attention "
        "allein hat etwa 1100. Fehlt das Feed-forward-Netz, oder ist es nicht angeschlossen?",
        en=f"A layer with d_model=16 has only {two - one} numbers that have an effect on the logits; attention alone "
        "has about 1100. Is the feed-forward net missing, or not connected?",
    )


LARGEST_GROWTH = 1e6
"""Of the logits when all parameters grow tenfold. Ten seeds each: the reference and seven right programs reach 10⁴ at
most; no norm at all gives 3 · 10¹¹ at least, none before the output and in one half of each layer 8 · 10⁶."""


def expect_norms(student: Student) -> None:
    """In three layers without any norm, larger parameters multiply each other on and on."""
    text = letters(4, 12)
    model = stirred(student, transformer(student, n_heads=4, n_layers=3), 0.1)
    before = logits_of(model, text).abs().max().item()
    tenfold = {name: 10 * value.detach() for name, value in parameters_of(student, model).items()}
    model.load_state_dict(tenfold, strict=False)
    growth = logits_of(model, text).abs().max().item() / before
    expect(
        growth < LARGEST_GROWTH,
        de=f"Sind alle Parameter zehnmal so groß, dann wachsen die Logits auf das {growth:.0e}-fache. Mit einer Norm "
        "in jeder Lage und vor der Ausgabe wäre es etwa das Hundertfache: Fehlen die Normen?",
        en=f"With all parameters ten times as large, the logits grow by a factor of {growth:.0e}. With a norm in every "
        "layer and before the output it would be about a hundred: are the norms missing?",
    )


def effective(student: Student, model: RemoteObject) -> int:
    """How many numbers stand in the parameters that have an effect on the logits, each parameter tried by itself."""
    text = letters(2, 4)
    stirred(student, model, 0.1)
    before, count = logits_of(model, text), 0
    rng = np.random.default_rng(189)
    for name, value in parameters_of(student, model).items():
        other = value.detach() + normal(rng, *value.shape).float()
        model.load_state_dict({name: other}, strict=False)
        if (logits_of(model, text) - before).abs().max().item() > 1e-4:
            count += value.numel()
        model.load_state_dict({name: value.detach()}, strict=False)
    return count


@functools.cache
def interleaved_text(length: int, seed: int) -> torch.Tensor:
    """Two Markov texts, letter by letter in turn: each letter depends on the last but one."""
    bounds, text = np.cumsum(PROBABILITIES)[:-1].tolist(), [0, 1]
    for u in np.random.default_rng(seed).random(length).tolist():
        text.append(FOLLOWERS[text[-2]][bisect(bounds, u)])
    return torch.tensor(text[2:])


INTERLEAVED_MODEL = {"vocab_size": 7, "context": 8, "d_model": 32, "n_heads": 2, "n_layers": 1}
INTERLEAVED_TRAINING = {"steps": 100, "batch_size": 48, "context": 8, "lr": 0.015}
INTERLEAVED_REACHED, INTERLEAVED_PASSED = 0.27, -0.05
"""Allowed distance to the optimum in nats; without positions it stays at 0.34 even after four trainings, without
attention at 0.5. Three of 200 seeds with rotary positions and small start values, all right, rest at 0.22 for long."""
ROUNDS = 4
"""How often training goes on when it has not been enough: large start values (tied weights, say) take longer."""


def interleaved_loss(model: Callable[[torch.Tensor], object]) -> tuple[float, float]:
    """Loss on a new text and the loss of the true probabilities; the first position lacks the last but one letter."""
    text = interleaved_text(4801, 187)
    inputs, targets = text[:-1].reshape(-1, 8), text[1:].reshape(-1, 8)
    losses = -torch.log_softmax(logits_of(model, inputs).double(), dim=-1).gather(-1, targets[..., None])[..., 0]
    return losses[:, 1:].mean().item(), -LOG_P[inputs[:, :-1], targets[:, 1:]].mean().item()


@pytest.mark.task(5, points=0.5, after=4)
def test_interleaved_texts_are_learned(student: Student) -> None:
    """de: Auch zwei verzahnte Markov-Texte werden bis nahe an die Entropierate gelernt.
    en: Two interleaved Markov texts are learned close to the entropy rate as well.
    why de: Hier hilft nur, wer an die vorletzte Stelle sieht: Positionen und Attention müssen zusammenarbeiten.
    why en: Here only looking at the last place but one helps: positions and attention must work together.
    formula: p(idxₜ₊₁ | idxₜ₋₁)
    source de: Shannon 1948; Aufgabenstellung, „Training“
    source en: Shannon 1948; statement, “Training”
    """
    # What the Markov text forgives: no positions, attention not connected, the first letters as context, the last
    # letter only.
    model = transformer(student, **INTERLEAVED_MODEL)
    text = letters(4, 8)
    logits = logits_of(model, text)
    student.part(
        de="zweimal derselbe Text nach eval(): Ist noch Dropout an?",
        en="the same text twice after eval(): is dropout still active?",
    )
    expect_repeatable(model, text, logits)
    student.part(
        de="die Zukunft: Frühere Logits hängen von einem späteren Buchstaben ab",
        en="the future: earlier logits depend on a later letter",
    )
    leak = (logits_of(model, changed(text, 7)) - logits)[:, :-1].abs().max().item()
    expect(
        leak < 1e-6,
        de=f"Ändert sich nur der letzte Buchstabe, dann ändern sich Logits davor um {leak:.2g}.",
        en=f"When only the last letter changes, logits before it change by {leak:.2g}.",
    )
    student.part(
        de="das Training: Arbeiten Positionen und Attention zusammen?",
        en="the training: do positions and attention work together?",
    )
    generator = student.library("torch").Generator().manual_seed(7)
    for _ in range(ROUNDS):
        model.train()
        student.train(model, interleaved_text(6000, 186), **INTERLEAVED_TRAINING, generator=generator)
        model.eval()
        loss, optimum = interleaved_loss(model)
        if loss < optimum + INTERLEAVED_REACHED:
            break
    expect(
        loss < optimum + INTERLEAVED_REACHED,
        de=f"Der Fehler auf einem neuen Text ist {loss:.3f} nat je Buchstabe, erreichbar sind {optimum:.3f}. Dafür "
        "muss die Attention an die Stelle davor sehen: arbeiten Positionen und Attention zusammen? Oder sind die "
        "Startwerte der Einbettung so groß, dass die Positionen darin untergehen?",
        en=f"The loss on a new text is {loss:.3f} nats per letter, {optimum:.3f} can be reached. For that the "
        "attention must look at the position before: do positions and attention work together? Or are the start "
        "values of the embedding so large that the positions drown in them?",
    )
    expect(
        loss > optimum + INTERLEAVED_PASSED,
        de=f"Der Fehler auf einem neuen Text ist {loss:.3f} nat; unter {optimum:.3f} kommt nur, wer die Zukunft sieht.",
        en=f"The loss on a new text is {loss:.3f} nats; only who sees the future gets below {optimum:.3f}.",
    )


PROVERB = "wer anderen eine grube gräbt, fällt selbst hinein; wer im glashaus sitzt, soll nicht mit steinen werfen. "


@pytest.mark.task(6, points=1, bonus=True, after=())
def test_sampling_uses_the_last_letters(student: Student) -> None:
    """de: sample rechnet mit den letzten `context` Buchstaben und schreibt die Buchstabenpaare eines Sprichworts nach.
    en: sample works with the last `context` letters and writes after the letter pairs of a proverb.
    why de: Ein Modell kann nur so weit zurücksehen, wie es gelernt hat; was älter ist, muss wegfallen.
    why en: A model can look back only as far as it has learned; what is older must be dropped.
    formula: text[−context:]
    source de: Aufgabenstellung, „Einen Text schreiben (Bonus)“
    source en: Statement, “Writing a text (bonus)”
    """
    # A model in which every letter given has a say: context ignored, first letters, one letter only; letter pairs of a
    # proverb: another row or position of the logits.
    weight = normal(np.random.default_rng(188), 7, 7).float() * 3
    layers = student.library("torch.nn")
    embedding = layers.Embedding(7, 7)
    embedding.load_state_dict({"weight": weight})
    model = layers.Sequential(embedding, layers.Softmax(dim=1))  # over the positions: every letter given has a say
    start = torch.tensor([3, 1, 4, 1, 5, 2, 6, 5, 3])
    generator = student.library("torch").Generator().manual_seed(1)
    student.part(de="die letzten Buchstaben als Kontext", en="the last letters as context")
    text = sampled(student.sample(model, start, length=12, temperature=1e-3, context=6, generator=generator), start, 12)
    for end in range(9, 21):
        logits = torch.softmax(weight[text[end - 6 : end]], dim=0)[-1]
        expect(
            bool(logits[text[end]] > logits.max() - 0.02),  # e^-20 of the probability at this temperature
            de="Bei Temperatur 0,001 kommt immer der wahrscheinlichste Buchstabe nach den letzten sechs. An Stelle "
            f"{end} wäre das {int(logits.argmax())}, bekommen {int(text[end])}.",
            en="At temperature 0.001 the most probable letter after the last six always comes. At position "
            f"{end} this would be {int(logits.argmax())}, got {int(text[end])}.",
        )
    alphabet = sorted(set(PROVERB))
    idx = torch.tensor([alphabet.index(letter) for letter in PROVERB * 2])
    counts = torch.full((len(alphabet), len(alphabet)), 1e-4).index_put_((idx[:-1], idx[1:]), torch.ones(1))
    table = layers.Embedding(*counts.shape)
    table.load_state_dict({"weight": counts.log()})
    generator = student.library("torch").Generator().manual_seed(2)
    student.part(de="die Buchstabenpaare eines Sprichworts", en="the letter pairs of a proverb")
    answer = student.sample(table, idx[:3], length=60, temperature=0.7, context=6, generator=generator)
    written = "".join(alphabet[i] for i in sampled(answer, idx[:3], 60).tolist())
    strange = [a + b for a, b in pairwise(written) if a + b not in PROVERB * 2]
    expect(
        len(strange) <= 2,
        de=f"Aus den Buchstabenpaaren eines Sprichworts wurde „{written}“; die Paare {strange[:5]} gibt es dort nie.",
        en=f"The letter pairs of a proverb became “{written}”; the pairs {strange[:5]} never occur there.",
    )


def sampled(text: object, start: torch.Tensor, length: int) -> torch.Tensor:
    """The start, and so many letters after it."""
    expect_plain(text, torch.Tensor)
    assert isinstance(text, torch.Tensor)
    expect(
        tuple(text.shape) == (len(start) + length,),
        de=f"Anfang ({len(start)}) und neue Buchstaben ({length}) ergeben die Form ({len(start) + length},), "
        f"bekommen {tuple(text.shape)}.",
        en=f"The start ({len(start)}) and the new letters ({length}) make the shape ({len(start) + length},), "
        f"got {tuple(text.shape)}.",
    )
    expect_equal(text[: len(start)], start, what=Text(de="Der Anfang des Textes:", en="The start of the text:"))
    return text
