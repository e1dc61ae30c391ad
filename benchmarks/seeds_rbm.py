"""Do the training checks of assignment 03 ever reject a right program? Many seeds, reference and every right/ variant.

    python -m benchmarks.seeds_rbm [--seeds 200] [--only reference einsum …] [--parts digits narrow …] [--json FILE]

For each program and seed: error and recognised share of every training whose outcome a check judges (digits: the public
check; narrow: the small digits with 25 hidden units; MNIST: where the folder is configured), and the steps: the first
ones with twelve seeds of their own, and the row count. Prints the worst values beside the thresholds, and every
rejection. An existing FILE keeps the programs and parts that are not measured again.
"""

from __future__ import annotations

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")  # before numpy is imported

import argparse
import contextlib
import io
import json
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.staff import load
from grader.testing import CheckFailed

FOLDER = Path(__file__).resolve().parents[1] / "solutions" / "03_rbm"
Record = dict[str, Any]


def outcomes(quality: Callable[[int], tuple[float, float]], largest: float, least: float, seeds: int) -> Record:
    """Errors and shares of many trainings."""
    start = time.process_time()
    found = [quality(1000 + seed) for seed in range(seeds)]
    spent = time.process_time() - start
    errors, shares = zip(*found, strict=True)
    return {
        "seeds": seeds,
        "mean_error": sum(errors) / seeds,
        "worst_error": max(errors),
        "allowed_error": largest,
        "mean_share": sum(shares) / seeds,
        "worst_share": min(shares),
        "wanted_share": least,
        "rejections": [
            f"seed {n}: error {error:.4f}, share {share:.3f}"
            for n, (error, share) in enumerate(found)
            if not (error < largest and share >= least)
        ],
        "cpu_seconds_per_training": spent / seeds,
    }


def steps(program: Any, hidden: Any, seeds: int) -> Record:
    """The checks of single steps and of the row count, with other seeds than theirs."""
    rejections = []
    for seed in range(seeds):
        try:
            hidden.expect_first_steps(program, range(12 * seed + 1000, 12 * seed + 1012))
            hidden.expect_every_row(program, 1000 + seed)
        except CheckFailed as failed:
            rejections.append(f"seed {seed}: {failed}")
    return {"seeds": seeds, "rejections": rejections}


def parts(public: Any, hidden: Any) -> dict[str, Callable[[Any, int], Record]]:
    """What can be measured here: name → (program, seeds) → record."""

    def asked(images: Any) -> Callable[[Any, int], Record]:
        return lambda program, seeds: outcomes(
            lambda seed: hidden.answer(program, images, seed), images.largest_error, images.least_share, seeds
        )

    found = {
        "steps": lambda program, seeds: steps(program, hidden, seeds),
        "digits": lambda program, seeds: outcomes(
            lambda seed: public.digits_quality(program, seed), public.LARGEST_ERROR, public.LEAST_SHARE, seeds
        ),
        "narrow": asked(hidden.small_images()),
    }
    if hidden.lecture_images().name == "MNIST":
        found["MNIST"] = asked(hidden.lecture_images())
    return found


def line(program: str, part: str, r: Record) -> str:
    """One line of the table, and the rejections."""
    text = f"{program:22} {part:7} {r['seeds']:4} seeds  rejections {len(r['rejections'])}"
    if "mean_error" in r:
        text += (
            f"  error {r['mean_error']:.4f} worst {r['worst_error']:.4f} < {r['allowed_error']}"
            f"  share {r['mean_share']:.3f} worst {r['worst_share']:.3f} >= {r['wanted_share']}"
            f"  {r['cpu_seconds_per_training']:.2f} s each"
        )
    return "\n    ".join([text, *r["rejections"][:5]])


def programs(only: list[str]) -> dict[str, ModuleType]:
    """The reference and the right/ variants, those asked for."""
    files = {"reference": FOLDER / "rbm.py", **{p.stem: p for p in sorted((FOLDER / "right").glob("*.py"))}}
    return {name: load(path) for name, path in files.items() if not only or name in only}


def main() -> None:
    """Examine the programs asked for and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--parts", nargs="*", default=[])
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    measures = parts(load(FOLDER / "test_rbm.py"), load(FOLDER / "test_rbm_hidden.py"))
    records: Record = {}
    if given.json and given.json.is_file():
        records = json.loads(given.json.read_text(encoding="utf-8"))
    for part in given.parts or measures:
        for name, program in programs(given.only).items():
            with contextlib.redirect_stdout(io.StringIO()):  # some print
                record = measures[part](program, given.seeds)
            records.setdefault(name, {})[part] = record
            print(line(name, part, record), flush=True)
            if given.json:
                given.json.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
