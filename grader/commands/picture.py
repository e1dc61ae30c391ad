"""`grader show`: the picture with the student's own code, beside the expected kind of picture."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from grader.commands.places import here
from grader.course import Assignment, CourseError
from grader.result import Language, Text

__all__ = ["open_in_background", "show"]

DRAWING = Text(de="Ich zeichne mit deinem Code …", en="Drawing with your code …")
MINE = Text(de="mit deinem Code", en="with your code")
THEIRS = Text(de="so etwa soll es aussehen", en="roughly what to expect")
FAILED = Text(
    de="{name}: kein Bild: {why}. Welche Aufgaben braucht es noch? `grader check` sagt es.",
    en="{name}: no picture: {why}. Which tasks does it still need? `grader check` tells.",
)


def show(query: str | None, file: Path | None, language: Language | None) -> int:
    """Draw the picture and open it where there is a desktop.

    Returns:
        Exit code: 0 drawn, 1 the student's code does not draw it yet.

    Raises:
        CourseError: no such assignment or file.
    """
    from grader.handin.submission import read_file, read_submission
    from grader.student.picture import EXPECTED, CannotDraw, beside, draw, program_of

    place = here()
    assignment, speaks = place.assignment(query, file), place.language(language)
    if file is not None and not file.is_file():
        raise CourseError(f"{file}: no such file")
    submission = read_file(file, assignment.slug) if file else read_submission(assignment.folder, assignment.slug)
    if not submission.chunks:
        raise CourseError(f"{assignment.folder.name}/: nothing to draw with; `grader check` says what is there")
    sys.stderr.write(DRAWING.to(speaks) + "\n")
    target = assignment.folder / f"{assignment.slug}_picture.png"
    expected = assignment.folder / EXPECTED
    try:
        draw(program_of(assignment, submission), assignment.folder, target, speaks)
    except CannotDraw as error:
        sys.stdout.write(FAILED.to(speaks).format(name=submission.file, why=error) + "\n")
        return 1
    if expected.is_file():
        beside(target, expected, target, (MINE.to(speaks), THEIRS.to(speaks)))
    sys.stdout.write(f"{target.name}\n")
    if sys.stdout.isatty() and (sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY")):
        import click

        click.launch(str(target))
    return 0


def open_in_background(assignment: Assignment, file: Path | None) -> Text:
    """Start `grader show` beside what is going on; one line about it."""
    command = [sys.executable, "-m", "grader", "show", assignment.name]
    if file is not None:
        command += ["--file", str(file.resolve())]
    subprocess.Popen(
        command, cwd=assignment.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    name = f"{assignment.slug}_picture.png"
    return Text(de=f"Das Bild wird gezeichnet: {name}", en=f"The picture is being drawn: {name}")
