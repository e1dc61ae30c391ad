"""What the statistical checks of 12_initialisation may rely on, and the numbers its statement quotes.

    python -m benchmarks.seeds_initialisation [SEEDS]        (default 200; about ten minutes of one core)

1. Right programs, reference and right/, with SEEDS generators each: how far a statistic gets from its expected value,
   in standard errors, at the sizes of the checks. The largest value of all has to stay below the limit.
2. Wrong programs with 20 generators each: the smallest value that any of them reaches with its most telling statistic.
   The variants of wrong/ that other clauses see (shape, dtype, equal numbers, bounds, orthogonality) are left out.
3. The tables of the statement: standard deviation of the outputs of 20 layers of 256 neurons.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.staff import load

FOLDER = Path(__file__).resolve().parents[1] / "solutions" / "12_initialisation"
public: Any = load(FOLDER / "test_initialisation.py")
hidden: Any = load(FOLDER / "test_initialisation_hidden.py")
reference: Any = load(FOLDER / "initialisation.py")

SIZES = ((200, 50), (50, 200), (40, 250))
"""Sizes of the checks."""
LARGE = (400, 250)
"""Size of the samples in which large weights are counted."""
Draw = Callable[[np.random.Generator], np.ndarray]


def wrong(name: str) -> Any:
    """A variant of wrong/, put over the reference as for a run of the checks."""
    module = load(FOLDER / "initialisation.py")
    source = (FOLDER / "wrong" / f"{name}.py").read_text(encoding="utf-8")
    exec(compile(source, f"{name}.py", "exec"), module.__dict__)
    return module


def drawn_by(module: Any, function: str, n_in: int, n_out: int) -> tuple[Draw, float, tuple[float, float]]:
    """How a program draws, the standard deviation expected and the moments of the distribution."""
    if function == "normal_init":
        return lambda rng: module.normal_init(n_in, n_out, 0.2, rng), 0.2, public.NORMAL
    if function == "xavier_uniform":
        return lambda rng: module.xavier_uniform(n_in, n_out, rng), (2 / (n_in + n_out)) ** 0.5, public.UNIFORM
    return lambda rng: module.he_normal(n_in, n_out, rng), (2 / n_in) ** 0.5, public.NORMAL


def farthest(module: Any, function: str, size: tuple[int, int], seed: int) -> float:
    """The largest of the five statistics of one draw, in standard errors."""
    draw, std, moments = drawn_by(module, function, *size)
    found = public.scores(draw(np.random.default_rng(seed)), std, moments)
    return max(abs(float(errors)) for errors in found.values())


def direction(module: Any, shape: tuple[int, int], draws: int, seed: int) -> tuple[float, float]:
    """The largest deviation of a sign, of two signs or of the determinant, in standard errors; the fourth powers."""
    rng = np.random.default_rng(seed)
    drawn = np.array([module.orthogonal(*shape, rng) for _ in range(draws)])
    counts = [*(drawn > 0).sum(axis=0).ravel().tolist(), *public.sign_pairs(drawn)]
    if shape[0] == shape[1]:
        counts.append(int((np.linalg.det(drawn) > 0).sum()))
    fourth = float((drawn**4).mean() / (drawn**2).mean() ** 2)
    return max(public.sign_errors(count, draws) for count in counts), fourth


def tail(module: Any, function: str, seed: int) -> float:
    """How far the numbers beyond 3 or 3.5 standard deviations are from what a normal distribution has."""
    draw, std, _ = drawn_by(module, function, *LARGE)
    return abs(float(hidden.tail_errors(draw(np.random.default_rng(seed)), std)))


DIRECTIONS = (((3, 3), 200), ((4, 2), 100), ((2, 4), 100))


def show_right(seeds: int) -> None:
    """Part 1."""
    print(f"right programs, {seeds} seeds each: largest deviation in standard errors (limit {public.MOST_ERRORS:g})")
    functions = ("normal_init", "xavier_uniform", "he_normal")
    print(f"  {'':26}" + "".join(f"{name:>16}" for name in functions))
    for path in (FOLDER / "initialisation.py", *sorted((FOLDER / "right").glob("*.py"))):
        module: Any = load(path)
        sizes = SIZES if path.stem != "plain_loops" else SIZES[:1]  # ten thousand numbers one by one
        worst = [
            max(farthest(module, function, size, seed) for size in sizes for seed in range(seeds))
            for function in functions
        ]
        print(f"  {path.stem:26}" + "".join(f"{value:16.2f}" for value in worst))
    print(f"right programs: weights beyond 3 and 3.5 standard deviations among 100 000 (limit {public.MOST_ERRORS:g})")
    for path in (FOLDER / "initialisation.py", *sorted((FOLDER / "right").glob("*.py"))):
        module = load(path)
        worst = [
            max(tail(module, function, seed) for seed in range(seeds)) for function in ("normal_init", "he_normal")
        ]
        print(f"  {path.stem:26}" + "".join(f"{value:16.2f}" for value in worst))
    print(f"right programs: signs (limit {public.MOST_ERRORS_OF_SIGNS:g}) and fourth powers (limits 2.25, 2.9)")
    for path in (FOLDER / "initialisation.py", *sorted((FOLDER / "right").glob("*.py"))):
        module = load(path)
        print(f"  {path.stem:26}" + "".join(_directions(module, range(seeds), max)))


def _directions(module: Any, seeds: Iterable[int], most: Callable[..., float]) -> Iterable[str]:
    """One column for every shape: the extreme deviation of signs, smallest and largest fourth power."""
    for shape, draws in DIRECTIONS:
        found = [direction(module, shape, draws, 1000 + seed) for seed in seeds]
        fourth = [value for _, value in found]
        extreme = most(errors for errors, _ in found)
        yield f"   {shape[0]}x{shape[1]}: {extreme:5.2f}  {min(fourth):.2f}-{max(fourth):.2f}"


STATISTICAL = {
    "normal_init": (
        "std_taken_as_variance", "variance_as_scale", "normal_is_uniform", "uniform_up_to_std", "std_as_mean",
        "std_ignored", "std_divided_by_root_of_n", "normal_clipped", "normal_truncated", "rows_shifted",
        "absolute_values",
    ),
    "xavier_uniform": (
        "xavier_normal", "xavier_zero_to_limit", "xavier_root_missing", "xavier_two_for_six", "xavier_inputs_only",
        "xavier_three_over_inputs", "xavier_outputs_only", "xavier_product", "xavier_root_of_six_only",
        "xavier_brackets_missing", "xavier_half_the_width", "xavier_clipped_normal",
    ),
    "he_normal": (
        "he_variance_as_scale", "he_outputs", "he_two_missing", "he_inputs_and_outputs", "he_mean_of_both",
        "he_root_of_two_only", "he_uniform", "he_truncated", "he_positive",
    ),
}  # fmt: skip
OF_LARGE_WEIGHTS = (("normal_init", "normal_redrawn_beyond_three"), ("he_normal", "he_redrawn_beyond_three"))
OF_SIGNS = (
    "plain_qr", "diagonal_of_q_positive", "u_of_the_svd", "determinant_made_positive", "one_sign_for_all",
    "signed_permutation", "one_reflection", "positive_entries_only",
)  # fmt: skip


def show_wrong(seeds: int) -> None:
    """Part 2."""
    print(f"wrong programs, {seeds} seeds each: smallest deviation at 200x50, at 50x200 (limit {public.MOST_ERRORS:g})")
    for function, names in STATISTICAL.items():
        for name in names:
            module = wrong(name)
            least = [min(farthest(module, function, size, seed) for seed in range(seeds)) for size in SIZES[:2]]
            print(f"  {name:26}" + "".join(f"{value:14.1f}" for value in least))
    print("wrong programs: weights beyond 3 and 3.5 standard deviations, smallest deviation")
    for function, name in OF_LARGE_WEIGHTS:
        module = wrong(name)
        print(f"  {name:32}{min(tail(module, function, seed) for seed in range(seeds)):8.1f}")
    print(f"wrong programs: signs (limit {public.MOST_ERRORS_OF_SIGNS:g}), smallest deviation, and fourth powers")
    for name in OF_SIGNS:
        print(f"  {name:26}" + "".join(_directions(wrong(name), range(seeds), min)))


def outputs(activation: str, weights: Callable[..., np.ndarray], seed: int, normalised: bool = False) -> list[float]:
    """Standard deviations of the outputs of layers 1, 5, 10, 20, and the share of outputs beyond 0.99 in the last."""
    rng = np.random.default_rng(seed)
    a = rng.standard_normal((500, 256))
    found = []
    for number in range(1, 21):
        z = a @ weights(256, 256, rng=rng)
        if normalised:
            z = reference.BatchNorm(256).forward(z, True)
        a = np.tanh(z) if activation == "tanh" else np.maximum(z, 0.0)
        if number in (1, 5, 10, 20):
            found.append(float(a.std()))
    return [*found, float((np.abs(a) > 0.99).mean())]


def show_layers(seeds: int) -> None:
    """Part 3."""
    print(
        f"20 layers of 256, median of {seeds} draws: std of the outputs of layers 1, 5, 10, 20; beyond 0.99 in the last"
    )

    def normal(std: float) -> Callable[..., np.ndarray]:
        return lambda n_in, n_out, rng: reference.normal_init(n_in, n_out, std, rng)

    rows: tuple[tuple[str, Callable[..., np.ndarray], bool], ...] = (
        ("tanh normal 0.2", normal(0.2), False),
        ("tanh normal 0.01", normal(0.01), False),
        ("tanh Xavier", reference.xavier_uniform, False),
        ("tanh orthogonal", reference.orthogonal, False),
        ("tanh normal 0.01 + BN", normal(0.01), True),
        ("tanh normal 0.2 + BN", normal(0.2), True),
        ("relu normal 0.2", normal(0.2), False),
        ("relu normal 0.01", normal(0.01), False),
        ("relu Xavier", reference.xavier_uniform, False),
        ("relu He", reference.he_normal, False),
    )
    for name, weights, normalised in rows:
        runs = [outputs(name.split()[0], weights, seed, normalised) for seed in range(seeds)]
        print(f"  {name:26}" + "".join(f"{value:10.2g}" for value in np.median(runs, axis=0)))


def main() -> None:
    """Everything, for as many seeds as the command line says."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    show_right(seeds)
    show_wrong(20)
    show_layers(21)


if __name__ == "__main__":
    main()
