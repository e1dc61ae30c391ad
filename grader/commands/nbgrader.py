"""`grader nbgrader init`: the course inside nbgrader."""

from __future__ import annotations

import os
from pathlib import Path

from rich.console import Console
from rich.text import Text as Line

from grader.commands.places import the_course
from grader.course import CourseError

__all__ = ["init"]

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
