"""Where the user is: the course around the current folder, or one released folder on its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from grader.course import ASSIGNMENT_FILE, Assignment, Course, CourseError, find_assignment, find_course, load_released
from grader.language import spoken
from grader.result import Language

__all__ = ["Place", "here", "the_course"]


@dataclass(frozen=True)
class Place:
    """The course (if there is one around) and the assignments a student can check here."""

    folder: Path
    course: Course | None
    assignments: tuple[Assignment, ...]

    def assignment(self, query: str | None, file: Path | None) -> Assignment:
        """The assignment meant: by name, by where one stands, or by the name of the file.

        Raises:
            CourseError: none fits.
        """
        if query is None and file is not None:
            by_name = [a for a in self.assignments if a.slug in file.stem.lower() or a.folder in file.resolve().parents]
            if len(by_name) == 1:
                return by_name[0]
        return find_assignment(query, self.assignments, self.folder)

    def language(self, chosen: Language | None) -> Language:
        """The language to speak, by the rule of `spoken`."""
        course = self.course.default_language if self.course else next((a.language for a in self.assignments), None)
        return spoken(chosen, course)


def here() -> Place:
    """What is around the current folder.

    Raises:
        CourseError: neither a course tree nor a released assignment folder.
    """
    folder = Path.cwd()
    course = find_course(folder)
    if released := _released_around(folder, course):
        return Place(folder, None, tuple(load_released(path.parent) for path in released))
    if course is not None:
        return Place(folder, course, course.student_assignments)
    raise CourseError(
        f"{folder.name}/ is neither a course (course.yml) nor an assignment folder (assignment.yml); cd into one"
    )


def _released_around(folder: Path, course: Course | None) -> list[Path]:
    """`ASSIGNMENT_FILE` of each assignment of the handout around `folder`; nothing in the course's own trees.

    A handout may lie inside a course: who works in it means its files, not those of the course.
    """
    own = {course.root, course.student_folder} if course else set()
    for candidate in (folder, *folder.parents):
        if candidate in own:
            break
        if (candidate / ASSIGNMENT_FILE).is_file() and candidate.parent not in own:
            return sorted(candidate.parent.glob(f"*/{ASSIGNMENT_FILE}"))
    return [] if folder in own else sorted(folder.glob(f"*/{ASSIGNMENT_FILE}"))


def the_course() -> Course:
    """The course around the current folder, for instructors' commands.

    Raises:
        CourseError: there is none.
    """
    course = find_course(Path.cwd())
    if course is None:
        raise CourseError(f"no course.yml in {Path.cwd().name}/ or above; run this inside the course tree")
    return course
