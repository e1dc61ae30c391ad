"""`grader collect`: a learning platform's download -> the folders that `grader grade` reads."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from grader.commands.places import the_course
from grader.course import find_assignment
from grader.gradebook.roster import Roster

__all__ = ["collect"]


def collect(
    system: Literal["moodle", "ilias"],
    archive: Path,
    name: str,
    out: Path,
    students: Path | None,
    student_column: str | None = None,
) -> int:
    """Unpack the download into ``out/<student>/<assignment>/``.

    Args:
        students: list of students; Moodle's grading worksheet also says when each one handed in.
        student_column: heading of the list's column that names students' folders.

    Returns:
        0, or 1 when somebody could not be matched or something not be read.

    Raises:
        CourseError: not such an archive, or the list of students cannot be read. Nothing has been written then.
    """
    from grader.gradebook import ilias, moodle
    from grader.gradebook.placing import SET_ASIDE

    course = the_course()
    assignment = find_assignment(name, course.staff_assignments, course.root)
    roster = Roster.read(students, student_column) if students else Roster()
    unpack = moodle.collect if system == "moodle" else ilias.collect
    result = unpack(archive, out, assignment, roster, course.late.timezone)
    console = Console()
    table = Table("student", "files", title=f"{assignment.name}: {len(result.placed)} hand-ins in {out}")
    for student, files in sorted(result.placed.items()):
        who = f"{student} ({', '.join(result.groups[student])})" if student in result.groups else student
        table.add_row(Line(who), Line(", ".join(sorted(files))))
    console.print(table)
    if roster.identified_by:
        console.print(Line(f"Students are called by: {roster.identified_by} (--student-column chooses another)"))
    platform = system.capitalize() if system == "moodle" else system.upper()
    for title, lines in (
        ("Note", result.remarks),
        (f"Not on the list; collected under their name in {platform}", result.unmatched),
        (f"Older hand-ins of the same person, kept in {SET_ASIDE}/", result.set_aside),
        ("Could not be read", result.skipped),
    ):
        if lines:
            console.print(Line(f"{title}:", "bold yellow"))
            for line in lines:
                console.print(Line(f"  {line}"))
    return 1 if result.unmatched or result.skipped else 0
