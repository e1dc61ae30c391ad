"""`grader check`, `grader hint`, `grader explain`: is it right, and if not, what helps?"""

from __future__ import annotations

import shutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from grader.commands.places import here
from grader.course import ASSIGNMENT_FILE, Assignment, CourseError
from grader.language import spoken
from grader.needs import missing, needed, needed_by_check, said_of, usable
from grader.result import Language, Report, Status

if TYPE_CHECKING:
    from grader.commands.rendering import Format
    from grader.testing.declared import DeclaredCheck

__all__ = [
    "check",
    "explain",
    "first_open_task",
    "hint",
    "inside_assignment",
    "report_for",
    "require_libraries",
    "require_task",
]


def check(
    query: str | None,
    task: int | None,
    file: Path | None,
    language: Language | None,
    form: Format,
    device: str | None = None,
    *,
    everything: bool = False,
) -> int:
    """Run the public checks on the student's file and print the result.

    Args:
        everything: every check and every message, however many lines that takes.

    Returns:
        Exit code: 0 all passed, 1 some failed or could not be run here, 3 a fault of the grader.

    Raises:
        CourseError: nothing to check, no such task, or a library is missing.
    """
    from grader.commands.rendering import Checked, show
    from grader.student.progress import remember_checks

    place = here()
    assignment = place.assignment(query, file)
    speaks = place.language(language)
    require_task(assignment, task)
    require_libraries(assignment, speaks)
    report = report_for(assignment, file, task, device)
    show([Checked(assignment, report, file)], speaks, form, everything=everything)
    if file is None:
        remember_checks(assignment, report)
    left_out = say_left_out(assignment, task, speaks)
    if any(c.status is Status.GRADER_ERROR for c in report.checks):
        return 3
    return 0 if report.all_passed and not left_out else 1


def hint(query: str | None, task: int | None, number: int, language: Language | None) -> int:
    """Print the hints of a task up to one level; without a task, those of the first open one.

    Raises:
        CourseError: no such task or no such hint.
    """
    from grader.student.telling import hints_of

    place = here()
    assignment = place.assignment(query, None)
    require_task(assignment, task)
    speaks = place.language(language)
    if task is None:
        task = first_open_task(assignment)
    found = hints_of(assignment, task, speaks)
    if not 1 <= number <= len(found):
        raise CourseError(f"task {task} of {assignment.name} has {len(found)} hint(s); there is no number {number}")
    word = {"de": "Aufgabe", "en": "Task"}[speaks]
    print_wrapped(f"{assignment.name}, {word} {task}: {assignment.task_titles[task].to(speaks)}")
    print_wrapped(f"{number}. {found[number - 1]}")
    if number < len(found):
        more = {"de": "Noch ein Tipp", "en": "One more hint"}[speaks]
        sys.stdout.write(f"\n{more}: grader hint {assignment.number:02d} {task} --number {number + 1}\n")
    return 0


def explain(query: str, name: str | None, language: Language | None) -> int:
    """Print a check's sentence, why it matters, its formula and its source.

    Raises:
        CourseError: no such check.
    """
    from grader.student.telling import explanation, find_check

    place = here()
    check = find_check(place.assignment(name, None), query)
    for part in explanation(check, place.language(language)):
        print_wrapped(part)
    return 0


def first_open_task(assignment: Assignment) -> int:
    """The first task of which something required did not pass when it was checked last; the first one if unknown."""
    from grader.student.progress import progress_of

    report = progress_of(assignment).report
    tasks = list(assignment.task_titles)
    if report is None:
        return tasks[0]
    missing_points = {c.task for c in report.checks if c.status is not Status.PASSED}
    required = {c.task for c in report.checks if c.status is not Status.PASSED and not c.bonus}
    return next((task for task in tasks if task in (required or missing_points)), tasks[0])


def print_wrapped(text: str) -> None:
    """Print text in lines that fit the terminal; those of code, which are indented, stay."""
    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    for line in text.split("\n"):
        pieces = [line] if line.startswith("    ") else textwrap.wrap(line, width) or [""]
        sys.stdout.write("\n".join(pieces) + "\n")


def inside_assignment() -> bool:
    """Whether the current folder is, or lies in, the folder of an assignment."""
    return any((folder / ASSIGNMENT_FILE).is_file() for folder in (Path.cwd(), *Path.cwd().parents))


def require_libraries(assignment: Assignment, language: Language) -> None:
    """One line instead of a traceback.

    Raises:
        CourseError: the checks import something that is not installed; with the command that installs it.
    """
    if absent := missing(needed(assignment)):
        raise CourseError(said_of(absent, assignment.name).to(language))


def say_left_out(assignment: Assignment, task: int | None, language: Language) -> bool:
    """Say on stderr which tasks were not checked completely, because a library is missing; whether there are any."""
    from grader.testing.declared import declared_checks

    absent: dict[int, set[str]] = {}
    for declared in declared_checks(assignment):
        if not declared.hidden and task in (None, declared.task) and (packages := _absent(assignment, declared)):
            absent.setdefault(declared.task, set()).update(packages)
    for number, names in absent.items():
        who = {"de": f"Nicht geprüft: Aufgabe {number}", "en": f"Not checked: task {number}"}[language]
        sys.stderr.write(f"grader: {said_of(sorted(names), who).to(language)}\n")
    return bool(absent)


def report_for(assignment: Assignment, file: Path | None, task: int | None, device: str | None = None) -> Report:
    """What the public checks say of the student's file; checks whose libraries are missing are left out.

    Raises:
        CourseError: there is nothing to check, or nothing can be checked here.
    """
    from grader.grading.one import Grader
    from grader.handin.candidates import kind_of
    from grader.handin.submission import read_file, read_submission

    require_libraries(assignment, spoken(None, assignment.language))
    if file is not None and not file.is_file():
        raise CourseError(f"{file}: no such file")
    submission = read_file(file, assignment.slug) if file else read_submission(assignment.folder, assignment.slug)
    if not submission.chunks and kind_of(submission.file) is None:
        raise CourseError(
            f"{assignment.folder.name}/: neither {assignment.slug}.py nor {assignment.slug}.ipynb is there"
        )
    with Grader(usable(assignment), device=device) as grader:
        return grader.grade(
            submission,
            wanted=lambda _, declared: task in (None, declared.task) and not _absent(assignment, declared),
        )


def _absent(assignment: Assignment, declared: DeclaredCheck) -> list[str]:
    return missing(needed_by_check(assignment.folder / declared.file, declared.function))


def require_task(assignment: Assignment, task: int | None) -> None:
    """Refuse a task that is not there.

    Raises:
        CourseError: with the tasks there are.
    """
    if task is not None and task not in assignment.task_titles:
        raise CourseError(
            f"{assignment.name} has no task {task}; there are: {', '.join(map(str, assignment.task_titles))}"
        )
