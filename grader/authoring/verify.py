"""The checks are checked: what must hold of an assignment before students meet it.

Reference and every ``right/`` variant get full marks, the stub nothing, and each ``wrong/`` variant loses
points in the tasks it names and nowhere else, and is told apart from all others by the diagnosis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.authoring.evidence import evidence_rows
from grader.authoring.reading import Row, folder_rows
from grader.authoring.stub import stub
from grader.authoring.trials import Batch, is_recorded, run_batches
from grader.course import Assignment, Course, CourseError
from grader.isolation import Chunk, Program
from grader.result import Status
from grader.testing.diagnosis import Diagnoses, diagnose
from grader.testing.session import Outcome
from grader.testing.transcript import same_fingerprint, weakness
from grader.testing.variants import WrongVariant, reference_program, right_program, wrong_program, wrong_variants

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Row", "Verdict", "render", "verify"]

_UNWRITTEN = {Status.NOT_ATTEMPTED, Status.MISSING}


@dataclass(frozen=True)
class Verdict:
    """Everything `verify` has to say about one assignment."""

    assignment: str
    rows: tuple[Row, ...]

    @property
    def ok(self) -> bool:
        """Whether students may have it."""
        return all(row.ok for row in self.rows)


def verify(
    course: Course,
    assignments: Sequence[Assignment],
    *,
    processes: int | None = None,
    remember: bool = False,
    started: Callable[[int], None] = lambda total: None,
    done: Callable[[int], None] = lambda count: None,
) -> Iterator[Verdict]:
    """Look at staff folders and run their programs: a verdict for each, as soon as it is there.

    Args:
        processes: how many programs run at a time; as many as there are processors when None.
        remember: do not run again what was run on this machine and has not changed; see `Remembered`.
        started: told how many programs there are. done: told how many more have been run.
    """
    folders = [_Folder.read(course, assignment) for assignment in assignments]
    batches = [Batch(f.assignment, f.programs) for f in folders if f.programs]
    started(sum(len(batch.programs) for batch in batches))
    results = run_batches(batches, processes, remember=remember, done=done)
    for folder in folders:
        yield Verdict(
            folder.assignment.name, (*folder.rows, *(folder.judged(next(results)) if folder.programs else ()))
        )


def render(verdicts: Sequence[Verdict], console: Console) -> None:
    """Print verdicts as a table."""
    from rich.table import Table
    from rich.text import Text

    for verdict in verdicts:
        table = Table(title=verdict.assignment, title_justify="left", show_header=False, box=None, pad_edge=False)
        for row in verdict.rows:
            sign = Text("✓", "green") if row.ok else Text("✗", "bold red")
            # Text, not str: a check's id may hold square brackets, which Rich would read as markup.
            table.add_row(
                sign, Text(row.what), Text("\n".join(row.problems) or row.note, "" if row.problems else "dim")
            )
        console.print(table)
        failed = sum(not row.ok for row in verdict.rows)
        says = f"{failed} of {len(verdict.rows)} rows to put right" if failed else "ready for students"
        console.print(Text(f"{verdict.assignment}: {says}", "bold red" if failed else "bold green"), end="\n\n")


@dataclass(frozen=True)
class _Folder:
    """A staff folder, what reading it showed, and what is to be run."""

    assignment: Assignment
    rows: tuple[Row, ...]
    right: tuple[Path, ...] = ()
    wrong: tuple[WrongVariant, ...] = ()
    programs: tuple[Program, ...] = ()
    """Reference, ``right/``, stub, ``wrong/``; none when there is no use in running them."""

    @classmethod
    def read(cls, course: Course, assignment: Assignment) -> _Folder:
        rows, sound = folder_rows(course, assignment)
        if not sound:
            rows.append(Row("programs", ("not run; put right what is said above first",)))
            return cls(assignment, tuple(rows))
        try:
            right, wrong = tuple(assignment.variants("right")), wrong_variants(assignment)
            unwritten = Program(assignment.slug, (Chunk(stub(assignment), assignment.module_file.name),))
        except CourseError as error:
            return cls(assignment, (*rows, Row("programs", (str(error),))))
        programs = (
            reference_program(assignment),
            *(right_program(assignment, path) for path in right),
            unwritten,
            *(wrong_program(assignment, variant.path) for variant in wrong),
        )
        return cls(assignment, tuple(rows), right, wrong, programs)

    def judged(self, outcomes: Sequence[Sequence[Outcome]] | CourseError) -> list[Row]:
        """What running the programs showed."""
        if isinstance(outcomes, CourseError):
            return [Row("programs", (str(outcomes),))]
        reference, *others = outcomes
        of_right, of_stub, of_wrong = others[: len(self.right)], others[len(self.right)], others[len(self.right) + 1 :]
        try:
            diagnoses = _diagnoses(self.assignment, self.wrong, of_wrong)
        except CourseError as error:
            return [Row("programs", (str(error),))]
        return [
            Row("reference", tuple(_not_full(reference)), _count(reference)),
            *(Row(f"right/{p.stem}", tuple(_not_full(o))) for p, o in zip(self.right, of_right, strict=True)),
            Row("stub", tuple(_not_empty(of_stub))),
            *(
                Row(f"wrong/{v.name}", tuple(_not_caught(v, o, diagnoses)), _lost(o))
                for v, o in zip(self.wrong, of_wrong, strict=True)
            ),
            *evidence_rows(self.assignment, {v.name: o for v, o in zip(self.wrong, of_wrong, strict=True)}),
        ]


def _diagnoses(
    assignment: Assignment, wrong: Sequence[WrongVariant], outcomes: Sequence[Sequence[Outcome]]
) -> Diagnoses:
    """The record that grading uses, if it is up to date: then this run also shows that it can be reproduced."""
    if is_recorded(assignment):
        return Diagnoses.load(assignment.diagnoses_file)
    return Diagnoses.record(assignment, list(zip(wrong, outcomes, strict=True)))


def _not_full(outcomes: Sequence[Outcome]) -> list[str]:
    return [_said(outcome) for outcome in outcomes if outcome.status is not Status.PASSED]


def _not_empty(outcomes: Sequence[Outcome]) -> list[str]:
    """The stub must earn nothing, and every check must say so in the words for work not begun."""
    return [
        f"{outcome.check}: passes without the student's work; check something that the student writes"
        if outcome.status is Status.PASSED
        else f"{_said(outcome)} — call the student's function before anything else can fail"
        for outcome in outcomes
        if outcome.status not in _UNWRITTEN
    ]


def _not_caught(variant: WrongVariant, outcomes: Sequence[Outcome], diagnoses: Diagnoses) -> list[str]:
    lost = {outcome.declared.task for outcome in outcomes if outcome.status is not Status.PASSED}
    problems = [
        f"task {task} keeps all its points; no check sees this mistake" for task in sorted(set(variant.tasks) - lost)
    ]
    for task in sorted(lost - set(variant.tasks)):
        failed = next(o for o in outcomes if o.declared.task == task and o.status is not Status.PASSED)
        problems.append(f"task {task} loses points too ({_said(failed)}); name it under tasks: or narrow the check")
    if lost and (unnamed := _not_named(variant, outcomes, diagnoses)):
        problems.append(unnamed)
    return problems


def _not_named(variant: WrongVariant, outcomes: Sequence[Outcome], diagnoses: Diagnoses) -> str | None:
    """Why the diagnosis does not name this mistake on any check, alone or as one of two."""
    if any(variant.name in {m.name for m in mistakes} for mistakes in diagnose(outcomes, diagnoses).values()):
        return None
    lost = [outcome for outcome in outcomes if outcome.status is not Status.PASSED]
    kinds = {weakness(outcome.transcript) for outcome in lost}
    if kinds and "" not in kinds and not kinds <= set(variant.shows):
        return (
            f"shows nothing but {' and '.join(sorted(kinds))}, as many mistakes do; add a check that shows more, or "
            f'"shows: {", ".join(sorted(kinds))}" to its docstring if only this mistake ends so'
        )
    twins = _twins(variant, outcomes, diagnoses)
    if len(twins) > 1:
        return f"cannot be told apart from {', '.join(twins)}; add a check in which they differ, or drop one"
    return "not named by the diagnosis; is its answer the same in every run?"


def _twins(variant: WrongVariant, outcomes: Sequence[Outcome], diagnoses: Diagnoses) -> list[str]:
    """The other mistakes that answer the same in every check that this one fails."""
    lost = [outcome for outcome in outcomes if outcome.status is not Status.PASSED]
    return [
        name
        for name in sorted(diagnoses.mistakes.keys() - {variant.name})
        if all(
            name in diagnoses.checks.get(o.check, {})
            and same_fingerprint(o.transcript, diagnoses.checks[o.check][name])
            for o in lost
        )
    ]


def _said(outcome: Outcome) -> str:
    """``test_pooling.py::test_shape: wrong: first line of the message``."""
    lines = outcome.message.en.strip().splitlines() if outcome.message else []
    return f"{outcome.check}: {outcome.status.value}" + (f": {' | '.join(lines)[:160]}" if lines else "")


def _count(outcomes: Sequence[Outcome]) -> str:
    hidden = sum(outcome.declared.hidden for outcome in outcomes)
    return f"{len(outcomes) - hidden} public and {hidden} hidden checks"


def _lost(outcomes: Sequence[Outcome]) -> str:
    lost = [outcome for outcome in outcomes if outcome.status is not Status.PASSED]
    tasks = sorted({outcome.declared.task for outcome in lost})
    return f"fails {len(lost)} of {len(outcomes)} checks, task {', '.join(map(str, tasks))}"
