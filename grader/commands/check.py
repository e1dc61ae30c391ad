"""`grader check`, `grader watch`, `grader hint`: the student's side."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from grader.commands.places import Place, here
from grader.course import Assignment, CourseError
from grader.result import Language, Report, Status

__all__ = ["Format", "check", "hint", "report_for", "watch"]

Format = Literal["text", "json", "junit", "github"]


def check(
    query: str | None,
    task: int | None,
    file: Path | None,
    language: Language | None,
    form: Format,
    device: str | None = None,
) -> int:
    """Run the public checks on the student's file and print the result.

    Returns:
        Exit code: 0 all passed, 1 some failed, 3 a fault of the grader.

    Raises:
        CourseError: nothing to check, or no such task.
    """
    place = here()
    assignment = place.assignment(query, file)
    _require_task(assignment, task)
    report = report_for(assignment, file, task, device)
    _print(report, place.language(language), form, assignment)
    if any(c.status is Status.GRADER_ERROR for c in report.checks):
        return 3
    return 0 if report.all_passed else 1


def watch(
    query: str | None, task: int | None, file: Path | None, language: Language | None, device: str | None = None
) -> int:
    """Check again whenever the file is saved, until Ctrl-C."""
    from watchfiles import watch as changes

    place = here()
    assignment = place.assignment(query, file)
    _require_task(assignment, task)
    folder = file.parent if file else assignment.folder
    _watch_once(place, assignment, file, task, language, device)
    for _ in changes(folder, watch_filter=lambda _, path: path.endswith((".py", ".ipynb")), raise_interrupt=False):
        _watch_once(place, assignment, file, task, language, device)
    return 0


def hint(query: str | None, task: int, number: int, language: Language | None) -> int:
    """Print one hint of a task.

    Raises:
        CourseError: no such task or no such hint.
    """
    from grader.authoring.statement import hints

    place = here()
    assignment = place.assignment(query, None)
    _require_task(assignment, task)
    spoken = place.language(language)
    found: Sequence[str] = hints(assignment, spoken).get(task, ())
    if not 1 <= number <= len(found):
        raise CourseError(f"task {task} of {assignment.name} has {len(found)} hint(s); there is no number {number}")
    sys.stdout.write(found[number - 1] + "\n")
    if number < len(found):
        more = {"de": "Noch ein Hinweis", "en": "One more hint"}[spoken]
        sys.stdout.write(f"\n{more}: grader hint {assignment.number:02d} {task} --number {number + 1}\n")
    return 0


def _require_task(assignment: Assignment, task: int | None) -> None:
    if task is not None and task not in assignment.task_titles:
        raise CourseError(
            f"{assignment.name} has no task {task}; there are: {', '.join(map(str, assignment.task_titles))}"
        )


def report_for(assignment: Assignment, file: Path | None, task: int | None, device: str | None = None) -> Report:
    """What the public checks say of the student's file.

    Raises:
        CourseError: there is nothing to check.
    """
    from grader.grading.one import Grader
    from grader.grading.submission import read_file, read_submission

    if file is not None and not file.is_file():
        raise CourseError(f"{file}: no such file")
    submission = read_file(file, assignment.slug) if file else read_submission(assignment.folder, assignment.slug)
    if not submission.chunks and not submission.file:
        raise CourseError(
            f"{assignment.folder.name}/: neither {assignment.slug}.py nor {assignment.slug}.ipynb is there"
        )
    with Grader(assignment, device=device) as grader:
        return grader.grade(submission, wanted=lambda _, declared: task in (None, declared.task))


def _print(report: Report, language: Language, form: Format, assignment: Assignment) -> None:
    from grader.reporting import github, junit, terminal

    if form == "json":
        sys.stdout.write(report.to_json())
    elif form == "junit":
        sys.stdout.write(junit.to_junit(report, language))
    elif form == "github":
        sys.stdout.write(github.to_github(report, language))
    else:
        terminal.print_report(report, language, hint_command=f"grader hint {assignment.number:02d}")


def _watch_once(
    place: Place,
    assignment: Assignment,
    file: Path | None,
    task: int | None,
    language: Language | None,
    device: str | None,
) -> None:
    from rich.console import Console

    console = Console()
    console.clear()
    _print(report_for(assignment, file, task, device), place.language(language), "text", assignment)
    said = {"de": "Ich prüfe nach jedem Speichern. Ende mit Strg-C.", "en": "Checking after every save. Ctrl-C ends."}
    console.print(said[place.language(language)], style="dim")
