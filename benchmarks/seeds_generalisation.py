"""What the statistical check of 13_generalisation may rely on, and the numbers its statement quotes.

    python -m benchmarks.seeds_generalisation [SEEDS]        (default 200; about two minutes of one core)

1. `k_fold` is judged by 150 divisions of six indices into three folds: how often does any pair of indices share a fold?
   The largest deviation of each right spelling, and of the wrong ones that nothing else would find, for many seeds.
2. The comparison in the statement: ridge regression, judged by the training error, by new points and by
   cross-validation.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.staff import load

FOLDER = Path(__file__).resolve().parents[1] / "solutions" / "13_generalisation"
STRENGTHS = (0.0, 0.01, 0.1, 1.0, 10.0)
WRONG = (
    "not_shuffled",
    "every_kth_index",
    "only_the_folds_are_shuffled",
    "only_rotated",
    "only_neighbours_change_places",
)

reference: Any = load(FOLDER / "generalisation.py")
hidden: Any = load(FOLDER / "test_generalisation_hidden.py")

Array = np.ndarray[Any, Any]


def deviation(k_fold: Any, seed: int) -> float:
    """What the check compares with its limit."""
    rng = np.random.default_rng(seed)
    divisions = (k_fold(hidden.SAMPLES, hidden.FOLDS, rng) for _ in range(hidden.CALLS))
    found: float = hidden.largest_z([validation.tolist() for _, validation in pairs] for pairs in divisions)
    return found


def naive_swaps(n: int, k: int, rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """Not quite even: every index changes places with any other. Not to be told apart in so few divisions."""
    order = np.arange(n)
    for i in range(n):
        j = int(rng.integers(n))
        order[[i, j]] = order[[j, i]]
    folds = np.array_split(order, k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]


def show_divisions(seeds: int) -> None:
    """Part 1."""
    print(f"{hidden.CALLS} divisions of {hidden.SAMPLES} indices into {hidden.FOLDS} folds, {seeds} seeds each;")
    print(f"largest |z| of a pair (limit {hidden.LARGEST_Z})          smallest   median  largest")
    right = {path.stem: load(path).k_fold for path in sorted((FOLDER / "right").glob("*.py"))}
    wrong = {name: load(FOLDER / "wrong" / f"{name}.py").k_fold for name in WRONG}
    groups = (
        ("right", {"reference": reference.k_fold, **right}),
        ("wrong", wrong),
        ("passes", {"naive_swaps": naive_swaps}),
    )
    for kind, spellings in groups:
        for name, k_fold in spellings.items():
            values = [deviation(k_fold, seed) for seed in range(seeds)]
            print(f"  {kind:7} {name:32} {min(values):8.2f} {np.median(values):8.2f} {max(values):8.2f}")


def errors(seed: int) -> Array:
    """Training, new points and five-fold cross-validation (rows) for each strength."""
    rng = np.random.default_rng(seed)
    x, y = reference.noisy_sine(20, rng)
    new_x, new_y = reference.noisy_sine(1000, rng)
    folds = reference.k_fold(20, 5, rng)
    table = []
    for strength in STRENGTHS:
        w = reference.ridge(x, y, strength)
        held_out = [
            reference.mean_squared_error(reference.ridge(x[train], y[train], strength), x[validation], y[validation])
            for train, validation in folds
        ]
        seen, new = reference.mean_squared_error(w, x, y), reference.mean_squared_error(w, new_x, new_y)
        table.append((seen, new, float(np.mean(held_out))))
    return np.array(table).T


def show_ridge(seeds: int) -> None:
    """Part 2."""
    found = np.array([errors(seed) for seed in range(seeds)])
    print(f"20 noisy points of sin(pi x), 13 Legendre polynomials, mean squared error, median of {seeds} data sets")
    print("  lambda          " + "".join(f"{strength:10g}" for strength in STRENGTHS))
    for name, row in zip(("training", "new points", "5 folds"), np.median(found, axis=0), strict=True):
        print(f"  {name:16}" + "".join(f"{value:10.3g}" for value in row))
    chosen = found.argmin(axis=2)
    for name, choices in zip(("training", "new points", "5 folds"), chosen.T, strict=True):
        print(f"  best by {name:10}" + "".join(f"{np.mean(choices == i):8.1%}" for i in range(len(STRENGTHS))))
    print(f"  cross-validation chooses as new points do: {np.mean(chosen[:, 2] == chosen[:, 1]):.1%}")
    with_choice = np.take_along_axis(found[:, 1], chosen[:, 2:], axis=1)
    print(f"  error on new points with its choice: median {np.median(with_choice):.3f}")


def main() -> None:
    """Everything, for as many seeds as the command line says."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    show_divisions(seeds)
    show_ridge(5 * seeds)


if __name__ == "__main__":
    main()
