"""Assignment 07: reference, expected values of the checks and figures of the statement, against torch and mathematics."""

from __future__ import annotations

import math
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import torch
from torch import nn

from benchmarks import staff
from grader.course import Course
from grader.isolation import Chunk, Program
from grader.isolation.guest.forbidden import ForbiddenUse, forbid
from grader.testing.forbidden import forbidden_uses

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "solutions" / "07_lstm"
DOUBLE = torch.float64


def load(name: str) -> ModuleType:
    """A Python file of the assignment as a module."""
    return staff.load(FOLDER / f"{name}.py")


@pytest.fixture(scope="module")
def reference() -> Any:
    return load("lstm")


@pytest.fixture(scope="module")
def public() -> Any:
    return load("test_lstm")


@pytest.fixture(scope="module")
def hidden() -> Any:
    return load("test_lstm_hidden")


@pytest.fixture(scope="module")
def forbidden() -> tuple[str, ...]:
    return next(s.forbidden for s in Course.load(ROOT).settings if s.name == "07_lstm")


def statement(language: str) -> str:
    return (FOLDER / f"statement.{language}.md").read_text(encoding="utf-8").replace("{,}", ".")


def with_mistake(name: str) -> dict[str, Any]:
    """The reference's namespace after a ``wrong/`` variant was executed in it."""
    namespace: dict[str, Any] = {"__name__": "lstm"}
    for path in (FOLDER / "lstm.py", FOLDER / "wrong" / f"{name}.py"):
        exec(compile(path.read_text(encoding="utf-8"), path.name, "exec"), namespace)
    return namespace


def sigmoid(a: float) -> float:
    return 1 / (1 + math.exp(-a))


def by_numbers(
    x: list[float], h: list[float], c: list[float], W: Any, R: Any, b: Any
) -> tuple[list[float], list[float]]:
    """One step for one example in plain numbers, straight from the equations of the statement."""
    H = len(h)

    def net(block: int, j: int) -> float:
        row = block * H + j
        return float(
            sum(w * v for w, v in zip(W[row], x, strict=True))
            + sum(r * v for r, v in zip(R[row], h, strict=True))
            + b[row]
        )

    new_c = [sigmoid(net(1, j)) * math.tanh(net(0, j)) + sigmoid(net(2, j)) * c[j] for j in range(H)]
    return [sigmoid(net(3, j)) * math.tanh(new_c[j]) for j in range(H)], new_c


# ---------------------------------------------------------------- the library as an oracle


def test_library_in_our_row_order_is_the_statements_equation(public: Any) -> None:
    """torch's LSTM with permuted rows, against numbers added up one by one."""
    W, R, b = public.random_layer(1, 3, 2)
    x, h0, c0 = public.numbers(2, (5, 1, 3), (1, 2), (1, 2))
    h_all, (h_last, c_last) = public.Library((W, R, b))(x, h0, c0)
    h, c = h0[0].tolist(), c0[0].tolist()
    for t in range(5):
        h, c = by_numbers(x[t, 0].tolist(), h, c, W.tolist(), R.tolist(), b.tolist())
        assert h_all[t, 0].tolist() == pytest.approx(h, abs=1e-14)
    assert h_last[0].tolist() == pytest.approx(h, abs=1e-14)
    assert c_last[0].tolist() == pytest.approx(c, abs=1e-14)


@pytest.mark.parametrize(("dtype", "tolerance"), [(torch.float64, 2e-15), (torch.float32, 1e-6)])
def test_reference_equals_the_library(reference: Any, public: Any, dtype: torch.dtype, tolerance: float) -> None:
    for seed, (T, N, D, H) in enumerate([(1, 1, 1, 1), (6, 3, 2, 5), (20, 2, 7, 11)]):
        layers = [public.random_layer(10 * seed + k, D, H, dtype) for k in range(2)]
        x, h0, c0 = public.numbers(90 + seed, (T, N, D), (N, H), (N, H), dtype=dtype)
        h_all, (h, c) = reference.lstm(x, *layers[0], h0, c0)
        wanted, (wanted_h, wanted_c) = public.Library(layers[0])(x, h0, c0)
        assert (h_all - wanted).abs().max() < tolerance
        assert (h - wanted_h).abs().max() < tolerance
        assert (c - wanted_c).abs().max() < 10 * tolerance
        assert (reference.bilstm(x, *layers) - public.Library(*layers)(x)[0]).abs().max() < tolerance


def test_gradients_of_the_reference_are_difference_quotients(reference: Any, public: Any) -> None:
    weights = public.random_layer(3, 2, 3)
    x, h0, c0 = public.numbers(4, (4, 2, 2), (2, 3), (2, 3))
    arguments = [t.requires_grad_() for t in (x, *weights, h0, c0)]

    def outputs(*given: torch.Tensor) -> tuple[torch.Tensor, ...]:
        h_all, state = reference.lstm(*given)
        return h_all, *state

    assert torch.autograd.gradcheck(outputs, arguments)


def test_gradients_of_the_hidden_checks_are_the_references(reference: Any, hidden: Any) -> None:
    for _, arguments, _, gradients in hidden.through_time():
        for cotangents, wanted in gradients:
            leaves = [t.clone().requires_grad_() for t in arguments]
            h_all, state = reference.lstm(*leaves)
            got = torch.autograd.grad([h_all, *state], leaves, cotangents)
            assert max((a - b).abs().max().item() for a, b in zip(got, wanted, strict=True)) < 1e-12


def test_first_steps_are_those_of_torchs_adam(reference: Any, public: Any, hidden: Any) -> None:
    for case, module in (((120, 4, 5, 3, True, 3, 0.05), public), ((230, 5, 4, 2, False, 4, 0.1), hidden)):
        tokens, start, wanted_losses, wanted = module.first_steps(*case)
        parameters, losses = reference.train_tagger(tokens, module.tags_of(tokens), start, *case[-2:])
        assert losses == pytest.approx(wanted_losses, rel=1e-12)
        for got, value in zip(module.flat(parameters), wanted, strict=True):
            assert got is value or (got - value).abs().max() < 1e-9
        assert [t.requires_grad for t in reference.tensors_in(start)] == [False] * len(reference.tensors_in(start))


def test_parameter_counts_of_the_statement() -> None:
    D, H = 7, 11
    ours, library = 4 * H * (D + H + 1), sum(p.numel() for p in nn.LSTM(D, H).parameters())
    assert (ours, library) == (836, 880)
    for language in ("de", "en"):
        assert str(ours) in statement(language)
        assert str(library) in statement(language)


# ---------------------------------------------------------------- what is ruled out


@pytest.fixture
def ruled_out(forbidden: tuple[str, ...]) -> Iterator[None]:
    take_back = forbid(forbidden)
    yield
    take_back()


@pytest.mark.usefixtures("ruled_out")
def test_layers_of_torch_may_be_made_but_not_called() -> None:
    x = torch.zeros(2, 1, 3)
    for kind in (nn.LSTM, nn.RNN, nn.GRU):
        layer: nn.Module = kind(3, 4)
        assert len(list(layer.parameters())) == 4
        with pytest.raises(ForbiddenUse):
            layer(x)
    with pytest.raises(ForbiddenUse):
        nn.LSTMCell(3, 4)(x[0])


@pytest.mark.usefixtures("ruled_out")
def test_checks_still_compute_where_the_names_are_ruled_out(reference: Any, public: Any, hidden: Any) -> None:
    """In a notebook the checks and the student's code share a process."""
    for module in (public, hidden):
        weights = module.random_layer(5, 2, 3)
        x, h0, c0 = module.numbers(6, (3, 2, 2), (2, 3), (2, 3))
        for state in ({}, {"h0": h0}, {"c0": c0}):
            assert (
                module.Library(weights)(x, **state)[0] - reference.lstm(x, *weights, **state)[0]
            ).abs().max() < 1e-14


@pytest.mark.parametrize("call", ["torch.lstm", "torch._VF.lstm", "torch.ops.aten.lstm", "torch.lstm_cell"])
def test_hidden_entrances_are_seen_in_the_source(call: str, forbidden: tuple[str, ...]) -> None:
    program = Program("lstm", (Chunk(f"import torch\ndef lstm(x):\n    return {call}(x)\n", "lstm.py"),), forbidden)
    assert forbidden_uses(program)["lstm"].name == call


# ---------------------------------------------------------------- numbers in checks and statements


def test_hand_made_cells_of_the_public_check(public: Any) -> None:
    """A student who adds up number by number passes: the literals in the check are the equations' results."""

    def cell(*arguments: torch.Tensor) -> tuple[torch.Tensor, ...]:
        x, h, c, *weights = (t.tolist() for t in arguments)
        return tuple(torch.tensor([state], dtype=DOUBLE) for state in by_numbers(x[0], h[0], c[0], *weights))

    public.test_cell_by_hand(SimpleNamespace(lstm_cell=cell))


@pytest.mark.parametrize("language", ["de", "en"])
def test_example_of_the_statement(language: str) -> None:
    text = statement(language)
    h, c = by_numbers([2.0], [-1.0], [0.4], [[0.5], [1], [0.5], [-1]], [[1], [2], [-1], [1]], [0.5, 0, -1, 1])
    for value in (math.tanh(0.5), sigmoid(1), sigmoid(-2), c[0], h[0]):
        assert f"= {value:.4f}" in text


@pytest.mark.parametrize("language", ["de", "en"])
def test_bounds_for_who_sees_the_past_alone(language: str) -> None:
    """Seven of eight tags are a coin with 1/4 for yes; the eighth is known."""
    share, loss = (7 * 0.75 + 1) / 8, 7 / 8 * -(0.25 * math.log(0.25) + 0.75 * math.log(0.75))
    assert share == 0.78125
    assert loss == pytest.approx(7 / 8 * (math.log(4) - 0.75 * math.log(3)))
    assert f"{share}$" in re.sub(r"\s", "", statement(language))
    assert f"{loss:.3f}" in statement(language)


def test_tags_of_the_statements_example(reference: Any) -> None:
    tokens = torch.tensor([2, 2, 0, 0, 0, 1, 3, 3])[:, None]
    assert reference.tags_of(tokens)[:, 0].tolist() == [1, 0, 1, 1, 0, 0, 1, 0]
    for language in ("de", "en"):
        assert "| 2 | 2 | 0 | 0 | 0 | 1 | 3 | 3 |" in statement(language)
        assert "| 1 | 0 | 1 | 1 | 0 | 0 | 1 | 0 |" in statement(language)


@pytest.mark.parametrize("language", ["de", "en"])
def test_gradient_norms_of_the_statement(reference: Any, language: str) -> None:
    """Powers of ten to their nearest digit: weights and rounding are fixed by the seed."""
    row = next(line for line in statement(language).splitlines() if line.startswith(r"| $\lVert"))
    stated = [
        float(mantissa) * 10 ** int(power or 0)
        for mantissa, power in re.findall(r"\$(\d[.\d]*)(?: \\cdot 10\^\{(-\d+)\})?\$", row)
    ]
    measured = [norms[0].item() for norms in reference.vanishing_gradients().values()]
    assert len(stated) == 4
    for got, value in zip(measured, stated, strict=True):
        assert got == pytest.approx(value, rel=0.5)


def test_detached_cell_state_changes_no_output(reference: Any, public: Any) -> None:
    """Why the gradient checks are there."""
    weights = public.random_layer(7, 2, 3)
    (x,) = public.numbers(8, (30, 2, 2))
    assert torch.equal(with_mistake("cell_state_detached")["lstm"](x, *weights)[0], reference.lstm(x, *weights)[0])


@pytest.mark.parametrize("language", ["de", "en"])
def test_curve_needs_memory(public: Any, language: str) -> None:
    """Error of repeating the last value, and of the best function of it: the mean of what follows, in narrow bins."""
    new = public.wave(250)
    repeated = (new[150:] - new[149:-1]).square().mean().sqrt() / new.std()
    curve = public.wave(40_000)
    bins = torch.bucketize(curve[:-1], torch.linspace(-0.8, 0.8, 200, dtype=DOUBLE))
    counts = torch.bincount(bins, minlength=201).clamp(min=1)
    means = torch.bincount(bins, weights=curve[1:], minlength=201) / counts
    best = (curve[1:] - means[bins]).square().mean().sqrt() / curve.std()
    assert f"{100 * repeated:.0f} %" in statement(language)
    assert best > 0.34


# ---------------------------------------------------------------- what the thresholds rest on


def test_reference_is_far_from_the_thresholds(reference: Any, public: Any, hidden: Any) -> None:
    """For many seeds see benchmarks/seeds_lstm.py."""

    def share(seeds: tuple[int, int, int], cells: int, steps: int, *, both: bool) -> float:
        tokens, new = public.random_tokens(seeds[0], 8, 128), public.random_tokens(seeds[2], 8, 1000)
        start = public.tagger_start(seeds[1], cells, both)
        parameters, _ = reference.train_tagger(tokens, public.tags_of(tokens), start, steps, 0.1)
        return float(public.accuracy(public.library_logits(new, parameters), new))

    assert share((122, 124, 123), 16, 50, both=True) > 0.99
    assert share((232, 233, 234), 8, 20, both=False) == pytest.approx(0.78, abs=0.012)
    assert public.next_value_error(reference.train_forecaster(public.wave(150), public.forecaster_start(141, 5))) < 0.08


# ---------------------------------------------------------------- the picture


def test_gates_measured_from_outside_are_the_gates(reference: Any, public: Any) -> None:
    W, R, b = public.random_layer(9, 2, 3)
    x, h, c = public.numbers(10, (2, 2), (2, 3), (2, 3))
    net = x @ W.T + h @ R.T + b
    for got, wanted in zip(reference.measured_gates(x, h, c, W, R, b), net.chunk(4, dim=1)[1:], strict=True):
        assert (got - torch.sigmoid(wanted)).abs().max() < 1e-12


def test_demo_draws_what_the_statement_describes(monkeypatch: pytest.MonkeyPatch) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    monkeypatch.setattr(plt, "show", lambda: None)
    runpy.run_path(str(FOLDER / "lstm.py"), run_name="__main__")
    figure = plt.gcf()
    try:
        gates, state, gradients, tagger, curve = figure.axes
        assert [len(axes.lines) for axes in figure.axes] == [3, 3, 4, 3, 3]
        kept = state.lines[1].get_ydata()
        assert max(kept[5:30]) - min(kept[5:30]) < 0.02
        assert gradients.get_yscale() == "log"
        labels = [text.get_text() for text in tagger.get_legend().get_texts()]
        assert labels[0].startswith("LSTM: 7")
        assert float(labels[1].split()[1]) > 99
        assert abs(curve.lines[2].get_ydata() - curve.lines[0].get_ydata()[50:]).max() < 0.2
        assert gates.get_title(loc="left")
    finally:
        plt.close(figure)


def test_demo_does_without_the_bonus(reference: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from matplotlib.figure import Figure

    def unwritten(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(reference, "train_forecaster", unwritten)
    axes = Figure().add_subplot()
    reference.draw_forecast(axes)
    assert len(axes.lines) == 2


def test_demo_names_what_is_not_written_yet(reference: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from matplotlib.figure import Figure

    def unwritten(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(reference, "lstm", unwritten)
    axes = Figure().add_subplot()
    for draw in (reference.draw_gradients, reference.draw_tagger):
        reference.draw_if_written(draw, axes)
        assert axes.get_title(loc="left").endswith("not written yet")


# ---------------------------------------------------------------- on a GPU


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
@pytest.mark.parametrize(("dtype", "tolerance"), [(torch.float64, 1e-12), (torch.float32, 1e-5)])
def test_reference_follows_its_input_to_the_gpu(
    reference: Any, public: Any, dtype: torch.dtype, tolerance: float
) -> None:
    """Sums in another order: twelve digits in float64, five in float32 (products without TF32, torch's default)."""
    layers = [public.random_layer(seed, 4, 8, dtype) for seed in (1, 2)]
    x, h0, c0 = public.numbers(3, (20, 5, 4), (5, 8), (5, 8), dtype=dtype)
    there = [tuple(t.cuda() for t in layer) for layer in layers]
    h_all, (h, c) = reference.lstm(x.cuda(), *there[0], h0.cuda(), c0.cuda())
    wanted, (wanted_h, wanted_c) = reference.lstm(x, *layers[0], h0, c0)
    both, wanted_both = reference.bilstm(x.cuda(), *there), reference.bilstm(x, *layers)
    for got, value in ((h_all, wanted), (h, wanted_h), (c, wanted_c), (both, wanted_both)):
        assert got.device.type == "cuda"
        assert (got.cpu() - value).abs().max() < tolerance


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
def test_training_on_the_gpu_takes_the_course_of_the_cpu(reference: Any, public: Any) -> None:
    """Ten steps in float64: rounding grows, but stays below a millionth."""
    tokens, start = public.random_tokens(1, 8, 64), public.tagger_start(2, 8, both=True)
    there = tuple(tuple(t.cuda() for t in part) if isinstance(part, tuple) else part.cuda() for part in start)
    parameters, losses = reference.train_tagger(tokens.cuda(), public.tags_of(tokens).cuda(), there, 10, 0.1)
    _, wanted = reference.train_tagger(tokens, public.tags_of(tokens), start, 10, 0.1)
    assert losses == pytest.approx(wanted, rel=1e-6)
    assert {t.device.type for t in reference.tensors_in(parameters)} == {"cuda"}
