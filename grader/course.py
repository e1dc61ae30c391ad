"""course.yml -> `Course` and `Assignment`: the only module that knows where things lie.

A course tree holds ``course.yml``, the staff tree ``solutions/`` and the student tree ``assignments/``.
A student may also have nothing but one released folder; its ``assignment.yml`` then says what course.yml
says of it. Everything is validated here, once: an error names file, line, field and what is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator, model_validator

from grader.result import Language, Text
from grader.yaml_file import CourseError, Help, line_of, read_yaml, validate

__all__ = [
    "Assignment",
    "Course",
    "CourseError",
    "Handout",
    "LatePolicy",
    "Limits",
    "Settings",
    "find_assignment",
    "find_course",
    "load_released",
]

COURSE_FILE = "course.yml"
ASSIGNMENT_FILE = "assignment.yml"
TASK_HEADING = re.compile(r"^## (?:Aufgabe|Task) (\d+)\b[\s:.—–-]*(.*)$", re.MULTILINE)


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Limits(_Section):
    """What a student's process may use."""

    seconds_per_call: float = Field(default=2, gt=0, le=600)
    """Processor seconds of one call."""
    seconds_to_load: float = Field(default=10, gt=0, le=600)
    """Processor seconds for executing the file itself, once."""
    seconds_per_submission: float = Field(default=30, gt=0, le=3600)
    """Processor seconds of all checks; see `CheckSession.run`."""
    memory_mb: int = Field(default=1024, ge=64, le=65536)
    """MiB on top of what the preloaded libraries take."""
    output_kb: int = Field(default=64, ge=1, le=10240)
    """KiB of printed text that are kept per check."""


class LatePolicy(_Section):
    """What a late hand-in costs."""

    grace_minutes: float = Field(default=0, ge=0)
    percent_per_day: float = Field(default=0, ge=0, le=100)
    max_percent: float = Field(default=100, ge=0, le=100)
    zone: str = "Europe/Berlin"
    """Time zone of the course: its days count, and times of a learning platform that name no zone are in it."""

    @field_validator("zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (ValueError, OSError, LookupError):
            if available_timezones():  # some systems have no list of zones; students need none
                raise ValueError("is no time zone such as Europe/Berlin") from None
        return zone

    @property
    def timezone(self) -> tzinfo:
        """The zone itself."""
        return ZoneInfo(self.zone)

    def penalty(self, points: float, due: datetime | None, submitted: datetime | None) -> float:
        """Points to take off `points`: `percent_per_day` per started day after `due` plus grace.

        A day ends when clocks show the time of `due` again, also where it has 23 or 25 hours. Moments without a zone
        are UTC, as nbgrader stores them.
        """
        if due is None or submitted is None:
            return 0.0
        if (submitted - due).total_seconds() <= self.grace_minutes * 60:
            return 0.0
        clock_due, clock = (self._clock(moment) for moment in (due, submitted))
        days = max(1, -(-(clock - clock_due).total_seconds() // 86400))
        return round(points * min(self.percent_per_day * days, self.max_percent) / 100, 2)

    def _clock(self, moment: datetime) -> datetime:
        """What the clocks of the course show, as a date and a time without a zone."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return aware.astimezone(self.timezone).replace(tzinfo=None)


class Settings(_Section):
    """One assignment's entry in course.yml."""

    name: str = Field(pattern=r"^\d\d_[a-z][a-z0-9_]*$")
    title: Text
    due: AwareDatetime | None = None
    status: Literal["draft", "open", "retired"] = "open"
    limits: Limits = Limits()
    device: Literal["cpu", "cuda", "auto"] = "cpu"
    preload: tuple[str, ...] = ("numpy",)
    """Modules imported once, before student code is forked off."""
    forbidden: tuple[str, ...] = ()
    """Dotted names the student must not compute with, because the exercise builds them."""

    points: float = Field(default=10, gt=0, le=1000)
    """What the checks must sum to, extra credit left aside: a check that gets lost shows."""

    @field_validator("due", mode="before")
    @classmethod
    def _written_out(cls, due: object) -> object:
        """A number would be taken for seconds since 1970."""
        if isinstance(due, int | float):
            raise ValueError(f"{due!r} is not a date with a time")
        return due

    @field_validator("due")
    @classmethod
    def _in_our_time(cls, due: datetime | None) -> datetime | None:
        if due is not None and not 2000 <= due.year <= 2099:
            raise ValueError(f"the year {due.year} cannot be meant")
        return due

    @field_validator("forbidden", "preload")
    @classmethod
    def _dotted(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if not all(part.isidentifier() for part in name.split(".")):
                raise ValueError(f"{name!r} is not a dotted Python name such as torch.nn.functional.max_pool2d")
        return names


class Handout(_Section):
    """What `grader handout` puts beside the assignments."""

    grader: str = "nn-grader"
    """How students install the grader: a name on a package index, a wheel that is put in, or a git address."""
    extras: tuple[Literal["torch", "notebook", "staff", "distributed", "all"], ...] = ("notebook",)
    """Besides what the assignments need."""
    ci: tuple[Literal["github", "gitlab"], ...] = ("github",)
    licence: str = "LICENSE"
    """A file beside course.yml; none where it is not there."""

    @field_validator("grader")
    @classmethod
    def _can_be_installed(cls, given: str) -> str:
        if given.endswith(".whl") or given.startswith("git+"):
            return given
        if not re.fullmatch(r"[A-Za-z][\w.-]*\s*([<>=!~]=?\s*[\w.*,<>=!~ -]+)?", given):
            raise ValueError(f"{given!r} is neither a package's name, nor a wheel, nor a git address")
        return given


class _CourseFile(_Section):
    title: Text
    term: str
    languages: tuple[Language, ...] = ("de", "en")
    default_language: Language = "de"
    late: LatePolicy = LatePolicy()
    limits: Limits = Limits()
    handout: Handout = Handout()
    assignments: tuple[Settings, ...]

    @model_validator(mode="after")
    def _consistent(self) -> _CourseFile:
        if self.default_language not in self.languages:
            raise ValueError(f"default_language {self.default_language!r} is not one of languages {self.languages}")
        return self


_HELP = {
    "title": Help("a text in both languages", "title: {de: Netze, en: Nets}"),
    "term": Help("one line of text", "term: Sommersemester 2027"),
    "languages": Help("de, en, or both", "languages: [de, en]"),
    "default_language": Help("de or en, and one of `languages`", "default_language: de"),
    "late": Help(
        "grace_minutes, percent_per_day, max_percent and zone", "late: {grace_minutes: 15, percent_per_day: 10}"
    ),
    "grace_minutes": Help("minutes, 0 or more", "grace_minutes: 15"),
    "percent_per_day": Help("0 to 100", "percent_per_day: 10"),
    "max_percent": Help("0 to 100", "max_percent: 50"),
    "zone": Help("a time zone of the IANA list", "zone: Europe/Berlin"),
    "limits": Help("one or more limits", "limits: {seconds_per_call: 2, memory_mb: 1024}"),
    "seconds_per_call": Help("processor seconds, more than 0, at most 600", "seconds_per_call: 2"),
    "seconds_to_load": Help("processor seconds, more than 0, at most 600", "seconds_to_load: 10"),
    "seconds_per_submission": Help("processor seconds, more than 0, at most 3600", "seconds_per_submission: 30"),
    "memory_mb": Help("a whole number of MiB from 64 to 65536", "memory_mb: 1024"),
    "output_kb": Help("a whole number of KiB from 1 to 10240", "output_kb: 64"),
    "handout": Help("grader, extras, ci and licence", "handout: {grader: nn-grader, extras: [notebook]}"),
    "grader": Help("a package's name, a wheel's path or a git address", "grader: dist/nn_grader-1.0-py3-none-any.whl"),
    "extras": Help("a list of torch, notebook, staff, distributed, all", "extras: [notebook]"),
    "ci": Help("a list of github, gitlab", "ci: [github]"),
    "licence": Help("a file beside course.yml", "licence: LICENSE"),
    "assignments": Help("a list of assignments", "assignments: [{name: 01_softmax, title: {de: S, en: S}}]"),
    "name": Help("two digits, an underline and a lower-case word", "name: 01_softmax"),
    "due": Help("a day that exists, with time and time zone (ISO 8601)", "due: 2027-05-07T23:59:00+02:00"),
    "status": Help("draft (not released), open, or retired (not released any more)", "status: draft"),
    "device": Help("cpu, cuda or auto", "device: auto"),
    "preload": Help("a list of modules", "preload: [numpy, scipy.special]"),
    "forbidden": Help("a list of dotted names", "forbidden: [torch.nn.functional.softmax]"),
    "points": Help("more than 0; what the checks must sum to without extra credit", "points: 10"),
}
"""Field of course.yml to what is said where it cannot be used."""


@dataclass(frozen=True)
class Assignment:
    """One assignment in one tree: its settings and the folder with its files."""

    settings: Settings
    folder: Path
    staff: bool
    """Whether `folder` is the staff folder (with reference and hidden checks) or the student's."""
    language: Language | None = field(default=None, compare=False)
    """The course's language, where it is known."""

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

    @property
    def survivors_file(self) -> Path:
        """Why some broken programs keep all their points; staff only, see `grader quality`."""
        return self.folder / "survivors.toml"

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
    handout: Handout = field(default_factory=Handout)
    extensions: Mapping[tuple[str, str], timedelta] = field(default_factory=dict)
    """By student and assignment: how much later the hand-in may come. The gradebook keeps them; see `grader extend`."""

    def due(self, assignment: str, student: str = "") -> datetime | None:
        """When an assignment is due, for everybody or with a student's extension; None where no date is set."""
        due = next((each.due for each in self.settings if each.name == assignment), None)
        return due and due + self.extensions.get((student, assignment), timedelta())

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
        """Every assignment as staff sees it, drafts and retired ones where their folder is there.

        Raises:
            CourseError: a line in course.yml without a folder, or a folder without a line.
        """
        self._check_folders()
        every = (self._assignment(settings, staff=True) for settings in self.settings)
        return tuple(a for a in every if a.settings.status == "open" or a.folder.is_dir())

    @property
    def open_assignments(self) -> tuple[Assignment, ...]:
        """What students are to have, as staff sees it: neither drafts nor retired ones.

        Raises:
            CourseError: as `staff_assignments`.
        """
        return tuple(a for a in self.staff_assignments if a.settings.status == "open")

    @property
    def student_assignments(self) -> tuple[Assignment, ...]:
        """Every assignment as released to students, others where they are still there."""
        every = (self._assignment(settings, staff=False) for settings in self.settings)
        return tuple(a for a in every if a.settings.status == "open" or a.folder.is_dir())

    def _assignment(self, settings: Settings, *, staff: bool) -> Assignment:
        folder = self.staff_folder if staff else self.student_folder
        return Assignment(settings, folder / settings.name, staff, self.default_language)

    def _check_folders(self) -> None:
        listed = {s.name for s in self.settings}
        folder = self.staff_folder
        found = folder.iterdir() if folder.is_dir() else ()
        there = {p.name for p in found if p.is_dir() and not p.name.startswith((".", "_"))}
        needed = {s.name for s in self.settings if s.status == "open"}
        if missing := sorted(needed - there):
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
        data = read_yaml(path)
        _inherit_limits(data)
        parsed = validate(_CourseFile, data, path, _HELP)
        _require_each_once(parsed, data, path)
        return cls(
            root,
            parsed.title,
            parsed.term,
            parsed.languages,
            parsed.default_language,
            parsed.late,
            parsed.assignments,
            parsed.handout,
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
    near = get_close_matches(wanted, [name for a in assignments for name in (a.name, a.slug)], n=1, cutoff=0.6)
    meant = f", did you mean {near[0]}?" if near else ";"
    raise CourseError(f"no assignment {query!r}{meant} there are: {names}")


def load_released(folder: Path) -> Assignment:
    """One released folder on its own, as a student has it.

    Raises:
        CourseError: ``assignment.yml`` is missing or not valid.
    """
    path = folder / ASSIGNMENT_FILE
    data = read_yaml(path)
    spoken = data.pop("language", None)
    language: Language | None = {"de": "de", "en": "en"}.get(str(spoken))  # type: ignore[assignment]
    return Assignment(validate(Settings, data, path, _HELP), folder, staff=False, language=language)


def _is_exactly(assignment: Assignment, wanted: str) -> bool:
    return wanted in (assignment.name, assignment.slug) or (wanted.isdigit() and int(wanted) == assignment.number)


def _starts_with(assignment: Assignment, wanted: str) -> bool:
    return bool(wanted) and (assignment.name.startswith(wanted) or assignment.slug.startswith(wanted))


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


def _require_each_once(parsed: _CourseFile, data: Any, path: Path) -> None:
    lines: dict[str, int] = {}
    for number, settings in enumerate(parsed.assignments):
        place = ("assignments", number, "name")
        line = line_of(data, place)
        if settings.name in lines:
            raise CourseError(
                f"{path.name}, line {line}, field {'.'.join(map(str, place))}: {settings.name} is listed twice, first "
                f"in line {lines[settings.name]}; allowed: each name once; example: `name: 02_another`"
            )
        lines[settings.name] = line
