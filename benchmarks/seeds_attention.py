"""How far from the entropy rate the reference and every ``right/`` variant of 08_attention end, seed by seed.

    python -m benchmarks.seeds_attention [--seeds 200] [--first 1000] [--only PART_OF_A_NAME …]

About two seconds per seed and program on one core.

Both training checks draw the start weights from the student's own calls and the windows from a given seed; here both
vary. Printed is the distance between the loss on a new text and the loss of the true probabilities on it, in nats per
letter: lowest, median and largest value, how many seeds were not there after the first training (a check goes on
then), and how many it would have rejected. Two programs that must fail (no positions, no causal mask) show the gap on
the other side; the two with large start values, against which the statement warns, show what going on is good for.
"""

from __future__ import annotations

import argparse
import math
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import torch

from benchmarks.staff import load

FOLDER = Path(__file__).resolve().parents[1] / "solutions" / "08_attention"


def distances(
    program: ModuleType,
    seeds: range,
    size: dict[str, int],
    training: dict[str, Any],
    text: torch.Tensor,
    loss: Callable[[torch.nn.Module], tuple[float, float]],
    enough: float,
    rounds: int,
) -> Iterator[tuple[float, int]]:
    """Loss minus optimum and the trainings it took, one pair per seed."""
    for seed in seeds:
        torch.manual_seed(seed)
        model = program.LetterTransformer(**size)
        generator = torch.Generator().manual_seed(seed)
        taken, distance = 0, math.inf
        while taken < rounds and distance >= enough:
            taken += 1
            program.train(model.train(), text, **training, generator=generator)
            with torch.no_grad():
                reached, optimum = loss(model.eval())
            distance = reached - optimum
        yield distance, taken


def broken(**functions: Callable[..., torch.Tensor]) -> ModuleType:
    """The reference with some of its functions replaced."""
    program = load(FOLDER / "attention.py")
    vars(program).update(functions)
    return program


def without_positions() -> ModuleType:
    """The reference with positions that stay at zero."""
    program = load(FOLDER / "attention.py")

    class WithoutPositions(program.LetterTransformer):  # type: ignore[name-defined, misc]
        def __init__(self, **size: int) -> None:
            super().__init__(**size)
            self.positions = torch.nn.Parameter(torch.zeros(size["context"], size["d_model"]), requires_grad=False)

    program.LetterTransformer = WithoutPositions  # type: ignore[attr-defined]
    return program


def with_large_start_values(scale: bool) -> ModuleType:
    """The reference with nn.Embedding's N(0, 1) as output weights too, or times √D before positions are added."""
    program = load(FOLDER / "attention.py")

    class Large(program.LetterTransformer):  # type: ignore[name-defined, misc]
        def __init__(self, **size: int) -> None:
            super().__init__(**size)
            if scale:
                self.letters.weight.data *= size["d_model"] ** 0.5
            else:
                self.head[1].weight = self.letters.weight

    program.LetterTransformer = Large  # type: ignore[attr-defined]
    return program


def main() -> None:
    """Print one line per program and check."""
    torch.set_num_threads(1)
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=1000)
    parser.add_argument("--only", nargs="*", default=[""])
    wanted = parser.parse_args()
    seeds = range(wanted.first, wanted.first + wanted.seeds)
    public, hidden = load(FOLDER / "test_attention.py"), load(FOLDER / "test_attention_hidden.py")
    checks = {
        "Markov": (
            (public.MARKOV_MODEL, public.MARKOV_TRAINING, public.markov_text(6000, 86), public.markov_loss),
            (public.MARKOV_PASSED, public.MARKOV_REACHED, public.ROUNDS),
        ),
        "interleaved": (
            (
                hidden.INTERLEAVED_MODEL,
                hidden.INTERLEAVED_TRAINING,
                hidden.interleaved_text(6000, 186),
                hidden.interleaved_loss,
            ),
            (hidden.INTERLEAVED_PASSED, hidden.INTERLEAVED_REACHED, hidden.ROUNDS),
        ),
    }
    programs = {"reference": load(FOLDER / "attention.py")}
    programs |= {f"right/{path.stem}": load(path) for path in sorted((FOLDER / "right").glob("*.py"))}
    programs["must fail: no positions"] = without_positions()
    programs["must fail: no causal mask"] = broken(causal_mask=lambda n: torch.ones(n, n, dtype=torch.bool))
    programs["large: tied to nn.Embedding"] = with_large_start_values(scale=False)
    programs["large: nn.Embedding times √D"] = with_large_start_values(scale=True)
    programs = {name: program for name, program in programs.items() if any(part in name for part in wanted.only)}
    for check, (arguments, (low, high, rounds)) in checks.items():
        tried = f"seeds {seeds[0]} … {seeds[-1]}, up to {rounds} trainings"
        print(f"{check}: allowed {low} … {high} nats from the optimum, {tried}")
        for name, program in programs.items():
            found = sorted(distances(program, seeds, *arguments, high, rounds))
            values = [value for value, _ in found]
            again = sum(taken > 1 for _, taken in found)
            rejected = sum(not low < value < high for value in values)
            numbers = f"{values[0]:8.4f} {statistics.median(values):8.4f} {values[-1]:8.4f}"
            print(f"  {name:32} {numbers}   again {again:3}   rejected {rejected}", flush=True)


if __name__ == "__main__":
    main()
