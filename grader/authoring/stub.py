"""The student's file: the reference with its solution regions taken out."""

from __future__ import annotations

from grader.authoring.files import read_text, where
from grader.authoring.regions import BEGIN, END, find_regions
from grader.course import Assignment, CourseError

__all__ = ["STUB_LINES", "stub"]

STUB_LINES = ("# YOUR CODE HERE", "raise NotImplementedError()")
"""What stands in place of a region, as in nbgrader."""


def stub(assignment: Assignment, *, markers: bool = False) -> str:
    """Text of the stub of a staff assignment.

    Args:
        markers: leave the regions' markers around the stub's lines.

    Raises:
        CourseError: the markers are not readable, there is no region, or what is left is not Python.
    """
    path = assignment.module_file
    text = read_text(path)
    regions = find_regions(text, path)
    if not regions:
        raise CourseError(f"{where(path)}: no solution region; students would be handed the whole reference")
    lines = text.rstrip("\n").split("\n")
    put = (BEGIN, *STUB_LINES, END) if markers else STUB_LINES
    for region in reversed(regions):
        lines[region.first - 1 : region.last] = [region.indent + line for line in put]
    result = "\n".join(lines) + "\n"
    try:
        compile(result, path.name, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise CourseError(f"{where(path)}: the stub is not Python, its line {error.lineno}: {error.msg}") from None
    return result
