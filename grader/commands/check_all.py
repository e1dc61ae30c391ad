"""`grader check --all` and `--changed`: several assignments in one run, with one summary and one exit code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from grader.commands.places import here
from grader.course import Assignment, CourseError
from grader.result import Language, Status

if TYPE_CHECKING:
    from grader.commands.rendering import Checked, Format

__all__ = ["check_all", "check_changed"]


def check_all(language: Language | None, form: Format, device: str | None = None) -> int:
    """Check every assignment there is.

    Returns:
        Exit code: 0 all passed, 1 some failed, 2 some could not be checked, 3 a fault of the grader.
    """
    place = here()
    return _check(list(place.assignments), place.language(language), form, device)


def check_changed(since: str | None, language: Language | None, form: Format, device: str | None = None) -> int:
    """Check the assignments whose files differ from a commit.

    Returns:
        As `check_all`; 0 when none has changed.

    Raises:
        CourseError: this is no git repository.
    """
    from grader.commands.git import changed_assignments

    place = here()
    root = place.course.student_folder if place.course else place.folder
    found, compared = changed_assignments(place.assignments, root if root.is_dir() else place.folder, since)
    if not compared:
        sys.stderr.write(f"grader: no commit {since or 'before this one'} to compare with; checking everything\n")
    elif not found:
        sys.stderr.write(f"grader: no assignment has changed since {compared}\n")
    return _check(found, place.language(language), form, device)


def _check(assignments: list[Assignment], language: Language, form: Format, device: str | None) -> int:
    from grader.commands.check import report_for, require_libraries, say_left_out
    from grader.commands.rendering import Checked, show

    checked: list[Checked] = []
    code = 0
    for assignment in assignments:
        try:
            require_libraries(assignment, language)
            checked.append(Checked(assignment, report_for(assignment, None, None, device)))
        except CourseError as error:
            sys.stderr.write(f"grader: {error}\n")
            code = 2
            continue
        if say_left_out(assignment, None, language):
            code = max(code, 1)
    show(checked, language, form, brief=True)
    statuses = {check.status for each in checked for check in each.report.checks}
    if Status.GRADER_ERROR in statuses:
        return 3
    return code or int(not all(each.report.all_passed for each in checked))
