"""Running the programs that check the checks (reference, ``right/``, stub, ``wrong/``), several at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from grader.authoring.files import where
from grader.authoring.remembered import Remembered
from grader.course import Assignment, CourseError
from grader.datasets import FOLDER_VARIABLE
from grader.grading.preloading import shared_libraries
from grader.grading.processes import spread, usable_cores
from grader.isolation import LaunchError, Program, SandboxUnavailable
from grader.testing.diagnosis import Diagnoses, inputs_hash
from grader.testing.session import Outcome, SetupError
from grader.testing.variants import wrong_program, wrong_variants

if TYPE_CHECKING:
    from grader.grading.one import Grader

__all__ = ["Batch", "is_recorded", "record", "run_batches", "run_programs"]


@dataclass(frozen=True)
class Batch:
    """Programs on which all checks of an assignment are run."""

    assignment: Assignment
    programs: tuple[Program, ...]


def run_programs(
    assignment: Assignment, programs: Sequence[Program], processes: int | None = None, *, remember: bool = False
) -> list[list[Outcome]]:
    """Run every check of an assignment on each program: `run_batches` for one batch.

    Raises:
        CourseError: the checks cannot be collected, or no process could be started.
    """
    (outcomes,) = run_batches([Batch(assignment, tuple(programs))], processes, remember=remember)
    if isinstance(outcomes, CourseError):
        raise outcomes
    return outcomes


def run_batches(
    batches: Sequence[Batch],
    processes: int | None = None,
    *,
    remember: bool = False,
    done: Callable[[int], None] = lambda count: None,
) -> Iterator[list[list[Outcome]] | CourseError]:
    """Run every check on each program. The programs are handed out one at a time, whatever assignment they are of.

    Args:
        processes: how many at a time; as many as this process may use cores when None. Each holds one assignment warm.
        remember: take what was found on this machine before about the very same checks, program and package, and keep
            what is found now; see `Remembered`.
        done: told how many more programs have their outcomes.

    Returns:
        For each batch in turn, as soon as it is complete, the outcomes of its programs in their order (without their
        exceptions, which do not travel), or what stands in the way: the checks cannot be collected, no process starts.
    """
    memories = [Remembered.of(batch.assignment) if remember else Remembered() for batch in batches]
    found: list[dict[int, list[Outcome]]] = [
        {place: old for place, program in enumerate(batch.programs) if (old := memory.outcomes(program)) is not None}
        for batch, memory in zip(batches, memories, strict=True)
    ]
    items = [
        _Item(number, place, batch.assignment, program)
        for number, batch in enumerate(batches)
        for place, program in enumerate(batch.programs)
        if place not in found[number]
    ]
    done(sum(map(len, found)))
    failed: dict[int, CourseError] = {}
    count, libraries = min(processes or usable_cores(), len(items)), shared_libraries(item.assignment for item in items)
    results = spread(_run, items, count, libraries=libraries) if items else iter(())
    try:
        for number, (batch, memory) in enumerate(zip(batches, memories, strict=True)):
            while len(found[number]) < len(batch.programs) and number not in failed:
                item, answer = next(results)
                done(1)
                if isinstance(answer, list):
                    found[item.batch][item.place] = answer
                else:
                    said = answer or "a process that ran the checks ended; memory may have run out"
                    failed[item.batch] = CourseError(f"{item.assignment.name}: {said}")
            if number not in failed:
                outcomes = [found[number][place] for place in range(len(batch.programs))]
                memory.keep(list(zip(batch.programs, outcomes, strict=True)))
                yield outcomes
            else:
                yield failed[number]
    finally:
        if hasattr(results, "close"):
            results.close()


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
    programs = tuple(wrong_program(assignment, variant.path) for variant in variants)
    outcomes = run_programs(assignment, programs, processes, remember=True)
    text = Diagnoses.record(assignment, list(zip(variants, outcomes, strict=True))).to_json()
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


# ---------------------------------------------------------------------- in the processes


@dataclass(frozen=True)
class _Item:
    """One program and where its outcomes belong."""

    batch: int
    place: int
    assignment: Assignment
    program: Program


_warm: tuple[Assignment, Grader | str] | None = None
"""What this process holds ready, or why it cannot; programs of one assignment come one after the other."""


def _run(item: _Item) -> list[Outcome] | str:
    grader = _grader(item.assignment)
    if isinstance(grader, str):
        return grader
    try:
        return [replace(outcome, error=None) for outcome in grader.run(item.program)]
    except LaunchError as error:
        return f"the checks cannot be run: {error}"


def _grader(assignment: Assignment) -> Grader | str:
    """Never on a graphics card and with the embedded data: what is recorded must not depend on the machine.

    (And a card takes one program at a time.) Real data, where a course has it, is the business of tests.
    """
    global _warm
    from grader.grading.one import Grader

    os.environ.pop(FOLDER_VARIABLE, None)  # this process does nothing else

    if _warm is not None and _warm[0] == assignment:
        return _warm[1]
    if _warm is not None and not isinstance(_warm[1], str):
        _warm[1].__exit__(None, None, None)
    try:
        _warm = assignment, Grader(assignment, device="cpu").__enter__()
    except (SetupError, LaunchError, SandboxUnavailable) as error:
        _warm = assignment, f"the checks cannot be run: {error}"
    return _warm[1]
