"""A new staff folder, filled with an example that works, so that every part of it can be replaced in turn."""

from __future__ import annotations

import importlib.util
import keyword
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from grader.course import COURSE_FILE, Course, CourseError, Settings
from grader.result import Text

__all__ = ["Scaffold", "new"]

_FILES = {
    "statement.de.md": "statement.de.md",
    "statement.en.md": "statement.en.md",
    "hints.de.md": "hints.de.md",
    "hints.en.md": "hints.en.md",
    "${slug}.py": "reference.py.txt",
    "test_${slug}.py": "test_public.py.txt",
    "test_${slug}_hidden.py": "test_hidden.py.txt",
    "right/mask.py": "right.py.txt",
    "wrong/absolute_value.py": "wrong.py.txt",
}
"""File of the new folder to its template."""


@dataclass(frozen=True)
class Scaffold:
    """What `new` has made."""

    folder: Path
    files: tuple[Path, ...]
    course_lines: str
    """What to add to course.yml under ``assignments:``; empty when it is listed already."""


def new(course: Course, name: str) -> Scaffold:
    """Create ``solutions/<name>/`` with a working example in it and a TODO wherever something is to be written.

    Everything but the TODOs already passes `grader verify`. course.yml is left to its author, who may keep it in
    an order and with comments of their own; `Scaffold.course_lines` is what belongs there.

    Raises:
        CourseError: the name cannot be used, or the folder is there already.
    """
    settings = _settings(course, name)
    slug = name.split("_", 1)[1]
    folder = course.staff_folder / name
    if folder.exists():
        raise CourseError(f"solutions/{name}: is there already; choose another name or delete it")
    _check_slug(slug, name)
    listed = settings in course.settings
    title = settings.title.en if listed else slug.replace("_", " ").capitalize()
    course.staff_folder.mkdir(exist_ok=True)
    # The folder appears complete or not at all.
    with TemporaryDirectory(prefix=".new-", dir=course.staff_folder) as staging:
        made = Path(staging, name)
        paths = [_write(made, target, template, slug, title) for target, template in _FILES.items()]
        made.replace(folder)
    lines = "" if listed else f"  - name: {name}\n    title: {{de: {title}, en: {title}}}\n    preload: [numpy]\n"
    return Scaffold(folder, tuple(sorted(folder / path for path in paths)), lines)


def _settings(course: Course, name: str) -> Settings:
    """The entry of course.yml, or one made up for a valid name."""
    listed = next((s for s in course.settings if s.name == name), None)
    if listed is not None:
        return listed
    try:
        settings = Settings(name=name, title=Text(de=name, en=name))
    except ValidationError:
        raise CourseError(
            f"{name!r}: an assignment is named by two digits, an underline and a lower-case word, like 09_hopfield"
        ) from None
    number = name.split("_", 1)[0]
    if taken := next((s.name for s in course.settings if s.name.startswith(f"{number}_")), None):
        raise CourseError(f"{name!r}: {COURSE_FILE} has {taken} with the same number; choose another one")
    return settings


def _check_slug(slug: str, name: str) -> None:
    """The student's file becomes the module `slug`: it must not hide another one."""
    if keyword.iskeyword(slug) or slug in sys.stdlib_module_names or importlib.util.find_spec(slug) is not None:
        raise CourseError(f"{name!r}: {slug}.py would hide Python's or a library's {slug!r}; choose another word")


def _write(folder: Path, target: str, template: str, slug: str, title: str) -> Path:
    name = Template(target).substitute(slug=slug)
    text = files("grader.authoring").joinpath("templates", "new", template).read_text(encoding="utf-8")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    # Not Template: the statement's formulas are full of dollar signs.
    path.write_text(text.replace("${title}", title), encoding="utf-8", newline="\n")
    return Path(name)
