"""Reading staff files, and naming a place in them the way every message of this package does."""

from __future__ import annotations

from pathlib import Path

from grader.course import CourseError

__all__ = ["read_text", "where"]


def where(path: Path, line: int | None = None) -> str:
    """``04_pooling/pooling.py, line 7``: the folder tells which assignment, the name which file."""
    place = f"{path.parent.name}/{path.name}"
    return place if line is None else f"{place}, line {line}"


def read_text(path: Path) -> str:
    """The file as text with Unix line ends.

    Raises:
        CourseError: it is missing or not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise CourseError(f"{where(path)}: is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise CourseError(f"{where(path)}: cannot be read ({error.strerror}); every assignment needs it") from None
