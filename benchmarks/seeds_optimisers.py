"""What the checks of 11_optimisers may rely on, and the numbers its statement quotes.

    python -m benchmarks.seeds_optimisers [SEEDS]        (default 200; about fifteen seconds of one core)

1. The shuffle: the largest count of each run, in standard deviations, for right ways to shuffle and for wrong ones. A
   run is what the hidden check makes: so many calls with one generator. Only its seed is fixed, so every right program
   draws one of these runs.
2. The valley: steps to E < 1e-6 from several start angles.
3. The steps of Adam with a constant gradient, as the slide has it and without any correction.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.staff import load

FOLDER = Path(__file__).resolve().parents[1] / "solutions" / "11_optimisers"
ANGLES = (30, 75, 120, 165)
SHUFFLES_WRONGLY = (
    "only_blocks_shuffled",
    "only_inside_blocks",
    "only_rotated",
    "nothing_stays_in_place",
    "sorted_by_random_bits",
)

hidden: Any = load(FOLDER / "test_optimisers_hidden.py")
reference: Any = load(FOLDER / "optimisers.py")


def largest_deviation(minibatches: Callable[..., Any], seed: int) -> float:
    """Of one run, places and pairs together."""
    rng = np.random.default_rng(seed)
    calls = [np.concatenate(minibatches(hidden.N, hidden.BATCH_SIZE, rng)) for _ in range(hidden.CALLS)]
    places, pairs = hidden.deviations(np.array(calls), hidden.BATCH_SIZE)
    return float(max(np.abs(places).max(), np.abs(pairs).max()))


def show_shuffles(seeds: int) -> None:
    """Part 1."""
    print(f"{hidden.CALLS} calls, n = {hidden.N}, batch size {hidden.BATCH_SIZE}, limit {hidden.LARGEST_Z}")
    largest = 0.0
    for path in (FOLDER / "optimisers.py", *sorted((FOLDER / "right").glob("*.py"))):
        found = [largest_deviation(load(path).minibatches, seed) for seed in range(seeds)]
        largest = max(largest, *found)
        print(f"  right {path.stem:26} median {np.median(found):5.2f}  largest {max(found):5.2f}")
    print(f"  right, all together: largest {largest:.2f}")
    for name in SHUFFLES_WRONGLY:
        found = [largest_deviation(load(FOLDER / "wrong" / f"{name}.py").minibatches, seed) for seed in range(seeds)]
        print(f"  wrong {name:26} median {np.median(found):5.2f}  smallest {min(found):5.2f}")


def steps_down(name: str, angle: float, most: int = 3000) -> int | None:
    """Steps of one method from one start; None when it takes more than `most`."""
    below = reference.valley(reference.way_down(reference.METHODS[name], angle, most)) < 1e-6
    return int(below.argmax()) if below.any() else None


def show_valley() -> None:
    """Part 2."""
    anywhere = np.degrees(np.random.default_rng(0).uniform(0, 2 * np.pi, 40))
    print(f"valley, steps to E < 1e-6 from {ANGLES} degrees; from 40 random angles")
    for name in reference.METHODS:
        random = [steps_down(name, angle) for angle in anywhere]
        arrived = [steps for steps in random if steps is not None]
        print(
            f"  {name:9} {[steps_down(name, angle) for angle in ANGLES]}; "
            f"{len(arrived)} of 40 arrive, after {min(arrived)} to {max(arrived)}"
        )


def adam_step(t: int, *, divided: bool) -> float:
    """The length of step t in units of lr, with a constant gradient: by the slide, or with no correction at all."""
    m, v = 1 - 0.9**t, 1 - 0.999**t
    return float(m / (1 - 0.9) / np.sqrt(v / (1 - 0.999)) if divided else m / np.sqrt(v))


def main() -> None:
    """Everything."""
    show_shuffles(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    show_valley()
    print("Adam, constant gradient, steps in units of lr; right is 1")
    for divided, title in ((True, "the slide's 1 - beta"), (False, "no correction")):
        print(f"  {title:22}", {t: round(adam_step(t, divided=divided), 2) for t in (1, 2, 3, 10, 99, 100, 1000)})


if __name__ == "__main__":
    main()
