"""`grader start`, `grader next`, `grader reset`: where to begin, and begin anew."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from grader.commands.places import here
from grader.course import Assignment, CourseError
from grader.result import Language, Status, Text

__all__ = ["next_task", "reset", "reset_in", "start"]


def start(query: str, language: Language | None) -> int:
    """Copy a fresh folder of an assignment into the current one, and open it where there is a desktop.

    Raises:
        CourseError: no such assignment, or there is such a folder already.
    """
    from grader.student.template import copy_fresh

    place = here()
    assignment, speaks = place.assignment(query, None), place.language(language)
    target = Path.cwd() / assignment.name
    copy_fresh(assignment, target)
    said = Text(
        de=f"{assignment.name}/ ist da: Lies README.de.md, schreibe in {assignment.slug}.py oder .ipynb, dann:",
        en=f"{assignment.name}/ is here: read README.en.md, write into {assignment.slug}.py or .ipynb, then:",
    )
    sys.stdout.write(f"{said.to(speaks)}\n  cd {assignment.name}\n  grader watch\n")
    _open(target)
    return 0


def next_task(language: Language | None) -> int:
    """Say which task is the next open one, where it stands and how to go on.

    Raises:
        CourseError: there are no assignments here.
    """
    from grader.student.progress import progress_of
    from grader.student.template import line_of_task

    place = here()
    speaks = place.language(language)
    for assignment in place.assignments:
        progress = progress_of(assignment)
        passed = {} if progress.report is None or progress.changed else _passed(progress.report)
        task = next((n for n in assignment.task_titles if not passed.get(n, False)), None)
        if task is None:
            continue
        file = assignment.module_file
        line = line_of_task(file.read_text(encoding="utf-8", errors="replace"), task) if file.is_file() else None
        title = assignment.task_titles[task].to(speaks)
        word = {"de": "Aufgabe", "en": "task"}[speaks]
        where = _shown(file if line else assignment.folder)
        sys.stdout.write(f"{assignment.name}, {word} {task}: {title}\n  {where}{f':{line}' if line else ''}\n")
        number = f"{assignment.number:02d}"
        sys.stdout.write(f"  grader watch {number} --task {task}\n  grader hint {number} {task}\n")
        return 0
    done = Text(de="Alles ist bestanden. Sehr schön!", en="Everything passes. Well done!")
    sys.stdout.write(done.to(speaks) + "\n")
    return 0


def reset(query: str | None, task: int, file: Path | None, yes: bool, language: Language | None) -> int:
    """Put the template of one task back; the file as it was stays as ``.bak``.

    Returns:
        Exit code: 0 done, 1 not wanted.

    Raises:
        CourseError: no such task, its place in the file is gone, or nobody can be asked.
    """
    place = here()
    assignment, speaks = place.assignment(query, file), place.language(language)
    if not yes:
        asked = Text(
            de=f"{assignment.name}, Aufgabe {task}: wieder leer machen? [j/N] ",
            en=f"{assignment.name}, task {task}: make it empty again? [y/N] ",
        )
        if not sys.stdin.isatty():
            raise CourseError("nobody can be asked here; --yes does it without asking")
        sys.stdout.write(asked.to(speaks))
        sys.stdout.flush()
        if sys.stdin.readline().strip().lower()[:1] not in ("j", "y"):
            return 1
    sys.stdout.write(reset_in(assignment, task, file).to(speaks) + "\n")
    return 0


def reset_in(assignment: Assignment, task: int, file: Path | None) -> Text:
    """Put the template of one task back; one line about it.

    Raises:
        CourseError: no such task, no file, or its place in the file is gone.
    """
    from grader.handin.submission import read_submission
    from grader.student.template import reset_task, said_of_reset

    if task not in assignment.task_titles:
        raise CourseError(f"{assignment.name} has no task {task}")
    name = read_submission(assignment.folder, assignment.slug).file
    path = file or assignment.folder / (name or assignment.module_file.name)
    planned = reset_task(assignment, task, path)
    try:
        planned.backup.write_bytes(path.read_bytes())
        path.write_text(planned.text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CourseError(f"{error.filename or path}: cannot be written ({error.strerror})") from None
    return said_of_reset(planned, task)


def _passed(report: object) -> dict[int, bool]:
    """Whether all that is required of each task passes; extra credit counts where a task has nothing else."""
    from grader.result import Report

    assert isinstance(report, Report)
    found: dict[int, bool] = {}
    for task in sorted({check.task for check in report.checks}):
        checks = report.of_task(task)
        required = [check for check in checks if not check.bonus] or list(checks)
        found[task] = all(check.status is Status.PASSED for check in required)
    return found


def _shown(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def _open(folder: Path) -> None:
    """Show the folder in the system's file manager, where somebody sits before it."""
    if sys.stdout.isatty() and (sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY")):
        import click

        click.launch(str(folder))
