"""Staff tree -> a working nbgrader course: its configuration, and in ``source/`` what students get.

nbgrader copies everything below ``source/`` to students as it is. So nothing lies there but what `release`
would hand out, with the notebook in the form from which ``generate_assignment`` makes the students' one.
"""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template

from grader.authoring.notebook import notebook
from grader.authoring.release import plan
from grader.authoring.tree import write_tree
from grader.authoring.trials import is_recorded
from grader.course import Course, CourseError

__all__ = [
    "CONFIG",
    "SOURCE",
    "MadeFolder",
    "config_text",
    "default_course_id",
    "init_course_folder",
    "require_course_id",
    "student_config",
]

CONFIG = "nbgrader_config.py"
SOURCE = "source"


@dataclass(frozen=True)
class MadeFolder:
    """What `init_course_folder` did."""

    files: tuple[Path, ...]
    """Written, replaced or removed."""
    kept_config: bool
    """Whether a configuration was there and is another one; it was left alone."""


def init_course_folder(course: Course, folder: Path, course_id: str) -> MadeFolder:
    """Make `folder` an nbgrader course, or bring its ``source/`` up to date.

    Args:
        course: with its staff tree.
        folder: created when it is not there; may lie inside or outside of the course.
        course_id: nbgrader's name of the course.

    Raises:
        CourseError: the staff tree is not complete, something in ``source/`` was changed by hand, or the folder
            cannot be written. Nothing has changed then in the assignment concerned.
    """
    require_course_id(course_id)
    for assignment in course.open_assignments:
        if not is_recorded(assignment):
            raise CourseError(f"{assignment.name}: released texts are not up to date; run `grader release` first")
    wanted = _source(course)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        changed = [folder / SOURCE / name for name in write_tree(folder / SOURCE, wanted)]
        config = config_text(course, folder, course_id)
        path = folder / CONFIG
        if not path.exists():
            path.write_text(config, encoding="utf-8")
            changed.append(path)
        kept = path.read_text(encoding="utf-8") != config
    except OSError as error:
        raise CourseError(f"{folder}: cannot be written ({error.strerror})") from None
    return MadeFolder(tuple(sorted(changed)), kept)


def require_course_id(course_id: str) -> None:
    """Refuse what cannot be a folder.

    Raises:
        CourseError: it says what is allowed.
    """
    if not re.fullmatch(r"[\w.-]+", course_id):
        raise CourseError(
            f"course id {course_id!r}: only letters, digits, '_', '-' and '.'; choose another --course-id"
        )


def default_course_id(course: Course) -> str:
    """The English title and the term as a name that can stand in a path: ``neural_networks_ws2026``.

    With the term, because an exchange keeps what was handed in under the same name in an earlier one.
    """
    return "_".join(filter(None, (_plain(course.title.en), _term(course.term)))) or "course"


def _term(term: str) -> str:
    """``ws2026`` for the winter that begins then, ``ss2027``; any other text as it is, made plain."""
    match = re.search(r"\b(w|s)\w*\W*(\d{4})", term, re.IGNORECASE)
    return f"{match[1].lower()}s{match[2]}" if match else _plain(term)


def _plain(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", ascii_only.lower()).strip("_")


def student_config(course_id: str, exchange: str) -> str:
    """The configuration of nbgrader for a student's machine: which course, and where its exchange lies.

    Args:
        exchange: path that instructors and students share; nbgrader's own default when empty.
    """
    root = f'c.Exchange.root = "{exchange}"' if exchange else '# c.Exchange.root = "/srv/nbgrader/exchange"'
    return (
        '"""What nbgrader needs to know on a student\'s machine; put it into ~/.jupyter or /etc/jupyter."""\n\n'
        "c = get_config()  # noqa: F821\n"
        f'c.CourseDirectory.course_id = "{course_id}"\n'
        f"{root}\n"
    )


def _source(course: Course) -> dict[str, bytes]:
    """Path below ``source/`` to content."""
    tree = {name: data for name, data in plan(course).items() if "/" in name}
    for assignment in course.open_assignments:
        text = notebook(assignment, course.default_language, source=True)
        tree[f"{assignment.name}/{assignment.slug}.ipynb"] = text.encode()
    return tree


def config_text(course: Course, folder: Path, course_id: str) -> str:
    """The configuration of the nbgrader course in `folder`."""
    # relative, so that course and folder can be moved together; where they share nothing, it is as good as absolute
    root = os.path.relpath(course.root.resolve(), folder.resolve())
    template = Template(files("grader.authoring").joinpath("templates", "nbgrader_config.txt").read_text("utf-8"))
    return template.substitute(course_folder=Path(root).as_posix(), course_id=course_id)
