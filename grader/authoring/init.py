"""A course of one's own: course.yml, one example that works, a workflow; and assignments of another course."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.authoring.requirement import requirement
from grader.authoring.workflows import WORKFLOW_FILE, workflow
from grader.course import COURSE_FILE, Assignment, Course, CourseError, Limits, Settings

__all__ = ["EXAMPLE", "MadeCourse", "init_course", "take_over", "term_of"]

EXAMPLE = "01_softmax"
_EXAMPLE_FILES = (
    "statement.de.md",
    "statement.en.md",
    "hints.de.md",
    "hints.en.md",
    "softmax.py",
    "test_softmax.py",
    "test_softmax_hidden.py",
    "right/row_by_row.py",
    "wrong/over_the_columns.py",
    "wrong/overflow.py",
    "wrong/sum_instead_of_mean.py",
    "wrong/logarithm_to_base_two.py",
    "wrong/mean_before_logarithm.py",
)


@dataclass(frozen=True)
class MadeCourse:
    """What was made."""

    root: Path
    files: tuple[Path, ...]
    """Written files, and folders of assignments."""


def init_course(root: Path, assignments: Sequence[Assignment] = ()) -> MadeCourse:
    """Make a course in an empty or new folder; complete or not at all.

    Args:
        assignments: of another course, taken over in place of the example.

    Raises:
        CourseError: the folder is not empty, or cannot be written.
    """
    if root.exists() and (not root.is_dir() or any(path.name != ".git" for path in root.iterdir())):
        raise CourseError(f"{root}: is not empty; choose a new folder, or take assignments over with --from")
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".grader-init-", dir=root.parent) as staging:
            made = Path(staging, "course")
            _fill(made, assignments)
            Course.load(made)
            root.mkdir(exist_ok=True)
            for path in made.iterdir():
                path.replace(root / path.name)
    except OSError as error:
        raise CourseError(f"{root}: cannot be written ({error.strerror})") from None
    return MadeCourse(
        root, tuple(sorted(path for path in root.rglob("*") if path.is_file() and ".git/" not in str(path)))
    )


def take_over(course: Course, assignments: Sequence[Assignment]) -> MadeCourse:
    """Copy assignments of another course, with their entries but without due dates.

    Raises:
        CourseError: one is there already, or course.yml cannot be added to; nothing has changed then.
    """
    listed = {settings.name for settings in course.settings}
    numbers = {name.split("_", 1)[0]: name for name in listed}
    for assignment in assignments:
        if assignment.name in listed or (course.staff_folder / assignment.name).exists():
            raise CourseError(f"{assignment.name}: is in this course already")
        if other := numbers.get(assignment.name.split("_", 1)[0]):
            raise CourseError(f"{assignment.name}: this course has {other} with the same number")
    path = course.root / COURSE_FILE
    before = path.read_text(encoding="utf-8")
    after = before.replace("assignments: []", "assignments:").rstrip("\n") + "\n\n" + _entries(assignments)
    made = [course.staff_folder / assignment.name for assignment in assignments]
    try:
        path.write_text(after, encoding="utf-8", newline="\n")
        Course.load(course.root)
        for assignment, folder in zip(assignments, made, strict=True):
            _copy(assignment, folder)
    except (CourseError, OSError) as error:
        path.write_text(before, encoding="utf-8", newline="\n")
        for folder in made:
            shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise CourseError(f"{course.root}: cannot be written ({error.strerror})") from None
        raise CourseError(
            f"{COURSE_FILE}: the entries do not fit at its end; is `assignments:` the last field?"
        ) from error
    return MadeCourse(course.root, tuple(made))


def term_of(day: date) -> str:
    """The German term of a day."""
    if 4 <= day.month <= 9:
        return f"Sommersemester {day.year}"
    first = day.year if day.month >= 10 else day.year - 1
    return f"Wintersemester {first}/{(first + 1) % 100:02d}"


def _fill(root: Path, assignments: Sequence[Assignment]) -> None:
    template = _template("init/course.yml.txt")
    text = template.replace("${term}", term_of(date.today())).replace("${grader}", "nn-grader")  # noqa: DTZ011
    entries = _entries(assignments) if assignments else _template("init/example.yml.txt")
    _write(root / COURSE_FILE, text + entries)
    _write(root / ".gitignore", _template("init/gitignore"))
    (root / "solutions").mkdir()
    if not assignments:
        for name in _EXAMPLE_FILES:
            _write(root / "solutions" / EXAMPLE / name, _template(f"example/{name}.txt"))
    for assignment in assignments:
        _copy(assignment, root / "solutions" / assignment.name)
    course = Course.load(root)
    _write(root / "README.md", _template("init/README.md.txt").replace("${title}", course.title.en))
    extras = ["all"]
    _write(root / WORKFLOW_FILE["github"], workflow("github", "course", f'"{requirement(course, extras)}"', extras))


def _copy(assignment: Assignment, folder: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", ".*", "*.pyc")
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(assignment.folder, folder, ignore=ignored)


def _entries(assignments: Iterable[Assignment]) -> str:
    return "\n".join(_entry(assignment.settings) for assignment in assignments)


def _entry(settings: Settings) -> str:
    """What course.yml says of an assignment, without what belongs to a term; limits written out where they differ."""
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap

    said = settings.model_dump(
        mode="json", exclude_none=True, exclude={"due", "status", "limits"}, exclude_defaults=True
    )
    ordinary = Limits()
    limits = {name: value for name, value in settings.limits if value != getattr(ordinary, name)}
    entry = CommentedMap(said | ({"limits": limits} if limits else {}))
    for name in ("title", "limits"):
        if name in entry:
            entry[name] = CommentedMap(entry[name])
            entry[name].fa.set_flow_style()
    yaml = YAML()
    yaml.width = 200
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    yaml.dump([entry], out)
    return out.getvalue()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _template(name: str) -> str:
    return files("grader.authoring").joinpath("templates", *name.split("/")).read_text(encoding="utf-8")
