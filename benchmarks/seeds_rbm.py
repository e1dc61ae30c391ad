"""Do the training checks of assignment 03 ever reject a right program? Many seeds, reference and every right/ variant.

    python -m benchmarks.seeds_rbm [--seeds 200] [--only reference einsum …] [--json FILE]

For each program and seed: error and recognised share of the digits check with that seed, the first steps with twelve
seeds of its own, and the row count. Prints the worst values beside the thresholds, and every rejection.
"""

from __future__ import annotations

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")  # before numpy is imported

import argparse
import json
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.staff import load
from grader.testing import CheckFailed

FOLDER = Path(__file__).resolve().parents[1] / "solutions" / "03_rbm"


@dataclass
class Record:
    """What one program did."""

    program: str
    seeds: int = 0
    worst_error: float = 0.0
    mean_error: float = 0.0
    worst_share: float = 1.0
    mean_share: float = 0.0
    rejections: list[str] = field(default_factory=list)
    cpu_seconds_per_training: float = 0.0


def examine(name: str, program: Any, public: Any, hidden: Any, seeds: int) -> Record:
    """Run the training checks with other seeds than theirs."""
    record = Record(name, seeds)
    start = time.process_time()
    for seed in range(seeds):
        error, share = public.digits_quality(program, 1000 + seed)
        record.worst_error, record.worst_share = max(record.worst_error, error), min(record.worst_share, share)
        record.mean_error += error / seeds
        record.mean_share += share / seeds
        if not (error < public.LARGEST_ERROR and share >= public.LEAST_SHARE):
            record.rejections.append(f"seed {seed}: error {error:.4f}, share {share:.3f}")
    record.cpu_seconds_per_training = (time.process_time() - start) / seeds
    for seed in range(seeds):
        try:
            hidden.expect_first_steps(program, range(12 * seed + 1000, 12 * seed + 1012))
            hidden.expect_every_row(program, 1000 + seed)
        except CheckFailed as failed:
            record.rejections.append(f"seed {seed}: {failed}")
    return record


def main() -> None:
    """Examine the programs asked for and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    public, hidden = load(FOLDER / "test_rbm.py"), load(FOLDER / "test_rbm_hidden.py")
    print(f"thresholds: error < {public.LARGEST_ERROR}, share >= {public.LEAST_SHARE}")
    records = []
    for path in (FOLDER / "rbm.py", *sorted((FOLDER / "right").glob("*.py"))):
        name = "reference" if path.parent == FOLDER else path.stem
        if given.only and name not in given.only:
            continue
        r = examine(name, load(path), public, hidden, given.seeds)
        records.append(asdict(r))
        print(
            f"{name:22} {r.seeds:4} seeds  error {r.mean_error:.4f} worst {r.worst_error:.4f}  "
            f"share {r.mean_share:.3f} worst {r.worst_share:.3f}  rejections {len(r.rejections)}  "
            f"{r.cpu_seconds_per_training:.2f} s each",
            *r.rejections[:5],
            sep="\n    ",
            flush=True,
        )
        if given.json:
            given.json.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
