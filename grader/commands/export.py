"""`grader export`: grades and feedback for the learning platform."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.text import Text as Line

from grader.commands.places import the_course
from grader.course import Assignment, Course, CourseError, find_assignment
from grader.gradebook.exporting import Grade
from grader.gradebook.roster import Person, Roster
from grader.result import Report

__all__ = ["export"]

System = Literal["moodle", "ilias", "csv", "xlsx"]
ID_FIELDS = ("id", "email", "login", "user", "name")


def export(
    system: System,
    graded: Path,
    name: str,
    to: Path | None,
    students: Path | None,
    worksheet: Path | None,
    id_column: str | None,
    id_field: str,
    feedback: Path | None,
    gradebook: str | None = None,
    student_column: str | None = None,
) -> int:
    """Write grades (and feedback) in the form another system imports.

    Args:
        worksheet: Moodle's grading worksheet, or ILIAS's multi-feedback archive, which names everybody's folder.
        gradebook: path or URL of nbgrader's database; the one in or beside `graded` when None.
        student_column: as for `grader collect`.

    Returns:
        0, or 1 when there was no grade to write.

    Raises:
        CourseError: nothing graded there, no such gradebook, nobody in the worksheet, or an option that does not fit.
    """
    from grader.gradebook import exporting

    course = the_course()
    assignment = find_assignment(name, course.staff_assignments, course.root)
    if id_field not in ID_FIELDS:
        raise CourseError(f"--id {id_field}: is none of {', '.join(ID_FIELDS)}")
    people = students or (worksheet if system != "ilias" else None)
    roster = Roster.read(people, student_column) if people else Roster()
    grades = _grades(course, graded, assignment, gradebook)
    if roster.identified_by:
        Console().print(Line(f"students are called by: {roster.identified_by}"))
    target = to or Path(f"{assignment.name}_{system}.{'xlsx' if system == 'xlsx' else 'csv'}")
    if system == "moodle" and worksheet is not None:
        data, written = _worksheet(worksheet, grades, roster)
    else:
        rows = exporting.grade_table(grades, roster, id_column or id_field, id_field)
        data = exporting.to_xlsx(rows, assignment.name) if system == "xlsx" else exporting.to_csv(rows)
        written = sum(row[1] != "" for row in rows[1:])
    pages = _feedback(system, graded, assignment, roster, grades, worksheet) if feedback else b""
    target.write_bytes(data)
    _say(f"wrote {target}: {written} grades", grades)
    if feedback is not None:
        feedback.write_bytes(pages)
        Console().print(Line(f"wrote {feedback}: feedback pages"))
    if not written:
        sys.stderr.write(f"grader: no grade in {target}: a person must look at every hand-in first\n")
    return 0 if written else 1


def _grades(course: Course, graded: Path, assignment: Assignment, gradebook: str | None) -> list[Grade]:
    """Final grades: those of the gradebook, where people may have graded by hand, else those of the results.

    Raises:
        CourseError: there is neither, or the gradebook that was asked for cannot be read.
    """
    from grader.gradebook.database import GradebookError, shown
    from grader.gradebook.scores import gradebook_of, read_scores
    from grader.reporting.grades import standing

    reports = [Report.from_json(p.read_bytes()) for p in sorted(graded.glob(f"results/*/{assignment.name}.json"))]
    grades = {r.student: Grade(r.student, standing(course, r).final, r.max_points) for r in reports}
    source = gradebook or gradebook_of(graded)
    try:
        by_hand = read_scores(source, course, assignment.name) if source else {}
    except GradebookError as error:
        raise CourseError(str(error)) from None
    grades |= by_hand
    if not grades:
        raise CourseError(f"{graded}: no results for {assignment.name}; run `grader grade … --out {graded}` first")
    where = f"scores from {shown(source)}" if source else "no gradebook: automatic scores only (see --gradebook)"
    Console().print(Line(where))
    if source and (rest := sorted(grades.keys() - by_hand)):
        Console().print(Line(f"not in the gradebook, automatic scores: {', '.join(rest)}", "bold yellow"))
    return [grades[student] for student in sorted(grades)]


def _worksheet(worksheet: Path, grades: Sequence[Grade], roster: Roster) -> tuple[bytes, int]:
    """Moodle's worksheet, filled, and how many grades are in it; what Moodle would not take from it is said."""
    from grader.gradebook.exporting import filled_worksheet

    filled = filled_worksheet(worksheet, {grade.student: grade for grade in grades}, roster)
    for student in filled.missing:
        sys.stderr.write(f"grader: {student} is not in {worksheet.name}; no grade exported\n")
    for student, maximum in filled.above.items():
        sys.stderr.write(
            f"grader: {student} has more than Moodle's maximum of {maximum:g}; Moodle passes over such grades without "
            "a word. Raise the maximum there, then upload\n"
        )
    return filled.data, filled.written


def _feedback(
    system: System,
    graded: Path,
    assignment: Assignment,
    roster: Roster,
    grades: Sequence[Grade],
    worksheet: Path | None,
) -> bytes:
    """The ZIP file of all feedback pages, with the folders that the platform expects."""
    from grader.gradebook import ilias
    from grader.gradebook.exporting import feedback_archive, moodle_feedback_folder

    found = ((grade.student, _page(graded, assignment, grade.student)) for grade in grades)
    pages = {student: page for student, page in found if page is not None}
    if not pages:
        raise CourseError(
            f"{graded}: no feedback pages; `grader grade` writes them, or `nbgrader generate_feedback` beside it"
        )
    if system != "ilias":
        return feedback_archive(pages, roster, moodle_feedback_folder)
    if worksheet is None:
        prefix = ilias.ascii_name(
            f"multi_feedback_{assignment.settings.title.de}_{assignment.number}".replace(" ", "_")
        )
        return feedback_archive(pages, roster, ilias.folder_of, f"{prefix}/")
    prefix, people, folders = ilias.structure(worksheet)

    def folder_of(person: Person) -> str:
        known = people.of(person.user or person.login or person.id) or people.find(person.name, "")
        if known is None:
            raise CourseError(
                f"{person.name or person.id}: not in {worksheet.name}; is it the archive of this exercise?"
            )
        return folders[known.user]

    return feedback_archive(pages, roster, folder_of, prefix)


def _page(graded: Path, assignment: Assignment, student: str) -> Path | None:
    """The feedback page of a student: ours, or where nbgrader graded, nbgrader's."""
    ours = graded / "feedback" / student / f"{assignment.name}.html"
    nbgraders = graded.absolute().parent / "feedback" / student / assignment.name / f"{assignment.slug}.html"
    return next((page for page in (ours, nbgraders) if page.is_file()), None)


def _say(line: str, grades: Sequence[Grade]) -> None:
    console = Console()
    console.print(Line(line), soft_wrap=True)
    if waiting := [g.student for g in grades if g.final is None]:
        console.print(Line(f"left empty, a person must look first: {', '.join(waiting)}", "bold yellow"))
