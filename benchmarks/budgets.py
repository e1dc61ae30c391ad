"""How long grading one correct submission takes: every check, hidden ones too, on a warm grader as in a class.

    python -m benchmarks.budgets [--rounds 5] [ASSIGNMENT ...]

The reference of each assignment is graded in turn with those of the others, `rounds` times; the table shows the median
and the slowest, what the first one costs beyond that (libraries to import, processes to start), and the time the
assignment may take. Exit code 1 when a median is above it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from grader.course import Assignment, find_assignment, find_course
from grader.grading.one import Grader
from grader.handin.submission import Submission
from grader.result import Report
from grader.testing.variants import reference_program

BUDGET = {"02": 1.5, "03": 4.0, "06": 8.0, "07": 3.0, "08": 5.0, "09": 1.5, "10": 2.0, "11": 0.6, "12": 1.0, "13": 0.5}
"""Seconds, by the number of the assignment; where none is given there is none."""


def main() -> int:
    """Measure and print the table."""
    options = _options()
    course = find_course(Path.cwd())
    assert course is not None, "run this inside the course tree"
    everything = course.staff_assignments
    chosen = [find_assignment(name, everything, course.root) for name in options.assignments] or list(everything)
    table = Table(
        "", "checks", "median s", "slowest s", "first s", "allowed s",
        title=f"grading the reference, {os.cpu_count()} cores, {options.rounds} rounds",
    )  # fmt: skip
    late = False
    for assignment in chosen:
        first, times, checks = measured(assignment, options.rounds)
        median, allowed = statistics.median(times), BUDGET.get(assignment.name[:2])
        late |= allowed is not None and median > allowed
        shown = "" if allowed is None else f"{allowed:g}"
        table.add_row(assignment.name, str(checks), f"{median:.2f}", f"{max(times):.2f}", f"{first:.1f}", shown)
        print(f"{assignment.name}: {median:.2f} s", file=sys.stderr)
    Console(width=100).print(table)
    return int(late)


def measured(assignment: Assignment, rounds: int) -> tuple[float, list[float], int]:
    """Seconds from nothing to the first report, then of every further one, and the number of checks."""
    program = reference_program(assignment)
    submission = Submission("reference", f"{assignment.slug}.py", program.chunks, notices=(), data=b"", submitted="")
    started = time.perf_counter()
    with Grader(assignment, mode="require") as grader:
        report = grader.grade(submission)
        first = time.perf_counter() - started
        _require_full_marks(report)
        times = []
        for _ in range(rounds):
            started = time.perf_counter()
            grader.grade(submission)
            times.append(time.perf_counter() - started)
    return first, times, len(report.checks)


def _require_full_marks(report: Report) -> None:
    failed = [check.check for check in report.checks if check.earned < check.points]
    assert not failed, f"{report.assignment}: the reference fails {failed}; its time says nothing"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT")
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
