"""`grader collect`, `grader export`, `grader submit`: files from and for the learning platform."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from grader.commands.places import here, the_course
from grader.course import Assignment, Course, CourseError, find_assignment
from grader.gradebook.exporting import Grade
from grader.gradebook.roster import Roster
from grader.result import Language, Report

__all__ = ["collect", "export", "submit"]

System = Literal["moodle", "ilias", "csv", "xlsx"]
ID_FIELDS = ("id", "email", "login", "user", "name")


def collect(system: str, archive: Path, name: str, out: Path, students: Path | None) -> int:
    """Unpack the download of a learning platform (so far Moodle's) into ``out/<student>/<assignment>/``.

    Returns:
        0, or 1 when somebody could not be matched or something not be read.

    Raises:
        CourseError: not a Moodle archive, or the list of students cannot be read.
    """
    from grader.gradebook.moodle import SET_ASIDE
    from grader.gradebook.moodle import collect as unpack

    course = the_course()
    assignment = find_assignment(name, course.staff_assignments, course.root)
    roster = Roster.read(students) if students else Roster()
    assert system == "moodle"  # the command line offers no other
    result = unpack(archive, out, assignment, roster)
    console = Console()
    table = Table("student", "files", title=f"{assignment.name}: {len(result.placed)} hand-ins in {out}")
    for student, files in sorted(result.placed.items()):
        table.add_row(Line(student), Line(", ".join(sorted(files))))
    console.print(table)
    for title, lines in (
        ("Not on the list; collected under their Moodle name", result.unmatched),
        (f"Older hand-ins of the same person, kept in {SET_ASIDE}/", result.set_aside),
        ("Could not be read", result.skipped),
    ):
        if lines:
            console.print(Line(f"{title}:", "bold yellow"))
            for line in lines:
                console.print(Line(f"  {line}"))
    return 1 if result.unmatched or result.skipped else 0


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
) -> int:
    """Write grades (and feedback) in the form another system imports.

    Args:
        gradebook: path or URL of nbgrader's database; the one in or beside `graded` when None.

    Raises:
        CourseError: nothing graded there, no such gradebook, or an option that does not fit.
    """
    from grader.gradebook import exporting

    course = the_course()
    assignment = find_assignment(name, course.staff_assignments, course.root)
    if id_field not in ID_FIELDS:
        raise CourseError(f"--id {id_field}: is none of {', '.join(ID_FIELDS)}")
    people = students or worksheet
    roster = Roster.read(people) if people else Roster()
    grades = _grades(course, graded, assignment, gradebook)
    target = to or Path(f"{assignment.name}_{system}.{'xlsx' if system == 'xlsx' else 'csv'}")
    rows = exporting.grade_table(grades, roster, id_column or id_field, id_field)
    if system == "moodle" and worksheet is not None:
        data = _worksheet(worksheet, grades, roster)
    else:
        data = exporting.to_xlsx(rows, assignment.name) if system == "xlsx" else exporting.to_csv(rows)
    target.write_bytes(data)
    _say(f"wrote {target}: {sum(g.final is not None for g in grades)} grades", grades)
    if feedback is not None:
        feedback.write_bytes(_feedback(system, graded, assignment, roster, [g.student for g in grades]))
        Console().print(Line(f"wrote {feedback}: feedback pages"))
    return 0


def submit(query: str | None, out: Path | None, language: Language | None) -> int:
    """Check once more, then make the archive to hand in, or hand in through nbgrader where that is set up.

    Returns:
        0 when everything passed, 1 when something is still open; the archive is made either way.

    Raises:
        CourseError: there is nothing to hand in.
    """
    from grader.commands.check import report_for
    from grader.reporting.terminal import print_report

    place = here()
    assignment = place.assignment(query, None)
    report = report_for(assignment, None, None)
    print_report(report, place.language(language), hint_command=f"grader hint {assignment.number:02d}")
    if _in_nbgrader(assignment):
        command = [str(Path(sys.executable).parent / "nbgrader"), "submit", assignment.name]
        return subprocess.run(command, cwd=assignment.folder.parent, check=False).returncode
    target = out or Path.cwd() / f"{assignment.name}.zip"
    target.write_bytes(_archive(assignment, report))
    said = {"de": f"{target.name} ist fertig zum Abgeben.", "en": f"{target.name} is ready to be handed in."}
    Console().print(Line(said[place.language(language)]))
    return 0 if report.all_passed else 1


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


def _worksheet(worksheet: Path, grades: Sequence[Grade], roster: Roster) -> bytes:
    """Moodle's worksheet, filled; what Moodle would not take from it is said."""
    from grader.gradebook.exporting import filled_worksheet

    data, missing, above = filled_worksheet(worksheet, {grade.student: grade for grade in grades}, roster)
    for student in missing:
        sys.stderr.write(f"grader: {student} is not in {worksheet.name}; no grade exported\n")
    for student, maximum in above.items():
        sys.stderr.write(
            f"grader: {student} has more than Moodle's maximum of {maximum:g}; Moodle passes over such grades without "
            "a word. Raise the maximum there, then upload\n"
        )
    return data


def _feedback(system: System, graded: Path, assignment: Assignment, roster: Roster, students: Sequence[str]) -> bytes:
    from grader.gradebook.exporting import feedback_archive, ilias_folder, moodle_feedback_folder

    found = ((student, _page(graded, assignment, student)) for student in students)
    pages = {student: page for student, page in found if page is not None}
    if not pages:
        raise CourseError(
            f"{graded}: no feedback pages; `grader grade` writes them, or `nbgrader generate_feedback` beside it"
        )
    if system == "ilias":
        return feedback_archive(pages, roster, ilias_folder, f"multi_feedback_{assignment.slug}_{assignment.number}/")
    return feedback_archive(pages, roster, moodle_feedback_folder)


def _page(graded: Path, assignment: Assignment, student: str) -> Path | None:
    """The feedback page of a student: ours, or where nbgrader graded, nbgrader's."""
    ours = graded / "feedback" / student / f"{assignment.name}.html"
    nbgraders = graded.absolute().parent / "feedback" / student / assignment.name / f"{assignment.slug}.html"
    return next((page for page in (ours, nbgraders) if page.is_file()), None)


def _in_nbgrader(assignment: Assignment) -> bool:
    """Whether nbgrader would find its settings beside the assignment's folder, or for this user or machine."""
    from jupyter_core.paths import jupyter_config_path

    folders = [assignment.folder.parent, *map(Path, jupyter_config_path())]
    there = any((folder / f"nbgrader_config.{kind}").is_file() for folder in folders for kind in ("py", "json"))
    return there and assignment.folder.name == assignment.name


def _archive(assignment: Assignment, report: Report) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(assignment.folder / report.file, report.file)
    return data.getvalue()


def _say(line: str, grades: Sequence[Grade]) -> None:
    console = Console()
    console.print(Line(line))
    if waiting := [g.student for g in grades if g.final is None]:
        console.print(Line(f"left empty, a person must look first: {', '.join(waiting)}", "bold yellow"))
