"""Do the checks see what they should? Right programs are broken in one place each, and every one must lose points.

One that keeps them all is a hole in the checks, or right after all; then ``survivors.toml`` says why. This is another
question than that of `verify`, whose mistakes somebody had to think of.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.authoring.mutants import Mutant, draw, mutants, pick
from grader.authoring.mutations import OPERATORS
from grader.authoring.survivors import as_toml, stale_records, survivors
from grader.course import Assignment, CourseError
from grader.datasets import FOLDER_VARIABLE
from grader.grading.preloading import shared_libraries
from grader.grading.processes import spread, usable_cores
from grader.isolation import LaunchError, SandboxUnavailable
from grader.result import Status
from grader.testing.session import SetupError

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["MOST_SURVIVE", "PER_ASSIGNMENT", "Fate", "Quality", "as_markdown", "measure", "programs", "render"]

PER_ASSIGNMENT = 150
"""Mutants of each assignment when no sample is asked for; there are two to five times as many."""
MOST_SURVIVE = 0.02
"""Share of the mutants that may keep full marks, with a reason each."""
_AT_A_TIME = 25


@dataclass(frozen=True)
class Fate:
    """What became of one mutant."""

    mutant: Mutant
    check: str = ""
    """The first check that it failed; empty when it keeps all points."""
    status: Status = Status.PASSED

    @property
    def survived(self) -> bool:
        """Whether it has full marks."""
        return self.status is Status.PASSED


@dataclass(frozen=True)
class Quality:
    """What was found, of one assignment or of several."""

    fates: tuple[Fate, ...]
    recorded: frozenset[str]
    """Keys of the mutants that may survive."""
    stale: tuple[str, ...]
    """Records that fit nothing any more, a line each."""
    is_sample: bool = False

    @property
    def explained(self) -> list[Fate]:
        """Survivors with a reason."""
        return [f for f in self.fates if f.survived and f.mutant.key in self.recorded]

    @property
    def unexplained(self) -> list[Fate]:
        """Survivors without one: holes, until somebody says otherwise."""
        return [f for f in self.fates if f.survived and f.mutant.key not in self.recorded]

    @property
    def problems(self) -> list[str]:
        """What must be put right, a line each."""
        found = list(self.stale)
        for fate in self.fates:
            if fate.status in _CAUGHT and fate.mutant.key in self.recorded:
                found.append(f"{_named(fate.mutant)}: {fate.check} catches it now; delete its record")
            if fate.status.ours:
                found.append(f"{_named(fate.mutant)}: {fate.check} failed itself; that is a fault of the check")
        found += [f"{_named(f.mutant)}: keeps full marks" for f in self.unexplained]
        survived = len(self.explained) + len(self.unexplained)
        if not self.is_sample and survived > MOST_SURVIVE * len(self.fates):
            found.append(f"{survived} of {len(self.fates)} survive; more than {MOST_SURVIVE:.0%} are too many")
        return found


_CAUGHT = {Status.WRONG, Status.ERROR}
"""Running out of time depends on the machine: that alone makes no record stale."""


def programs(assignments: Sequence[Assignment], sample: int | None) -> list[Mutant]:
    """The mutants to be tried: `PER_ASSIGNMENT` of each assignment, or a fixed sample of these.

    Raises:
        CourseError: a program cannot be read.
    """
    chosen = [mutant for assignment in assignments for mutant in pick(mutants(assignment), PER_ASSIGNMENT)]
    return chosen if sample is None else draw(chosen, sample)


def measure(
    assignments: Sequence[Assignment],
    *,
    sample: int | None = None,
    processes: int | None = None,
    started: Callable[[int], None] = lambda total: None,
    done: Callable[[int], None] = lambda count: None,
) -> Quality:
    """Break programs, grade them, and compare with what is recorded.

    Args:
        sample: how many programs in all.
        processes: how many at a time; as many as this process may use cores when None.
        started: told how many programs there are. done: told after every few how many more are graded.

    Raises:
        CourseError: a staff folder is not complete, or its checks cannot be run.
    """
    stale = tuple(line for a in assignments for line in stale_records(a, mutants(a)))
    recorded = frozenset(key for assignment in assignments for key in survivors(assignment))
    chosen = programs(assignments, sample)
    started(len(chosen))
    shares = list(_shares(assignments, chosen))
    fates: dict[tuple[str, str], Fate] = {}
    count, libraries = min(processes or usable_cores(), max(len(shares), 1)), shared_libraries(assignments)
    for share, found in spread(_run_share, shares, count, libraries=libraries):
        if found is None:
            raise CourseError(f"{share.assignment.name}: a process that ran the checks ended; memory may have run out")
        fates.update({(share.assignment.name, fate.mutant.key): fate for fate in found})
        done(len(found))
    in_order = tuple(fates[mutant.assignment, mutant.key] for mutant in chosen)
    return Quality(in_order, recorded, stale, is_sample=sample is not None)


@dataclass(frozen=True)
class _Share:
    """What a process does before it says how far it is."""

    assignment: Assignment
    mutants: tuple[Mutant, ...]


def _shares(assignments: Sequence[Assignment], chosen: Sequence[Mutant]) -> Iterator[_Share]:
    for assignment in assignments:
        own = [mutant for mutant in chosen if mutant.assignment == assignment.name]
        for first in range(0, len(own), _AT_A_TIME):
            yield _Share(assignment, tuple(own[first : first + _AT_A_TIME]))


def _run_share(share: _Share) -> list[Fate]:
    """In one process. Never on a graphics card and with the embedded data, as for everything that is recorded."""
    from grader.grading.one import Grader

    os.environ.pop(FOLDER_VARIABLE, None)  # this process does nothing else
    try:
        with Grader(share.assignment, device="cpu") as grader:
            checks = [check for check, _ in grader.session.checks]
            fates = []
            for mutant in share.mutants:
                program = mutant.program(share.assignment)
                fate = Fate(mutant)
                for check in checks:  # one by one: the first that fails is enough
                    (outcome,) = grader.run(program, lambda c, _, check=check: c == check)  # type: ignore[misc]
                    if outcome.status is not Status.PASSED:
                        fate = Fate(mutant, check, outcome.status)
                        break
                fates.append(fate)
            return fates
    except (SetupError, LaunchError, SandboxUnavailable) as error:
        raise CourseError(f"{share.assignment.name}: the checks cannot be run: {error}") from None


# ---------------------------------------------------------------------- what is said


def render(quality: Quality, console: Console) -> None:
    """Print the table, and for every survivor without a reason the record to be completed."""
    from rich.table import Table
    from rich.text import Text

    table = Table(show_edge=False, pad_edge=False)
    for heading in _HEADINGS:
        table.add_column(heading, justify="left" if heading == _HEADINGS[0] else "right")
    for row in _rows(quality):
        table.add_row(*row)
    console.print(table)
    for problem in quality.problems:
        console.print(Text(f"✗ {problem}", "red"), soft_wrap=True)
    for fate in quality.unexplained:
        mutant = fate.mutant
        console.print(
            Text(f"\n# {mutant.assignment}, line {mutant.line}: {mutant.operator}\n{as_toml(mutant)}"), soft_wrap=True
        )
    if quality.unexplained:
        console.print(
            Text("Add a check that sees it, or complete these lines and put them into the folder's survivors.toml.")
        )


def as_markdown(quality: Quality) -> str:
    """The table for docs/, by assignment and by operator: same programs, same text."""
    parts = [
        "# Broken programs and the checks\n",
        "Written by `make quality`: right programs, broken in one place each, and whether a check sees it. Each",
        "survivor has its reason in `survivors.toml` of its assignment.\n",
        _markdown_table(_HEADINGS, _rows(quality)),
        _markdown_table(("operator", *_HEADINGS[1:]), _rows_by_operator(quality)),
    ]
    return "\n".join(parts)


_HEADINGS = ("assignment", "programs", "caught", "survive with a reason", "survive")


def _rows(quality: Quality) -> list[tuple[str, ...]]:
    names = sorted({fate.mutant.assignment for fate in quality.fates})
    rows = [_row(name, quality, lambda m, name=name: m.assignment == name) for name in names]  # type: ignore[misc]
    return [*rows, _row("all", quality, lambda _: True)]


def _rows_by_operator(quality: Quality) -> list[tuple[str, ...]]:
    used = Counter(fate.mutant.operator for fate in quality.fates)
    return [
        _row(o.name, quality, lambda m, name=o.name: m.operator == name)  # type: ignore[misc]
        for o in OPERATORS
        if used[o.name]
    ]


def _row(name: str, quality: Quality, belongs: Callable[[Mutant], bool]) -> tuple[str, ...]:
    count = sum(belongs(f.mutant) for f in quality.fates)
    explained = sum(belongs(f.mutant) for f in quality.explained)
    unexplained = sum(belongs(f.mutant) for f in quality.unexplained)
    return name, str(count), str(count - explained - unexplained), str(explained), str(unexplained)


def _markdown_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headings, ["---", *["--:"] * (len(headings) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _named(mutant: Mutant) -> str:
    return f"{mutant.assignment}/{mutant.file}, line {mutant.line}, {mutant.operator}: {mutant.before} → {mutant.after}"
