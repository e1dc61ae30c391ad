"""How far from the entropy rate the reference and every ``right/`` variant of 08_attention end, seed by seed.

    python -m benchmarks.seeds_attention [SEEDS]        (default 200; half a second per seed and program, one core)

Both training checks draw the start weights from the student's own calls and the windows from a given seed; here both
vary. Printed is the distance between the loss on a new text and the loss of the true probabilities on it, in nats per
letter: lowest, median and largest value, and how many seeds a check would have rejected. Two programs that must fail
(no positions, no causal mask) show the gap on the other side.
"""

from __future__ import annotations

import statistics
import sys
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
) -> Iterator[float]:
    """Loss minus optimum, one value per seed."""
    for seed in seeds:
        torch.manual_seed(seed)
        model = program.LetterTransformer(**size)
        program.train(model, text, **training, generator=torch.Generator().manual_seed(seed))
        with torch.no_grad():
            reached, optimum = loss(model.eval())
        yield reached - optimum


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


def main() -> None:
    """Print one line per program and check."""
    torch.set_num_threads(1)
    seeds = range(1000, 1000 + int(sys.argv[1] if len(sys.argv) > 1 else 200))
    public, hidden = load(FOLDER / "test_attention.py"), load(FOLDER / "test_attention_hidden.py")
    checks = {
        "Markov": (
            (public.MARKOV_MODEL, public.MARKOV_TRAINING, public.markov_text(6000, 86), public.markov_loss),
            (public.MARKOV_PASSED, public.MARKOV_REACHED),
        ),
        "interleaved": (
            (
                hidden.INTERLEAVED_MODEL,
                hidden.INTERLEAVED_TRAINING,
                hidden.interleaved_text(6000, 186),
                hidden.interleaved_loss,
            ),
            (hidden.INTERLEAVED_PASSED, hidden.INTERLEAVED_REACHED),
        ),
    }
    programs = {"reference": load(FOLDER / "attention.py")}
    programs |= {f"right/{path.stem}": load(path) for path in sorted((FOLDER / "right").glob("*.py"))}
    programs["must fail: no positions"] = without_positions()
    programs["must fail: no causal mask"] = broken(causal_mask=lambda n: torch.ones(n, n, dtype=torch.bool))
    for check, (arguments, (low, high)) in checks.items():
        print(f"{check}: allowed {low} … {high} nats from the optimum, {len(seeds)} seeds")
        for name, program in programs.items():
            found = sorted(distances(program, seeds, *arguments))
            rejected = sum(not low < value < high for value in found)
            numbers = f"{found[0]:8.4f} {statistics.median(found):8.4f} {found[-1]:8.4f}"
            print(f"  {name:32} {numbers}   rejected {rejected}", flush=True)


if __name__ == "__main__":
    main()
