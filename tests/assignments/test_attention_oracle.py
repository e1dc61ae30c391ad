"""Assignment 08: reference, oracles of the checks and every number of the statement, against torch and closed forms."""

from __future__ import annotations

import math
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch

from benchmarks import staff
from tests.sampling import only_in_the_whole

FOLDER = Path(__file__).resolve().parents[2] / "solutions" / "08_attention"


def load(name: str) -> ModuleType:
    """A module of the staff folder."""
    return staff.load(FOLDER / f"{name}.py")


attention, public, hidden = load("attention"), load("test_attention"), load("test_attention_hidden")


def torch_multi_head(x: torch.Tensor, weights: tuple[torch.Tensor, ...], n_heads: int, causal: bool) -> torch.Tensor:
    """torch.nn.MultiheadAttention with these weights; its bool mask is True where it is forbidden to look."""
    layer = torch.nn.MultiheadAttention(x.shape[2], n_heads, batch_first=True, dtype=x.dtype)
    names = ("in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias")
    layer.load_state_dict(dict(zip(names, weights, strict=True)))
    mask = torch.ones(x.shape[1], x.shape[1], dtype=torch.bool, device=x.device).triu(1) if causal else None
    result: torch.Tensor = layer.to(x.device)(x, x, x, attn_mask=mask, need_weights=False)[0]
    return result.detach()


def random_case(seed: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Q, K, V and a mask of one sample each, with T_q ≠ T_k and d_k ≠ d_v."""
    rng = np.random.default_rng(seed)
    Tq, Tk, dk, dv = (int(n) for n in rng.integers(1, 7, 4))
    mask = torch.from_numpy(rng.random((2, 3, Tq, Tk)) < 0.6)
    mask[..., 0] = True
    return hidden.normal(rng, 2, 3, Tq, dk), hidden.normal(rng, 2, 3, Tk, dk), hidden.normal(rng, 2, 3, Tk, dv), mask


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("program", [attention.scaled_dot_product_attention, hidden.attend])
def test_attention_equals_torch(program: Any, seed: int) -> None:
    """Reference and the oracle of the checks agree with F.scaled_dot_product_attention, in values and gradients."""
    Q, K, V, mask = random_case(seed)
    for allowed in (None, mask):
        ours = [value.clone().requires_grad_() for value in (Q, K, V)]
        theirs = [value.clone().requires_grad_() for value in (Q, K, V)]
        out, weights = program(*ours, allowed)
        q, k, v = theirs
        expected = torch.nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=allowed)
        torch.testing.assert_close(out, expected, rtol=1e-12, atol=1e-13)
        torch.testing.assert_close(weights.sum(dim=-1), torch.ones_like(weights.sum(dim=-1)))
        assert allowed is None or bool((weights[~allowed] == 0).all())
        cotangent = torch.randn(out.shape, dtype=out.dtype, generator=torch.Generator().manual_seed(seed))
        for got, right in zip(
            torch.autograd.grad(out, ours, cotangent), torch.autograd.grad(expected, theirs, cotangent), strict=True
        ):
            torch.testing.assert_close(got, right, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(("D", "n_heads"), [(6, 1), (6, 3), (8, 2), (4, 4)])
@pytest.mark.parametrize("causal", [False, True])
@pytest.mark.parametrize("program", [attention.multi_head_self_attention, hidden.multi_head])
def test_multi_head_equals_torch(program: Any, D: int, n_heads: int, causal: bool) -> None:
    """Reference and oracle agree with nn.MultiheadAttention when its biases are not zero."""
    rng = np.random.default_rng(D + n_heads)
    x, weights = hidden.normal(rng, 3, 5, D), hidden.parameters(rng, D)
    got = program(x, *weights, n_heads=n_heads, causal=causal)
    torch.testing.assert_close(got, torch_multi_head(x, weights, n_heads, causal), rtol=1e-12, atol=1e-13)


def test_fixed_numbers_of_the_public_check_come_from_torch() -> None:
    """The table EXPECTED of the public check is what nn.MultiheadAttention computes."""
    weights = tuple(map(public.doubles, (public.IN_WEIGHT, public.IN_BIAS, public.OUT_WEIGHT, public.OUT_BIAS)))
    x = public.doubles([public.X])
    for (n_heads, causal), rows in public.EXPECTED.items():
        expected = torch_multi_head(x, weights, n_heads, causal)[0]
        torch.testing.assert_close(public.doubles(rows), expected, rtol=0, atol=1e-7)


def test_key_bias_learns_nothing() -> None:
    """Its gradient is zero up to rounding, that of the other biases is not."""
    rng = np.random.default_rng(8)
    x, weights = hidden.normal(rng, 2, 5, 8), [w.requires_grad_() for w in hidden.parameters(rng, 8)]
    out = attention.multi_head_self_attention(x, *weights, n_heads=2, causal=True)
    gradient = torch.autograd.grad(out, weights[1], hidden.normal(rng, 2, 5, 8))[0]
    assert gradient[8:16].abs().max() < 1e-13
    assert min(gradient[:8].abs().min(), gradient[16:].abs().min()) > 1e-6


def test_table_and_its_gradient_equal_autograd() -> None:
    """The closed form behind the training checks: cross-entropy of a table, and its gradient."""
    weight = torch.randn(5, 5, dtype=torch.float64, generator=torch.Generator().manual_seed(1), requires_grad=True)
    idx = torch.tensor([[0, 3, 3, 1], [4, 2, 0, 0]])
    loss = torch.nn.functional.cross_entropy(weight[idx[:, :-1]].flatten(0, 1), idx[:, 1:].flatten())
    got, gradient = public.table_loss(weight.detach(), idx)
    assert got == pytest.approx(loss.item(), rel=1e-12)
    torch.testing.assert_close(gradient, torch.autograd.grad(loss, weight)[0])


@pytest.mark.parametrize("language", ["de", "en"])
def test_hand_computed_attention_of_the_statement(language: str) -> None:
    """The table and the masked example of task 1, the matrices of task 3 and the temperatures of task 6."""
    text = statement(language)
    Q = public.doubles([[1, 1, 1, 1], [2, 0, 0, 0]])
    K = public.doubles([[1, 1, 1, 1], [1, 1, -1, -1], [-1, 1, 1, -1]])
    V = public.doubles([[1, 0], [0, 1], [4, 0]])
    out, weights = attention.scaled_dot_product_attention(Q, K, V)
    for query in range(2):
        row = re.search(rf"^\| {query + 1} \|.*\d\.\d{{4}}.*$", text, re.MULTILINE)
        assert row is not None
        assert decimals(row[0]) == [f"{v:.4f}" for v in (*weights[query].tolist(), *out[query].tolist())]
    mask = torch.tensor([[False, True, True], [True, False, True]])
    out, weights = attention.scaled_dot_product_attention(Q, K, V, mask)
    assert weights.tolist()[0] == [0, 0.5, 0.5]
    assert out.tolist()[0] == [2, 0.5]
    for value in (weights[1, 0], weights[1, 2], out[1, 0]):
        assert f"{value:.4f}" in text
    eye, zero = torch.eye(2, dtype=torch.float64), torch.zeros(2, dtype=torch.float64)
    for n_heads in (1, 2):
        arguments = (eye[None], torch.cat([eye] * 3), torch.cat([zero] * 3), eye, zero)
        for value in attention.multi_head_self_attention(*arguments, n_heads=n_heads, causal=False).flatten():
            assert f"{value:.4f}".removesuffix("000") in text
    logits = torch.tensor([4.0, 1.0, 1.0], dtype=torch.float64).log()
    for temperature, shares in ((1, (4, 1, 1)), (0.5, (16, 1, 1)), (2, (2, 1, 1))):
        expected = torch.tensor(shares, dtype=torch.float64) / sum(shares)
        torch.testing.assert_close(torch.softmax(logits / temperature, dim=0), expected)


@pytest.mark.parametrize("language", ["de", "en"])
def test_entropies_of_the_statement(language: str) -> None:
    """Entropy rate 1.4242, its terms, guessing, letter frequencies, and the interleaved texts in a window of 16."""
    text = statement(language)
    p = np.array(public.PROBABILITIES)
    terms = -p * np.log(p)
    assert p.sum() == pytest.approx(1)
    rate = float(terms.sum())
    assert f"{rate:.4f}" == "1.4242"
    for value in (*terms[[0, 1, 2, 4]], rate):
        assert f"{value:.4f}" in text
    transition = np.exp(public.LOG_P.numpy())
    np.testing.assert_allclose(-(transition * np.log(transition)).sum(axis=1), rate)  # whatever the last letter is
    stationary = np.linalg.matrix_power(transition, 100)[0]
    frequencies = float(-(stationary * np.log(stationary)).sum())
    for name, number in {**hidden.INTERLEAVED_TRAINING, "d_model": hidden.INTERLEAVED_MODEL["d_model"]}.items():
        assert (f"{number} " if name == "steps" else f"{name}={number}") in text
    assert f"{hidden.INTERLEAVED_REACHED}" in text
    assert (hidden.INTERLEAVED_MODEL["n_layers"], hidden.INTERLEAVED_MODEL["n_heads"]) == (1, 2)
    assert public.ROUNDS == hidden.ROUNDS == 4
    for value in (math.log(7), frequencies, (15 * rate + frequencies) / 16):
        assert f"{value:.3f}" in text
    assert torch.equal(public.LOG_P, hidden.LOG_P)
    assert "".join("abcdefg"[i] for i in public.FOLLOWERS[0]) == attention.FOLLOWERS[0] == "facedgb"
    assert attention.PROBABILITIES == public.PROBABILITIES == hidden.PROBABILITIES
    assert [["abcdefg".index(c) for c in row] for row in attention.FOLLOWERS] == public.FOLLOWERS == hidden.FOLLOWERS


def test_texts_follow_their_table() -> None:
    """Pair frequencies of the Markov text, and of every other letter of the interleaved one."""
    texts = [public.markov_text(40_000, 1), hidden.interleaved_text(40_000, 1)]
    texts.append(attention.markov_text(40_000, 2, torch.Generator().manual_seed(1)))
    for text, lag in zip(texts, (1, 2, 2), strict=True):
        counts = torch.zeros(7, 7, dtype=torch.float64)
        counts.index_put_((text[:-lag], text[lag:]), torch.ones(1, dtype=torch.float64), accumulate=True)
        assert (counts / counts.sum(dim=1, keepdim=True) - public.LOG_P.exp()).abs().max() < 0.03


def test_training_numbers_of_the_statement() -> None:
    """The setting named in the statement is the one that is checked, and the reference ends where it says."""
    size, training = public.MARKOV_MODEL, public.MARKOV_TRAINING
    assert (size["n_layers"], size["n_heads"], size["d_model"]) == (1, 2, 16)
    assert training == {"steps": 50, "batch_size": 16, "context": 16, "lr": 0.02}
    assert public.MARKOV_REACHED == 0.15
    torch.manual_seed(0)
    model = attention.LetterTransformer(**size)
    attention.train(model, public.markov_text(6000, 86), **training, generator=torch.Generator().manual_seed(6))
    with torch.no_grad():
        loss, optimum = public.markov_loss(model)
    assert 0.01 < loss - optimum < 0.06


def test_windows_can_be_told_from_their_losses() -> None:
    """The means over any three windows are far enough apart, and the reference draws all windows alike."""
    weight, single = public.window_losses()
    for start, loss in enumerate(single.tolist()):
        window = torch.arange(start, start + 3)
        got = torch.nn.functional.cross_entropy(weight[window[:-1]], window[1:])
        assert got.item() == pytest.approx(loss, rel=1e-6)
    trios = torch.combinations(torch.arange(6), 3, with_replacement=True)
    assert single[trios].mean(dim=1).sort().values.diff().min() > 0.03


def test_german_text_is_long_enough_to_learn_from() -> None:
    """Between 3 and 6 kB, few different letters, no line that a notebook has to scroll."""
    assert 3000 < len(attention.GERMAN_TEXT.encode()) < 6000
    assert len(set(" ".join(attention.GERMAN_TEXT.lower().split()))) < 40
    assert max(map(len, attention.GERMAN_TEXT.splitlines())) <= 120


@only_in_the_whole
def test_demo_draws_losses_and_attention_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A curve below the entropy rate only without mask; one map per head, lower triangles with rows that sum to 1."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    monkeypatch.setattr(plt, "show", lambda: None)
    attention.draw_picture(steps=60)
    figure = plt.gcf()
    try:
        losses, texts, *maps = figure.axes
        ends = {line.get_label().split(" · ")[0]: line.get_ydata()[-1] for line in losses.lines[:3]}
        assert ends["ohne kausale Maske"] < 1.0 < 1.38 < ends["Markov-Text"] < 1.6
        assert len(maps) == 8
        for axes in maps:
            weights = np.asarray(axes.images[0].get_array())
            np.testing.assert_allclose(weights.sum(axis=1), 1, rtol=1e-5)
            assert np.triu(weights, 1).max() == 0
        assert sum("die maus" in text.get_text() for text in texts.texts) == 3
    finally:
        plt.close(figure)


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_cuda_equals_cpu() -> None:
    """Float64 to ten digits; a float32 training step to four, because the order of the sums differs."""
    rng = np.random.default_rng(9)
    x, weights = hidden.normal(rng, 4, 33, 16), hidden.parameters(rng, 16)
    for causal in (False, True):
        on_cpu = attention.multi_head_self_attention(x, *weights, n_heads=4, causal=causal)
        on_gpu = attention.multi_head_self_attention(x.cuda(), *(w.cuda() for w in weights), n_heads=4, causal=causal)
        assert on_gpu.device.type == "cuda"
        torch.testing.assert_close(on_gpu.cpu(), on_cpu, rtol=1e-10, atol=1e-12)
    losses, texts = [], []
    for device in ("cpu", "cuda"):
        torch.manual_seed(3)
        model = attention.LetterTransformer(vocab_size=7, context=16, d_model=16, n_heads=2, n_layers=1).to(device)
        text = public.markov_text(2000, 4).to(device)
        generator = torch.Generator().manual_seed(5)
        losses.append(attention.train(model, text, 5, batch_size=8, context=16, lr=0.01, generator=generator))
        texts.append(attention.sample(model, text[:3], 5, temperature=1.0, context=16, generator=generator))
        assert texts[-1].device.type == device
    assert torch.equal(texts[1].cpu(), texts[0])  # letters are drawn on the CPU; float32 rounding moves no boundary
    np.testing.assert_allclose(losses[1], losses[0], rtol=1e-4)


def statement(language: str) -> str:
    """The statement with decimal points."""
    text = (FOLDER / f"statement.{language}.md").read_text(encoding="utf-8")
    return re.sub(r"(\d)(?:,|\{,\})(\d)", r"\1.\2", text) if language == "de" else text


def decimals(text: str) -> list[str]:
    """Numbers with four decimals."""
    return re.findall(r"\d\.\d{4}", text)
