"""Assignment 05: the checks' expected values and the statement's figures against torch and against mathematics."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from benchmarks import staff

FOLDER = Path(__file__).parents[2] / "solutions" / "05_oscillator"
Array = NDArray[np.float64]


def load(name: str) -> ModuleType:
    """A Python file of the assignment as a module."""
    return staff.load(FOLDER / f"{name}.py")


@pytest.fixture(scope="module")
def reference() -> Any:
    return load("oscillator")


@pytest.fixture(scope="module")
def public() -> Any:
    return load("test_oscillator")


@pytest.fixture(scope="module")
def hidden() -> Any:
    return load("test_oscillator_hidden")


def torch_step(o: Array) -> Array:
    """torch's recurrent cell: h' = tanh(W_hh h + b_hh), row j of W_hh belongs to the receiving neuron j."""
    cell = torch.nn.RNNCell(1, 2, dtype=torch.float64)
    with torch.no_grad():
        for parameter in cell.parameters():
            parameter.zero_()
        cell.weight_hh.copy_(torch.tensor([[-4.0, 1.5], [-1.5, 0.0]]))
        cell.bias_hh.copy_(torch.tensor([-3.37, 0.125], dtype=torch.float64))
        after: Array = cell(torch.zeros(1, 1, dtype=torch.float64), torch.tensor(o).reshape(1, 2))[0].numpy()
    return after


def many_steps(starts: Array, n_steps: int) -> tuple[Array, Array]:
    """Trajectories from `starts` (2, K) side by side: o1 and o2, (n_steps + 1, K) each."""
    firsts, seconds = np.empty((2, n_steps + 1, starts.shape[1]))
    firsts[0], seconds[0] = starts
    for n in range(n_steps):
        firsts[n + 1] = np.tanh(-3.37 - 4.0 * firsts[n] + 1.5 * seconds[n])
        seconds[n + 1] = np.tanh(0.125 - 1.5 * firsts[n])
    return firsts, seconds


def run(step: Callable[[Array], Array], n_steps: int) -> Array:
    points = np.zeros((n_steps + 1, 2))
    for n in range(n_steps):
        points[n + 1] = step(points[n])
    return points


def with_mistake(name: str) -> Any:
    """The reference's namespace after a ``wrong/`` variant was executed in it."""
    namespace: dict[str, Any] = {"__name__": "oscillator"}
    for path in (FOLDER / "oscillator.py", FOLDER / "wrong" / f"{name}.py"):
        exec(compile(path.read_text(encoding="utf-8"), path.name, "exec"), namespace)
    return namespace["trajectory"]


def statement(language: str) -> str:
    text = (FOLDER / f"statement.{language}.md").read_text(encoding="utf-8").replace("−", "-").replace("{,}", ".")
    return re.sub(r"(?<=\d),(?=\d)", ".", text) if language == "de" else text


# ---------------------------------------------------------------- expected values of the checks


def test_public_tables_are_torchs_recurrent_cell(public: Any) -> None:
    assert np.abs(run(torch_step, 20) - public.FIRST_POINTS).max() < 1e-12
    for before, after in public.STEPS:
        assert np.abs(torch_step(np.array(before)) - after).max() < 1e-15


def test_hidden_equation_is_torchs_recurrent_cell(hidden: Any) -> None:
    for state in np.random.default_rng(0).uniform(-1, 1, (50, 2)):
        assert np.abs(torch_step(state) - hidden.next_state(*state)).max() < 1e-15


def test_reference_follows_the_hidden_equation(reference: Any, hidden: Any) -> None:
    points = reference.trajectory(2000, (0.3, -0.2))
    assert hidden.residual(points) < 1e-15


def test_public_checks_do_not_hold_the_equation(public: Any) -> None:
    source = Path(public.__file__).read_text(encoding="utf-8")
    assert "3.37" not in source
    assert "np.tanh" not in source


# ---------------------------------------------------------------- what the tolerances rest on


def test_two_forms_of_tanh_agree_for_20_steps_and_not_for_150(reference: Any, hidden: Any) -> None:
    def exponential_form(o: Array) -> Array:
        phi = np.array([[-4.0, 1.5], [-1.5, 0.0]]) @ o + [-3.37, 0.125]
        answer: Array = 2.0 / (1.0 + np.exp(-2.0 * phi)) - 1.0
        return answer

    other, points = run(exponential_form, 150), reference.trajectory(150)
    distance = np.abs(other - points).max(axis=1)
    assert distance[:21].max() < 1e-11
    assert distance.max() > 0.1
    assert hidden.residual(other) < 1e-14


def test_statistics_hold_for_every_correct_trajectory(hidden: Any) -> None:
    """Starts 1e-9 around (0, 0) stand for all the ways to round: each gives another trajectory."""
    o1, o2 = many_steps(np.random.default_rng(1).uniform(-1e-9, 1e-9, (2, 60)), n_steps=10_000)
    assert np.abs(o1[1:].min(axis=0) + 0.99986).max() < 0.0025
    assert np.abs(o2[1:].min(axis=0) + 0.72385).max() < 0.0045
    assert np.abs(o1.max(axis=0) - 0.69378).max() < 0.0045
    assert np.abs(o2.max(axis=0) - 0.92532).max() < 0.0025
    assert np.abs(o1.mean(axis=0) + 0.3878).max() < 0.006
    assert np.abs(o2.mean(axis=0) - 0.4332).max() < 0.006
    for k in range(8):
        points = np.column_stack([o1[:, k], o2[:, k]])
        assert 0.305 < hidden.lyapunov_exponent(points) < 0.325
        assert np.unique(np.round(points, 9), axis=0).shape[0] > 9990


def test_lyapunov_exponent_agrees_with_two_neighbouring_trajectories(hidden: Any) -> None:
    """The growth of a distance of 1e-8 that is set back after every step, no derivative involved."""
    points = hidden.states(10_000, 0.0, 0.0)
    gap, total = np.array([1e-8, 0.0]), 0.0
    for here, after in pairwise(points[100:]):
        gap = np.array(hidden.next_state(*(here + gap))) - after
        total += float(np.log(np.hypot(*gap) / 1e-8))
        gap *= 1e-8 / np.hypot(*gap)
    assert total / (len(points) - 101) == pytest.approx(hidden.lyapunov_exponent(points), abs=0.003)


# ---------------------------------------------------------------- what the statement says


@pytest.mark.parametrize("language", ["de", "en"])
def test_statement_table_and_hand_example(language: str) -> None:
    text, points = statement(language), run(torch_step, 20)
    rows = re.findall(r"^\| (\d+) \| (-?\d[\d.]*) \| (-?\d[\d.]*) \|$", text, re.MULTILINE)
    assert [int(n) for n, _, _ in rows] == [0, 1, 2, 3, 10, 20]
    for n, o1, o2 in rows:
        assert np.abs(points[int(n)] - [float(o1), float(o2)]).max() <= 5.1e-10
    example = [float(number) for number in re.findall(r"\\approx (0\.\d{6})[.,]", text)]
    assert np.abs(torch_step(np.array([-1.0, 0.5])) - example).max() < 5e-7


def test_fixed_point_is_unstable(hidden: Any) -> None:
    for language in ("de", "en"):
        assert re.search(r"\(-0\.46372[,;]\\ 0\.67539\)", statement(language))
    o1, o2 = -0.46372, 0.67539
    assert hidden.next_state(o1, o2) == pytest.approx((o1, o2), abs=2e-5)
    eigenvalues = np.linalg.eigvals([[-4 * (1 - o1**2), 1.5 * (1 - o1**2)], [-1.5 * (1 - o2**2), 0.0]])
    assert sorted(eigenvalues) == pytest.approx([-2.796, -0.343], abs=1e-3)


def test_five_cycle_takes_about_seven_percent_of_the_starts(hidden: Any) -> None:
    o1, _ = many_steps(np.random.default_rng(2).uniform(-1, 1, (2, 5000)), n_steps=600)
    returns = np.abs(o1[-1] - o1[-6]) < 1e-8
    assert returns.mean() == pytest.approx(0.07, abs=0.015)
    cycle = hidden.states(1000, -0.2, 0.65)[-5:]
    assert np.abs(cycle - [-0.17845, 0.66438]).max(axis=1).min() < 1e-5


def test_no_start_near_zero_ends_in_the_cycle() -> None:
    o1, _ = many_steps(np.random.default_rng(3).uniform(-0.02, 0.02, (2, 2000)), n_steps=600)
    assert np.abs(o1[-1] - o1[-6]).min() > 1e-8


@pytest.mark.parametrize(
    ("mistake", "period"),
    [
        ("sequential_update", 2),
        ("biases_swapped", 2),
        ("half_argument", 2),
        ("no_bias", 1),
        ("sigmoid", 1),
        ("bias_after_tanh", 1),
    ],
)
def test_mistake_ends_in_a_cycle(public: Any, mistake: str, period: int) -> None:
    points = with_mistake(mistake)(2000)
    assert public.period(points) == period
    assert np.abs(points[-1] - points[-1 - period]).max() < 1e-9


def test_without_bias_the_network_stays_at_zero() -> None:
    assert not with_mistake("no_bias")(50).any()


def test_swapped_indices_make_another_chaotic_network(public: Any) -> None:
    points = with_mistake("transposed")(10_000)
    assert public.period(points) == 0
    growth, direction = 0.0, np.array([1.0, 0.0])
    for o1, o2 in points[1:]:
        direction = np.array([[-4.0, -1.5], [1.5, 0.0]]) @ direction * [1 - o1**2, 1 - o2**2]
        growth += float(np.log(np.hypot(*direction)))
        direction /= np.hypot(*direction)
    assert growth / 10_000 == pytest.approx(0.176, abs=0.015)


def test_wrong_sign_of_the_bias_gives_the_mirror_image(hidden: Any) -> None:
    assert np.abs(with_mistake("threshold_sign")(20) + hidden.states(20, 0.0, 0.0)).max() < 1e-11
