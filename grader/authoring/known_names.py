"""Do the names in course.yml exist? A misspelt one under ``forbidden:`` would forbid nothing."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import warnings
from collections.abc import Iterable

from grader.course import COURSE_FILE, Assignment, Course, CourseError
from grader.needs import is_installed
from grader.yaml_file import line_of, read_yaml

__all__ = ["require_known_names"]


def require_known_names(course: Course, assignments: Iterable[Assignment]) -> list[str]:
    """Look every name under ``forbidden:`` and ``preload:`` up in its library.

    Returns:
        A line for each library that is not installed here, so that its names were not checked.

    Raises:
        CourseError: a name that the installed library does not have; line, field, what is meant, an example.
    """
    unchecked: dict[str, list[str]] = {}
    for assignment in assignments:
        for field in ("preload", "forbidden"):
            for number, name in enumerate(getattr(assignment.settings, field)):
                package = name.partition(".")[0]
                if not is_installed(package):
                    unchecked.setdefault(package, []).append(name)
                elif (problem := _problem(name, module=field == "preload")) is not None:
                    raise CourseError(_message(course, assignment, field, number, problem))
    return [f"not checked: {', '.join(dict.fromkeys(names))} ({p} is not installed)" for p, names in unchecked.items()]


def _problem(name: str, *, module: bool) -> str | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if module:
                importlib.import_module(name)
            else:
                pkgutil.resolve_name(name)
        except (ImportError, AttributeError):
            return _meant(name)
    return None


def _meant(name: str) -> str:
    """``torch.nn.functional has no softmaxx; did you mean softmax?``."""
    parent, _, last = name.rpartition(".")
    if not parent:
        return f"{name} cannot be imported"
    try:
        names = dir(pkgutil.resolve_name(parent))
    except (ImportError, AttributeError):
        return _meant(parent)
    close = difflib.get_close_matches(last, names, n=1)
    return f"{parent} has no {last!r}" + (f"; did you mean {close[0]!r}?" if close else "")


def _message(course: Course, assignment: Assignment, field: str, number: int, problem: str) -> str:
    data = read_yaml(course.root / COURSE_FILE)
    entry = next(i for i, each in enumerate(data["assignments"]) if each["name"] == assignment.name)
    line = line_of(data, ("assignments", entry, field, number))
    example = "forbidden: [torch.nn.functional.softmax]" if field == "forbidden" else "preload: [numpy, scipy.special]"
    return (
        f"{COURSE_FILE}, line {line}, field assignments.{entry}.{field}: {problem}; allowed: names that the installed "
        f"library has; example: `{example}`"
    )
