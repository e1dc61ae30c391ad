"""What the statistical checks of 16_esn may rely on.

    python -m benchmarks.seeds_esn [SEEDS]        (default 200; about five minutes of one core)

1. `reservoir` is judged by counting: connections, signs, mirrored pairs. The largest deviation of each right style.
2. The forecast of 84 values, each with the reservoir of one right style: the error, in standard deviations.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.staff import load

FOLDER = Path(__file__).resolve().parents[1] / "solutions" / "16_esn"
SIZES = ((100, 0.2), (120, 0.1))
WRONG = ("symmetric_weights", "antisymmetric_weights", "positive_weights", "fully_connected", "share_of_the_neurons")

reference: Any = load(FOLDER / "esn.py")
public: Any = load(FOLDER / "test_esn.py")
hidden: Any = load(FOLDER / "test_esn_hidden.py")


def styles() -> dict[str, Any]:
    """`reservoir` of the reference and of every right program."""
    found = {path.stem: load(path).reservoir for path in sorted((FOLDER / "right").glob("*.py"))}
    return {"reference": reference.reservoir, **found}


def deviation(reservoir: Any, seed: int) -> float:
    """The largest score of both sizes, as the hidden check computes it."""
    found = []
    for place, (n, density) in enumerate(SIZES):
        weights = reservoir(n, density, 0.9, np.random.default_rng(2 * seed + place))
        found += [abs(score) for score in hidden.scores(weights, density).values()]
    return float(max(found))


def forecast_error(reservoir: Any, seed: int) -> float:
    """Error of the 84 free steps with this reservoir."""
    rng = np.random.default_rng(seed)
    weights, inward = reservoir(300, 0.05, 0.9, rng), rng.uniform(-0.5, 0.5, (300, 2))
    series = public.series()
    readout, state = reference.train_forecast(weights, inward, series[:2000], 100, 1e-6)
    error: float = public.forecast_error(reference.free_run(weights, inward, readout, state, 84), series[2000:2084])
    return error


def main() -> None:
    """Both tables, for as many seeds as the command line says."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    print(f"largest deviation in standard errors (limit {hidden.MOST_ERRORS}), {seeds} seeds each")
    print("                                  smallest   median  largest")
    wrong = {name: load(FOLDER / "wrong" / f"{name}.py").reservoir for name in WRONG}
    for kind, spellings in (("right", styles()), ("wrong", wrong)):
        for name, reservoir in spellings.items():
            values = [deviation(reservoir, seed) for seed in range(seeds)]
            print(f"  {kind:7} {name:24}{min(values):8.2f} {np.median(values):8.2f} {max(values):8.2f}", flush=True)
    print(f"error of 84 free steps (limit {public.LARGEST_ERROR}), {seeds} seeds each")
    print("                             median      95 %  largest")
    for name, reservoir in styles().items():
        values = [forecast_error(reservoir, seed) for seed in range(seeds)]
        print(f"  {name:24}{np.median(values):9.3f} {np.quantile(values, 0.95):9.3f} {max(values):8.3f}", flush=True)


if __name__ == "__main__":
    main()
