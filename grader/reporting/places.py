"""Where the pages of a class lie, relative to the folder of results; every link is made here."""

from __future__ import annotations

from urllib.parse import quote

__all__ = ["INDEX", "assignment_page", "feedback_page_of", "href", "student_page"]

INDEX = "index.html"


def feedback_page_of(student: str, assignment: str) -> str:
    """The page that the student gets."""
    return f"feedback/{student}/{assignment}.html"


def student_page(student: str) -> str:
    """Everything of one student, for instructors. A folder of its own: a name may be as long as a name can be."""
    return f"class/students/{student}/{INDEX}"


def assignment_page(assignment: str) -> str:
    """All statistics of one assignment."""
    return f"class/{assignment}.html"


def href(path: str, page: str = INDEX) -> str:
    """`path` as a link on `page`: it leads to a page beside it, whatever a student's folder is called."""
    return "../" * page.count("/") + quote(path)
