"""Running the programs that check the checks (reference, ``right/``, stub, ``wrong/``), several at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grader.authoring.files import where
from grader.course import Assignment, CourseError
from grader.grading.processes import spread, usable_cores
from grader.isolation import LaunchError, Program, SandboxUnavailable
from grader.testing.diagnosis import Diagnoses, inputs_hash
from grader.testing.session import Outcome, SetupError
from grader.testing.variants import wrong_program, wrong_variants

__all__ = ["is_recorded", "record", "run_programs"]


def run_programs(
    assignment: Assignment, programs: Sequence[Program], processes: int | None = None
) -> list[list[Outcome]]:
    """Run every check of an assignment on each program.

    Args:
        processes: how many at a time; as many as this process may use cores when None. Each has its own warm launcher.

    Returns:
        The outcomes of each program, in the order of `programs`; without their exceptions, which do not travel.

    Raises:
        CourseError: the checks cannot be collected, or no process could be started.
    """
    if not programs:
        return []
    count = min(processes or usable_cores(), len(programs))
    shares = [_Share(assignment, start, tuple(programs[start::count])) for start in range(count)]
    if count == 1:
        results = {0: _run_share(shares[0])}
    else:
        results = {}
        for share, outcomes in spread(_run_share, shares, count):
            if outcomes is None:
                raise CourseError(f"{assignment.name}: a process that ran the checks ended; memory may have run out")
            results[share.start] = outcomes
    return [results[index % count][index // count] for index in range(len(programs))]


def is_recorded(assignment: Assignment) -> bool:
    """Whether ``diagnoses.json`` fits the checks, the reference and the ``wrong/`` variants as they are now."""
    return _load(assignment).inputs == inputs_hash(assignment)


def record(assignment: Assignment, processes: int | None = None) -> Path:
    """Record what the ``wrong/`` variants answer; the file that was written.

    Worth it only where `is_recorded` says no: another machine may round a last digit another way.

    Raises:
        CourseError: a variant's docstring is not readable, or the checks cannot be run.
    """
    variants = wrong_variants(assignment)
    outcomes = run_programs(assignment, [wrong_program(assignment, v.path) for v in variants], processes)
    text = Diagnoses.record(assignment, zip(variants, outcomes, strict=True)).to_json()
    path = assignment.diagnoses_file
    unfinished = path.with_name(f".{path.name}.new")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise CourseError(f"{where(path)}: cannot be written ({error.strerror})") from None
    return path


def _load(assignment: Assignment) -> Diagnoses:
    path = assignment.diagnoses_file
    try:
        return Diagnoses.load(path)
    except (ValueError, KeyError, TypeError):
        raise CourseError(f"{where(path)}: is damaged; delete it, `grader release` records it again") from None


@dataclass(frozen=True)
class _Share:
    """What one process runs: every so manyth program from `start` on."""

    assignment: Assignment
    start: int
    programs: tuple[Program, ...]


def _run_share(share: _Share) -> list[list[Outcome]]:
    """In one process: one warm grader, one program after the other.

    Never on a graphics card: what is recorded must not depend on the machine, and a card takes one program at a time.
    """
    from grader.grading.one import Grader

    try:
        with Grader(share.assignment, device="cpu") as grader:
            return [[replace(outcome, error=None) for outcome in grader.run(program)] for program in share.programs]
    except (SetupError, LaunchError, SandboxUnavailable) as error:
        raise CourseError(f"{share.assignment.name}: the checks cannot be run: {error}") from None
