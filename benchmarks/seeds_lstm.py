"""How safe the learning thresholds of 07_lstm are: reference and every ``right/`` variant, seed by seed.

    python -m benchmarks.seeds_lstm [SEEDS] [PROGRAM ...]   (default 200 and all; 0.7 s per seed and program, one core)

The checks pass in data and start weights in float64, so a correct program always takes the same course there but for
rounding; the first line of each program says where that course ends. The other lines vary data and start weights:

* both: share of new tokens that the BiLSTM answers correctly after 50 steps (check: more than 0.9)
* one: the same with one direction after 20 steps (check: between 0.74 and 0.805; theory: at most 0.78125)
* curve: error of the five cells on new values of the curve, in standard deviations (check: at most 0.25)

Printed are lowest, median and largest value, and how many seeds a check would have rejected.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from benchmarks.staff import load

FOLDER = Path(__file__).resolve().parents[1] / "solutions" / "07_lstm"
BOTH, ONE, CURVE = (0.9, 1.0), (0.74, 0.805), (0.0, 0.25)
"""What the checks accept, lowest and largest value."""


checks: Any = load(FOLDER / "test_lstm.py")


def tagged(program: Any, data: int, start: int, new: int, *, both: bool) -> float:
    """Share of right answers on new sequences, computed by torch's LSTM, after the training of the check."""
    cells, steps = (16, 50) if both else (8, 20)
    tokens = checks.random_tokens(data, 8, 128)
    parameters = checks.tagger_start(start, cells, both)
    result = program.train_tagger(tokens, checks.tags_of(tokens), parameters, steps, 0.1)
    trained, _ = checks.trained(result, parameters)
    tokens = checks.random_tokens(new, 8, 1000)
    share: float = checks.accuracy(checks.library_logits(tokens, trained).detach(), tokens)
    return share


def curve_error(program: Any, start: int) -> float:
    """Error on new values of the curve after the training of the check."""
    parameters = checks.forecaster_start(start, 5)
    trained = checks.rebuilt(program.train_forecaster(checks.wave(150), parameters), parameters)
    error: float = checks.next_value_error(trained)
    return error


def report(name: str, values: list[float], allowed: tuple[float, float]) -> None:
    """One line of the table."""
    rejected = sum(not allowed[0] <= value <= allowed[1] for value in values)
    spread = f"{min(values):.4f}  {statistics.median(values):.4f}  {max(values):.4f}"
    print(f"  {name:6} {spread}   rejected {rejected} of {len(values)}", flush=True)


def measure(name: str, program: Any, seeds: int) -> None:
    """All of one program."""
    begin = time.process_time()
    fixed = (
        tagged(program, 122, 124, 123, both=True),
        tagged(program, 232, 233, 234, both=False),
        curve_error(program, 141),
    )
    print(f"{name}: in the checks both {fixed[0]:.4f}, one {fixed[1]:.4f}, curve {fixed[2]:.4f}")
    kinds: tuple[tuple[str, Callable[[int], float], tuple[float, float]], ...] = (
        ("both", lambda seed: tagged(program, seed, seed + 1, seed + 5, both=True), BOTH),
        ("one", lambda seed: tagged(program, seed, seed + 1, seed + 5, both=False), ONE),
        ("curve", lambda seed: curve_error(program, seed), CURVE),
    )
    for kind, run, allowed in kinds:
        report(kind, [run(1000 + 10 * seed) for seed in range(seeds)], allowed)
    print(f"  {time.process_time() - begin:.0f} s of processor time", flush=True)


def main() -> None:
    """Measure what is named on the command line, or everything."""
    torch.set_num_threads(1)
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    programs = {"reference": FOLDER / "lstm.py"} | {path.stem: path for path in sorted((FOLDER / "right").glob("*.py"))}
    for name in sys.argv[2:] or programs:
        measure(name, load(programs[name]), seeds)


if __name__ == "__main__":
    main()
