"""`grader nbgrader init`: the course inside nbgrader."""

from __future__ import annotations

import os
from pathlib import Path

from rich.console import Console
from rich.text import Text as Line

from grader.commands.places import the_course
from grader.course import CourseError

__all__ = ["init", "init_student"]

DATABASE = "gradebook.db"


def init(folder: Path, course_id: str | None) -> int:
    """Make `folder` an nbgrader course, or bring it up to date.

    Its gradebook lies in it, unless the environment variable GRADER_GRADEBOOK names another, as for `grader grade`.

    Raises:
        CourseError: the staff tree is not complete, or the folder cannot be written.
    """
    from grader.authoring.course_folder import CONFIG, default_course_id, init_course_folder
    from grader.gradebook.writer import GradebookError, write_gradebook

    course, console = the_course(), Console()
    name = course_id or default_course_id(course)
    made = init_course_folder(course, folder, name)
    try:  # nbgrader itself would write no due dates
        write_gradebook(os.environ.get("GRADER_GRADEBOOK") or folder / DATABASE, course, [], course_id=name)
    except GradebookError as error:
        raise CourseError(str(error)) from None
    for path in made.files:
        console.print(Line(f"  wrote  {path.relative_to(folder)}"))
    if made.kept_config:
        console.print(f"{CONFIG} was there and stays as it is; rename it and run this again to see a new one")
    first = course.settings[0].name if course.settings else "NAME"
    console.print(Line(f"\nNext, in {folder}: nbgrader generate_assignment {first}"))
    return 0


def init_student(folder: Path, course_id: str | None, exchange: str) -> int:
    """Write what nbgrader on a student's machine needs: the name of the course and the place of its exchange.

    Raises:
        CourseError: there is another configuration already, or the folder cannot be written.
    """
    from grader.authoring.course_folder import CONFIG, default_course_id, require_course_id, student_config

    name = course_id or default_course_id(the_course())
    require_course_id(name)
    if any(character in exchange for character in '"\\\n'):
        raise CourseError(f"--exchange {exchange!r}: write the path with / and without quotes")
    path, text = folder / CONFIG, student_config(name, exchange)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.read_text(encoding="utf-8") != text:
            raise CourseError(
                f"{path}: is there already and says something else; move it away, or choose another folder"
            )
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CourseError(f"{folder}: cannot be written ({error.strerror})") from None
    console = Console()
    console.print(Line(f"  wrote  {path}: course {name}"))
    console.print("Put it into ~/.jupyter/ of every student, or into /etc/jupyter/ of the machine they share.")
    return 0
