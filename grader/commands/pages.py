"""Write what a class has become: feedback, the instructor's pages, tables; only what has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from grader.course import Course
from grader.grading.package import package_digest
from grader.grading.store import write_atomically
from grader.reporting.classpage import ClassPages
from grader.reporting.feedback import feedback_page
from grader.reporting.grades import grades_csv, when
from grader.reporting.history import History
from grader.reporting.places import feedback_page_of
from grader.result import Language, Report

__all__ = ["people_of", "write_class", "write_feedback"]


def people_of(students: Path | None) -> dict[str, str]:
    """Folder to name, as names are sorted, of everybody on a list.

    Raises:
        CourseError: the list cannot be read.
    """
    if students is None:
        return {}
    from grader.gradebook.roster import Roster

    named = {}
    for person in Roster.read(students).people:
        last, first = person.last_first
        named[person.id] = f"{last}, {first}" if first else last
    return named


def write_feedback(course: Course, reports: Sequence[Report], out: Path) -> None:
    """A page per hand-in, for students; made anew only where what it is made of is new."""
    language = course.default_language
    for report in reports:
        due = course.due(report.assignment, report.student)
        penalty = course.late.penalty(report.points, due, when(report.submitted))
        path = out / feedback_page_of(report.student, report.assignment)
        made_of = hashlib.sha256(package_digest() + report.to_json().encode() + f"{due} {penalty} {language}".encode())
        if not _is_made_of(path, made_of.hexdigest()):
            page = feedback_page(report, language, due=due, penalty=penalty).encode()
            _write(path, page + _mark(made_of.hexdigest(), page))


def _mark(made_of: str, page: bytes) -> bytes:
    """What stands at the end of a page; who edits it cannot but change it."""
    return f"<!-- {made_of} {hashlib.sha256(page).hexdigest()} -->\n".encode()


def _is_made_of(path: Path, made_of: str) -> bool:
    length = len(_mark(made_of, b""))
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return data[-length:] == _mark(made_of, data[:-length])


def write_class(
    course: Course,
    reports: Sequence[Report],
    out: Path,
    language: Language,
    people: Mapping[str, str],
    changed: Collection[tuple[str, str]],
) -> None:
    """The instructor's pages, all tables, and the history that they show."""
    histories = _histories(reports, out)
    pages = ClassPages(course, reports, language, people, changed, histories)
    for path, text in pages.files():
        _write(out / path, text.encode("utf-8-sig" if path.endswith(".csv") else "utf-8", "replace"))
    _write(out / "grades.csv", grades_csv(course, reports).encode("utf-8-sig"))


def _histories(reports: Sequence[Report], out: Path) -> dict[str, History]:
    """Everybody's hand-ins, with those of this run."""
    by_student: dict[str, list[Report]] = {}
    for report in reports:
        by_student.setdefault(report.student, []).append(report)
    histories = {}
    for student, theirs in by_student.items():
        path = out / "history" / student / "hand_ins.json"
        known = History.from_json(path.read_bytes() if path.is_file() else b"")
        histories[student] = known.with_reports(theirs)
        _write(path, histories[student].to_json().encode())
    return histories


def _write(path: Path, data: bytes) -> None:
    """Write what is not there already: who watches or copies the folder sees only what has changed."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return
    except OSError:
        pass  # it is not there, or writing says what is wrong
    write_atomically(path, data)
