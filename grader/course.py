"""course.yml -> `Course` and `Assignment`: the only module that knows where things lie.

A course tree holds ``course.yml``, the staff tree ``solutions/`` and the student tree ``assignments/``.
A student may also have nothing but one released folder; its ``assignment.yml`` then says what course.yml
says of it. Everything is validated here, once: an error names file, line, field and what is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from grader.result import Language, Text

__all__ = [
    "Assignment",
    "Course",
    "CourseError",
    "LatePolicy",
    "Limits",
    "Settings",
    "find_assignment",
    "find_course",
    "load_released",
]

COURSE_FILE = "course.yml"
ASSIGNMENT_FILE = "assignment.yml"
_Model = TypeVar("_Model", bound=BaseModel)
TASK_HEADING = re.compile(r"^## (?:Aufgabe|Task) (\d+)\b[\s:.—–-]*(.*)$", re.MULTILINE)


class CourseError(Exception):
    """Something in the course tree is not as it must be; the message is one line for the user."""


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Limits(_Section):
    """What a student's process may use."""

    seconds_per_call: float = Field(default=2, gt=0, le=600)
    """Processor seconds of one call; waiting is cut off at three times that.

    Executing the file itself may take as long as three calls."""
    seconds_per_submission: float = Field(default=30, gt=0, le=3600)
    memory_mb: int = Field(default=1024, ge=64, le=65536)
    """MiB on top of what the preloaded libraries take."""
    output_kb: int = Field(default=64, ge=1, le=10240)
    """KiB of printed text that are kept per check."""


class LatePolicy(_Section):
    """What a late hand-in costs."""

    grace_minutes: float = Field(default=0, ge=0)
    percent_per_day: float = Field(default=0, ge=0, le=100)
    max_percent: float = Field(default=100, ge=0, le=100)

    def penalty(self, points: float, due: datetime | None, submitted: datetime | None) -> float:
        """Points to take off `points`: `percent_per_day` per started day after `due` plus grace."""
        if due is None or submitted is None:
            return 0.0
        late = (submitted - due).total_seconds()
        if late <= self.grace_minutes * 60:
            return 0.0
        days = -(-late // 86400)
        return round(points * min(self.percent_per_day * days, self.max_percent) / 100, 2)


class Settings(_Section):
    """One assignment's entry in course.yml."""

    name: str = Field(pattern=r"^\d\d_[a-z][a-z0-9_]*$")
    title: Text
    due: AwareDatetime | None = None
    limits: Limits = Limits()
    device: Literal["cpu", "cuda", "auto"] = "cpu"
    preload: tuple[str, ...] = ("numpy",)
    """Modules imported once, before student code is forked off."""
    forbidden: tuple[str, ...] = ()
    """Dotted names the student must not compute with, because the exercise builds them."""

    @field_validator("forbidden", "preload")
    @classmethod
    def _dotted(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if not all(part.isidentifier() for part in name.split(".")):
                raise ValueError(f"{name!r} is not a dotted Python name such as torch.nn.functional.max_pool2d")
        return names


class _CourseFile(_Section):
    title: Text
    term: str
    languages: tuple[Language, ...] = ("de", "en")
    default_language: Language = "de"
    late: LatePolicy = LatePolicy()
    limits: Limits = Limits()
    assignments: tuple[Settings, ...]

    @model_validator(mode="after")
    def _consistent(self) -> _CourseFile:
        if self.default_language not in self.languages:
            raise ValueError(f"default_language {self.default_language!r} is not one of languages {self.languages}")
        names = [a.name for a in self.assignments]
        if twice := {n for n in names if names.count(n) > 1}:
            raise ValueError(f"assignments listed twice: {', '.join(sorted(twice))}")
        return self


@dataclass(frozen=True)
class Assignment:
    """One assignment in one tree: its settings and the folder with its files."""

    settings: Settings
    folder: Path
    staff: bool
    """Whether `folder` is the staff folder (with reference and hidden checks) or the student's."""

    @property
    def name(self) -> str:
        """Folder name, ``04_pooling``."""
        return self.settings.name

    @property
    def number(self) -> int:
        """``4`` of ``04_pooling``."""
        return int(self.name.split("_", 1)[0])

    @property
    def slug(self) -> str:
        """``pooling`` of ``04_pooling``: also the name of the student's module."""
        return self.name.split("_", 1)[1]

    @property
    def module_file(self) -> Path:
        """The reference in the staff tree, the student's own file in the student tree."""
        return self.folder / f"{self.slug}.py"

    @property
    def notebook_file(self) -> Path:
        """The student's notebook."""
        return self.folder / f"{self.slug}.ipynb"

    @property
    def public_checks(self) -> Path:
        """The checks the student sees."""
        return self.folder / f"test_{self.slug}.py"

    @property
    def hidden_checks(self) -> Path:
        """Staff-only checks."""
        return self.folder / f"test_{self.slug}_hidden.py"

    @property
    def check_files(self) -> tuple[Path, ...]:
        """The check files there are, public ones first."""
        return tuple(p for p in (self.public_checks, self.hidden_checks) if p.is_file())

    @property
    def diagnoses_file(self) -> Path:
        """What the ``wrong/`` variants return, recorded by `grader release`."""
        return self.folder / "diagnoses.json"

    def variants(self, kind: Literal["right", "wrong"]) -> tuple[Path, ...]:
        """The files in ``right/`` or ``wrong/``, sorted by name."""
        return tuple(sorted((self.folder / kind).glob("*.py")))

    def statement(self, language: Language) -> Path:
        """The exercise text."""
        return self.folder / (f"statement.{language}.md" if self.staff else f"README.{language}.md")

    def hints(self, language: Language) -> Path:
        """The hints, per task."""
        return self.folder / f"hints.{language}.md"

    @cached_property
    def task_titles(self) -> dict[int, Text]:
        """Task number to title, from the ``## Aufgabe 1 …`` / ``## Task 1 …`` headings of the statement.

        Raises:
            CourseError: a statement is missing, or the languages do not have the same tasks.
        """
        de, en = (self._headings(language) for language in ("de", "en"))
        if de.keys() != en.keys():
            raise CourseError(
                f"{self.name}: statement.de.md has tasks {sorted(de)}, statement.en.md {sorted(en)}; make them equal"
            )
        return {number: Text(de=de[number], en=en[number]) for number in sorted(de)}

    def _headings(self, language: Literal["de", "en"]) -> dict[int, str]:
        path = self.statement(language)
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise CourseError(f"{path}: cannot be read ({error.strerror}); every assignment needs it") from None
        return {int(number): title.strip() for number, title in TASK_HEADING.findall(text)}


@dataclass(frozen=True)
class Course:
    """A course tree."""

    root: Path
    title: Text
    term: str
    languages: tuple[Language, ...]
    default_language: Language
    late: LatePolicy
    settings: tuple[Settings, ...]

    @property
    def staff_folder(self) -> Path:
        """``solutions/``."""
        return self.root / "solutions"

    @property
    def student_folder(self) -> Path:
        """``assignments/``."""
        return self.root / "assignments"

    @property
    def staff_assignments(self) -> tuple[Assignment, ...]:
        """Every assignment as staff sees it.

        Raises:
            CourseError: a line in course.yml without a folder, or a folder without a line.
        """
        self._check_folders()
        return tuple(Assignment(s, self.staff_folder / s.name, staff=True) for s in self.settings)

    @property
    def student_assignments(self) -> tuple[Assignment, ...]:
        """Every assignment as released to students."""
        return tuple(Assignment(s, self.student_folder / s.name, staff=False) for s in self.settings)

    def _check_folders(self) -> None:
        listed = {s.name for s in self.settings}
        there = {p.name for p in self.staff_folder.iterdir() if p.is_dir() and not p.name.startswith((".", "_"))}
        if missing := sorted(listed - there):
            raise CourseError(
                f"{COURSE_FILE}: no folder solutions/{missing[0]}; create it with `grader new {missing[0]}`"
            )
        if extra := sorted(there - listed):
            raise CourseError(f"solutions/{extra[0]}: not listed in {COURSE_FILE}; add it under `assignments:`")

    @classmethod
    def load(cls, root: Path) -> Course:
        """Read ``root/course.yml``.

        Raises:
            CourseError: with file, line, field and what is allowed.
        """
        path = root / COURSE_FILE
        data = _read_yaml(path)
        _inherit_limits(data)
        parsed = _validate(_CourseFile, data, path)
        return cls(
            root, parsed.title, parsed.term, parsed.languages, parsed.default_language, parsed.late, parsed.assignments
        )


def find_course(start: Path) -> Course | None:
    """The course tree around `start`, searched upwards; None when there is none.

    Raises:
        CourseError: there is a course.yml and it is not valid.
    """
    for folder in (start, *start.parents):
        if (folder / COURSE_FILE).is_file():
            return Course.load(folder)
    return None


def find_assignment(query: str | None, assignments: Sequence[Assignment], here: Path) -> Assignment:
    """The assignment meant by a number, a slug or a unique prefix; without `query`, the one whose folder `here` is in.

    Raises:
        CourseError: none or several fit; the message lists what there is.
    """
    names = ", ".join(a.name for a in assignments)
    if query is None:
        inside = [a for a in assignments if here == a.folder or a.folder in here.parents]
        if not inside:
            raise CourseError(f"{here.name}/ is not an assignment folder; name one of: {names}")
        return inside[0]
    wanted = query.strip("/").split("/")[-1]
    for fits in (_is_exactly, _starts_with):
        found = [a for a in assignments if fits(a, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise CourseError(f"{query!r} fits {', '.join(a.name for a in found)}; write more of the name")
    raise CourseError(f"no assignment {query!r}; there are: {names}")


def load_released(folder: Path) -> Assignment:
    """One released folder on its own, as a student has it.

    Raises:
        CourseError: ``assignment.yml`` is missing or not valid.
    """
    path = folder / ASSIGNMENT_FILE
    return Assignment(_validate(Settings, _read_yaml(path), path), folder, staff=False)


def _is_exactly(assignment: Assignment, wanted: str) -> bool:
    return wanted in (assignment.name, assignment.slug) or (wanted.isdigit() and int(wanted) == assignment.number)


def _starts_with(assignment: Assignment, wanted: str) -> bool:
    return bool(wanted) and (assignment.name.startswith(wanted) or assignment.slug.startswith(wanted))


def _read_yaml(path: Path) -> Any:
    try:
        data = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CourseError(f"{path.name}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise CourseError(f"{path.name}: is not UTF-8 text; save it as UTF-8") from None
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise CourseError(f"{path.name}{line}: not valid YAML ({getattr(error, 'problem', error)})") from None
    if not isinstance(data, Mapping):
        raise CourseError(f"{path.name}: must hold `field: value` lines")
    return data


def _inherit_limits(data: Any) -> None:
    """An assignment's own limits replace the course's field by field."""
    common = data.get("limits")
    entries = data.get("assignments")
    if not isinstance(common, Mapping) or not isinstance(entries, Sequence):
        return
    for entry in entries:
        if isinstance(entry, dict) and isinstance(own := entry.setdefault("limits", {}), dict):
            for field, value in common.items():
                own.setdefault(field, value)  # in place: it keeps the line numbers of its own fields


def _validate(model: type[_Model], data: Any, path: Path) -> _Model:
    try:
        return model.model_validate(data)
    except ValidationError as invalid:
        error = invalid.errors()[0]
        field = ".".join(str(part) for part in error["loc"]) or "file"
        line = _line_of(data, error["loc"])
        message = error["msg"].removeprefix("Value error, ")
        raise CourseError(f"{path.name}, line {line}, field {field}: {message}{_given(error)}") from None


def _given(error: Mapping[str, Any]) -> str:
    value = error.get("input")
    return f", not {value!r}" if isinstance(value, str | int | float) else ""


def _line_of(data: Any, loc: Sequence[str | int]) -> int:
    """Line of the deepest part of `loc` that stands in the file."""
    line = 1
    for part in loc:
        position = getattr(data, "lc", None)
        if position is None:
            break
        try:
            line = (position.item(part) if isinstance(part, int) else position.key(part))[0] + 1
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
    return int(line)
