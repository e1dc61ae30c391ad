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
    if course is not None:
        return Place(folder, course, course.student_assignments)
    for candidate in (folder, *folder.parents):
        if (candidate / ASSIGNMENT_FILE).is_file():
            siblings = sorted(candidate.parent.glob(f"*/{ASSIGNMENT_FILE}"))
            return Place(folder, None, tuple(load_released(path.parent) for path in siblings))
    released = tuple(load_released(p.parent) for p in sorted(folder.glob(f"*/{ASSIGNMENT_FILE}")))
    if released:
        return Place(folder, None, released)
    raise CourseError(
        f"{folder.name}/ is neither a course (course.yml) nor an assignment folder (assignment.yml); cd into one"
    )


def the_course() -> Course:
    """The course around the current folder, for instructors' commands.

    Raises:
        CourseError: there is none.
    """
    course = find_course(Path.cwd())
    if course is None:
        raise CourseError(f"no course.yml in {Path.cwd().name}/ or above; run this inside the course tree")
    return course
