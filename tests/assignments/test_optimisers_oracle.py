"""What 11_optimisers compares with is what torch.optim and scipy.stats.entropy compute; its printed numbers hold."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from scipy import stats  # type: ignore[import-untyped]

from benchmarks import seeds_optimisers, staff

FOLDER = Path(__file__).parents[2] / "solutions" / "11_optimisers"
NAMES = ("SGD", "Momentum", "RMSprop", "Adam")
Arrays = list[np.ndarray]


def load(name: str) -> ModuleType:
    return staff.load(FOLDER / f"{name}.py")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return load("optimisers")


@pytest.fixture(scope="module")
def public() -> ModuleType:
    return load("test_optimisers")


@pytest.fixture(scope="module")
def hidden() -> ModuleType:
    return load("test_optimisers_hidden")


def torch_optimiser(name: str, params: list[torch.Tensor], s: dict[str, float]) -> torch.optim.Optimizer:
    """The lecture's momentum is torch's with a smaller rate; the others have torch's names for the same numbers."""
    if name == "SGD":
        return torch.optim.SGD(params, lr=s["lr"])
    if name == "Momentum":
        return torch.optim.SGD(params, lr=s["lr"] * (1 - s["beta"]), momentum=s["beta"])
    if name == "RMSprop":
        return torch.optim.RMSprop(params, lr=s["lr"], alpha=s["alpha"], eps=s["eps"])
    return torch.optim.Adam(params, lr=s["lr"], betas=(s["beta1"], s["beta2"]), eps=s["eps"])


def torch_walk(name: str, starts: Arrays, gradients: list[Arrays], settings: dict[str, float]) -> Iterator[Arrays]:
    params = [torch.tensor(w, requires_grad=True) for w in starts]
    optimiser = torch_optimiser(name, params, settings)
    for arrays in gradients:
        for param, g in zip(params, arrays, strict=True):
            param.grad = torch.tensor(g)
        optimiser.step()
        yield [param.detach().numpy().copy() for param in params]


def walk(
    module: ModuleType, name: str, starts: Arrays, gradients: list[Arrays], settings: dict[str, float]
) -> Iterator[Arrays]:
    params = [w.copy() for w in starts]
    optimiser = getattr(module, name)(params, **settings)
    for arrays in gradients:
        optimiser.step(arrays)
        yield [w.copy() for w in params]


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("name", NAMES)
def test_two_hundred_steps_are_torchs(reference: ModuleType, hidden: ModuleType, name: str, which: int) -> None:
    """Both the reference and the closed forms of the hidden check, far within the tolerance that students have."""
    settings, gradients = hidden.SETTINGS[name][which], hidden.sequence(7, 200)
    starts = [np.random.default_rng(8).normal(size=shape) for shape in hidden.SHAPES]
    expected = list(torch_walk(name, starts, gradients, settings))
    got = list(walk(reference, name, starts, gradients, settings))
    for ours, theirs in zip(got, expected, strict=True):
        for one, other in zip(ours, theirs, strict=True):
            np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-13)
    for number, start in enumerate(starts):
        path = hidden.positions(name, start, np.array([arrays[number] for arrays in gradients]), settings)
        for one, theirs in zip(path, expected, strict=True):
            np.testing.assert_allclose(one, theirs[number], rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_examples_worked_out_by_hand_are_torchs(public: ModuleType, name: str) -> None:
    example = public.EXAMPLES[name]
    gradients = [[np.array(row)] for row in example.gradients]
    path = [arrays[0] for arrays in torch_walk(name, [np.array(example.starts)], gradients, example.settings)]
    np.testing.assert_allclose(example.positions, path, rtol=1e-13, atol=1e-15)
    gradients = [[np.array([g])] for g in example.other_gradients]
    path = [arrays[0] for arrays in torch_walk(name, [np.ones(1)], gradients, example.other_settings)]
    np.testing.assert_allclose(np.transpose([example.other_positions]), path, rtol=1e-13, atol=1e-15)


def first_weight(module: ModuleType, name: str, gradients: list[float], settings: dict[str, float]) -> list[float]:
    arrays = [[np.array([g])] for g in gradients]
    return [float(step[0][0]) for step in walk(module, name, [np.ones(1)], arrays, settings)]


def test_numbers_the_statement_prints(reference: ModuleType) -> None:
    assert first_weight(reference, "SGD", [2, -1], {"lr": 0.1}) == pytest.approx([0.8, 0.9])
    momentum = first_weight(reference, "Momentum", [4, 0, -4], {"lr": 1, "beta": 0.75})
    assert momentum == pytest.approx([0, -0.75, -0.3125])
    rmsprop = first_weight(reference, "RMSprop", [4, 0, 4], {"lr": 1, "alpha": 0.75, "eps": 0.5})
    assert rmsprop == pytest.approx([-0.6, -0.6, -1.9333], abs=5e-5)
    settings = {"lr": 0.3, "beta1": 0.6, "beta2": 0.75, "eps": 1}
    assert first_weight(reference, "Adam", [2, -5], settings) == pytest.approx([0.8, 0.9425])


def test_numbers_that_other_formulas_give(reference: ModuleType) -> None:
    """torch's momentum, and Adam as the slide has it: the statement says what would come out."""
    w = torch.ones(1, dtype=torch.float64, requires_grad=True)
    optimiser, path = torch.optim.SGD([w], lr=1, momentum=0.75), []
    for g in (4.0, 0.0, -4.0):
        w.grad = torch.full_like(w, g)
        optimiser.step()
        path.append(w.item())
    assert path == [-3, -6, -4.25]
    source = FOLDER / "wrong" / "adam_slide_correction.py"
    scope = {**vars(reference)}
    exec(compile(source.read_text(), source.name, "exec"), scope)  # over the reference, as the grader runs it
    slide = ModuleType("slide")
    vars(slide).update(scope)
    settings = {"lr": 0.3, "beta1": 0.6, "beta2": 0.75, "eps": 1}
    assert first_weight(slide, "Adam", [2, -5], settings) == pytest.approx([0.8, 0.9812], abs=5e-5)
    usual = {"lr": 1, "beta1": 0.9, "beta2": 0.999, "eps": 1e-12}
    path = [1.0, *first_weight(slide, "Adam", [3.0] * 100, usual)]
    steps = {t: path[t - 1] - path[t] for t in (1, 2, 3, 10, 99, 100)}
    printed = {1: 1.0, 2: 1.34, 3: 1.57, 10: 2.06, 99: 1.03, 100: 1.02}
    assert {t: round(step, 2) for t, step in steps.items()} == printed
    assert {t: round(seeds_optimisers.adam_step(t, divided=True), 2) for t in (*printed, 1000)} == {
        **printed,
        1000: 0.4,
    }
    without = {t: round(seeds_optimisers.adam_step(t, divided=False), 2) for t in (1, 2, 10)}
    assert without == {1: 3.16, 2: 4.25, 10: 6.53}


def test_steps_through_the_valley() -> None:
    """The table of the statement; RMSprop gets stuck at steps of the size of its learning rate."""
    table = {name: [seeds_optimisers.steps_down(name, angle) for angle in (30, 75, 120, 165)] for name in NAMES}
    assert table["SGD"] == [406, 438, 432, 376]
    assert table["Momentum"] == [112, 112, 112, 112]
    assert table["RMSprop"] == [115, None, 122, None]
    assert table["Adam"] == [114, 95, 115, 109]


def test_sgd_runs_away_above_two_over_the_largest_curvature(reference: ModuleType) -> None:
    above, below = (reference.way_down(lambda params, lr=lr: reference.SGD(params, lr)) for lr in (0.0201, 0.0199))
    assert reference.valley(above[-1]) > reference.valley(above[0])
    assert reference.valley(below[-1]) < 1e-3


def pairs(hidden: ModuleType) -> Iterator[tuple[Any, Any]]:
    yield from hidden.distributions()
    rng = np.random.default_rng(9)
    for size in (2, 5, 100):
        yield rng.dirichlet(np.ones(size)), rng.dirichlet(np.full(size, 0.1))


def test_divergences_are_scipys(reference: ModuleType, hidden: ModuleType) -> None:
    for p, q in pairs(hidden):
        divergence = float(stats.entropy(p, q))
        crossed = float(stats.entropy(p)) + divergence
        for got in (hidden.terms(p, q), (reference.cross_entropy(p, q), reference.kl_divergence(p, q))):
            assert got == pytest.approx((crossed, divergence), rel=1e-11, abs=1e-12)


def test_horse_race(reference: ModuleType, public: ModuleType) -> None:
    h, u = public.HORSES, public.EVEN
    bits = [float(stats.entropy(h, base=2)), float(stats.entropy(h, u, base=2)), float(stats.entropy(u, h, base=2))]
    assert bits == pytest.approx([2, 1, 1.25])
    nats = [reference.cross_entropy(h, h), reference.cross_entropy(h, u), reference.cross_entropy(u, h)]
    assert [round(value, 6) for value in nats] == [1.386294, 2.079442, 2.945876]
    assert [round(reference.kl_divergence(*pair), 6) for pair in ((h, u), (u, h))] == [0.693147, 0.866434]
    assert round(reference.cross_entropy(np.array([0.5, 0.5]), np.array([0.5, 0.5])), 3) == 0.693
    # two different ones may have less, as the note on the slide says
    assert reference.cross_entropy(np.array([0.9, 0.1]), np.array([0.95, 0.05])) < 0.693


def test_counts_of_a_fair_shuffle_and_of_others(hidden: ModuleType) -> None:
    """The whole measurement is benchmarks/seeds_optimisers.py; this is a sample of it."""
    fair = [seeds_optimisers.largest_deviation(seeds_optimisers.reference.minibatches, seed) for seed in range(20)]
    assert max(fair) < 4.5 < hidden.LARGEST_Z
    for name in seeds_optimisers.SHUFFLES_WRONGLY:
        module = staff.load(FOLDER / "wrong" / f"{name}.py")
        assert seeds_optimisers.largest_deviation(module.minibatches, 0) > 7 > hidden.LARGEST_Z


def test_expected_counts_are_exact(hidden: ModuleType) -> None:
    """Over all orders of five indices every count is just what is expected: no deviation at all."""
    everything = np.array(list(itertools.permutations(range(5))))
    places, together = hidden.deviations(everything, 2)
    assert math.isclose(np.abs(places).max(), 0.0, abs_tol=1e-12)
    assert math.isclose(np.abs(together).max(), 0.0, abs_tol=1e-12)
