"""`grader init`: a course of one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text as Line

from grader.commands.git import git
from grader.course import COURSE_FILE, Course, CourseError, find_assignment

__all__ = ["init"]

_QUERY = re.compile(r"\d+|\d\d_[a-z0-9_]+")
"""What names an assignment on this command line; anything else is the folder."""


def init(places: Sequence[str], source: str | None, queries: Sequence[str]) -> int:
    """Make a course, or take assignments of another one over.

    Args:
        places: the folder, and assignments that stand behind ``--with``.
        source: a checkout of another course, or its git address.

    Raises:
        CourseError: the folder is not empty, or an assignment is not there.
    """
    from grader.authoring.init import init_course, take_over

    root, wanted = _sorted_out(places, source, queries)
    console = Console()
    if source is None:
        if (root / COURSE_FILE).is_file():
            raise CourseError(f"{root}: is a course already; `grader new` adds an assignment, --from takes some over")
        made = init_course(root)
    else:
        with _opened(source) as other:
            chosen = [find_assignment(query, other.staff_assignments, other.root) for query in wanted]
            adds = (root / COURSE_FILE).is_file()
            made = take_over(Course.load(root), chosen) if adds else init_course(root, chosen)
    for path in made.files:
        console.print(Line(f"  wrote  {path.relative_to(root)}"))
    console.print(Line(f"\nNext, in {root}: grader verify, then grader release"))
    return 0


def _sorted_out(places: Sequence[str], source: str | None, queries: Sequence[str]) -> tuple[Path, list[str]]:
    """The folder, and the assignments to take over."""
    wanted = [*queries, *(place for place in places if source is not None and _QUERY.fullmatch(place))]
    folders = [place for place in places if place not in wanted]
    if source is None and queries:
        raise CourseError("--with says which assignments, --from where they are: name that course, too")
    if source is not None and not wanted:
        raise CourseError("--from says where assignments are, --with which: --with 01 04 08")
    if len(folders) > 1:
        raise CourseError(f"one folder, please: {' '.join(folders)}")
    if not folders and source is None:
        raise CourseError("name the folder of the new course: grader init my-course")
    return Path(folders[0] if folders else "."), wanted


@contextmanager
def _opened(source: str) -> Iterator[Course]:
    """The other course, cloned for the moment where it is an address."""
    if Path(source).is_dir():
        yield Course.load(Path(source).resolve())
        return
    if "://" not in source and not re.match(r"[\w.-]+@[\w.-]+:", source):
        raise CourseError(f"{source}: neither a folder nor a git address")
    with TemporaryDirectory(prefix="grader-from-") as folder:
        address = source.removeprefix("git+")
        git(Path(folder), "clone", "--quiet", "--depth", "1", "--", address, "clone")
        yield Course.load(Path(folder, "clone"))
