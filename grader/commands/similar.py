"""`grader similar`: which hand-ins of an assignment share code, for instructors' eyes."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text as Line

from grader.commands.places import the_course
from grader.course import Assignment, Course, CourseError, find_assignment
from grader.grading.store import write_atomically
from grader.handin.students import student_name
from grader.handin.submission import read_submission
from grader.isolation.host.cleaning import clean_line
from grader.reporting.similarpage import Beside, Side, similar_pages
from grader.result import Language
from grader.similarity.pairs import Document, Pair, document, similar_pairs

__all__ = ["similar"]

MOST = 200
"""Pairs with a page of their own."""
SHOWN = 10
"""Pairs in the terminal."""


def similar(submitted: Path, query: str, out: Path, language: Language | None) -> int:
    """Compare all hand-ins of one assignment and write the pairs side by side below `out`.

    Returns:
        0, whatever was found: a pair is something to look at, not a verdict.

    Raises:
        CourseError: no hand-ins, or `out` is where students get something.
    """
    course = the_course()
    assignment = find_assignment(query, course.staff_assignments, course.root)
    if "feedback" in out.absolute().parts:
        raise CourseError(f"{out}: feedback/ is for students; choose another --out")
    documents = _documents(assignment, submitted)
    if len(documents) < 2:
        raise CourseError(f"{submitted}: fewer than two hand-ins of {assignment.name}; nothing to compare")
    pairs = similar_pairs(documents, _given(course, assignment))
    shown = [_beside(pair) for pair in pairs[:MOST]]
    title = assignment.settings.title
    for name, text in similar_pages(title, shown, len(documents), language or course.default_language):
        write_atomically(out / name, text.encode("utf-8", "replace"))
    console = Console()
    console.print(f"{assignment.name}: {len(documents)} hand-ins compared, {len(pairs)} pair(s) to look at")
    for pair in pairs[:SHOWN]:
        names = f"{clean_line(pair.one.name, 40)}  {clean_line(pair.other.name, 40)}"
        console.print(Line(f"  {100 * pair.share:3.0f} %  {names}"), soft_wrap=True)
    console.print(Line(f"  side by side: {out / 'index.html'}"), soft_wrap=True)
    return 0


def _documents(assignment: Assignment, submitted: Path) -> list[Document]:
    if not submitted.is_dir():
        raise CourseError(f"{submitted}: no such folder; expected {submitted.name}/<student>/<assignment>/")
    folders = [p / assignment.name for p in sorted(submitted.iterdir()) if not p.name.startswith(".")]
    found = []
    for folder in (folder for folder in folders if folder.is_dir()):
        submission = read_submission(folder, assignment.slug, folder.parent.name)
        found.append(document(student_name(folder.parent.name), [chunk.source for chunk in submission.chunks]))
    return found


def _given(course: Course, assignment: Assignment) -> list[Document]:
    """What everybody got: the released stub."""
    stub = course.student_folder / assignment.name / f"{assignment.slug}.py"
    return [document("stub", [stub.read_text(encoding="utf-8")])] if stub.is_file() else []


def _beside(pair: Pair) -> Beside:
    return Beside(_side(pair, pair.one), _side(pair, pair.other), round(100 * pair.share))


def _side(pair: Pair, which: Document) -> Side:
    shared = pair.lines(which)
    lines = "\n".join(which.sources).split("\n")
    return Side(which.name, tuple((number, line, number in shared) for number, line in enumerate(lines, 1)))
