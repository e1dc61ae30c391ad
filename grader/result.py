"""The result record: what one graded submission is, for every renderer and every store.

One frozen record, many views: terminal, feedback page, JUnit, GitHub, JSON and the gradebook all read a
`Report` and nothing else. Field by field documentation: ``docs/result-schema.md``. The record holds no
times and no machine names, so grading the same submission twice gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

__all__ = [
    "SCHEMA_VERSION",
    "SYNTAX",
    "CheckResult",
    "Computing",
    "Language",
    "Mistake",
    "Notice",
    "Report",
    "Status",
    "Text",
    "possible",
]

SCHEMA_VERSION: Literal[1] = 1
"""Raised when a field changes its meaning or goes away; new optional fields do not raise it."""

SYNTAX = "syntax "
"""How the cause of a check begins that only failed because a part of the hand-in does not compile."""

Language = Literal["de", "en"]

FIRST_YEAR, LAST_YEAR = 2000, 2099
"""Hand-ins are made in these years. Any other moment is a mistake or a trick, and near the ends of the calendar it
could not even be shown in another zone."""


def possible(moment: datetime) -> bool:
    """Whether somebody can have handed in then."""
    return FIRST_YEAR <= moment.year <= LAST_YEAR


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(_Record):
    """One message in both languages of the course."""

    de: str
    en: str

    def to(self, language: Language) -> str:
        """The message in `language`."""
        return self.de if language == "de" else self.en


class Status(StrEnum):
    """What became of one check. Only `PASSED` earns points: no evidence, no points."""

    PASSED = "passed"
    WRONG = "wrong"
    """The code ran and its answer differs from the expected one."""
    ERROR = "error"
    """The student's code raised an exception."""
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    """The student's process ended: exit, signal, memory or output limit, broken protocol."""
    FORBIDDEN = "forbidden"
    """The code uses a function that the exercise asks to write oneself."""
    NOT_ATTEMPTED = "not_attempted"
    """The stub is still there (``NotImplementedError``): another thing than wrong."""
    MISSING = "missing"
    """The function or class is not defined, or nothing could be read."""
    NOT_RUN = "not_run"
    """The submission's time was used up before this check."""
    GRADER_ERROR = "grader_error"
    """A fault of ours. The points are open: a person must look."""

    @property
    def ours(self) -> bool:
        """Whether the grader, not the student, is at fault."""
        return self is Status.GRADER_ERROR


class Mistake(_Record):
    """A typical mistake the student's code behaves like: the name of a ``wrong/`` variant and its sentence."""

    name: str
    text: Text


class Notice(_Record):
    """Something to say about the hand-in as a whole (encoding, two files, a cell that failed …)."""

    level: Literal["info", "warning", "problem"]
    text: Text
    about: Literal["", "file", "time"] = ""
    """What a problem is about, where that is a question of its own: which file it is, when it came."""


class CheckResult(_Record):
    """One check of one submission."""

    check: str
    """Unique within the assignment: ``test_pooling.py::test_shape[5x5]``."""
    task: int = Field(ge=1)
    points: float = Field(ge=0)
    """What the check is worth."""
    bonus: bool = False
    """Extra credit: counts as earned, not towards the maximum."""
    hidden: bool = False
    """Staff-only: its inputs and expected values never appear in this record."""
    title: Text
    status: Status
    message: Text | None = None
    """Why it did not pass: the call, what came, what was expected. Nothing for a hidden check but its kind."""
    headline: Text | None = None
    """Why it did not pass, in one line, with the student's own line where it is known; nothing for a hidden check."""
    about: Literal["", "type", "shape", "values"] = ""
    """In what the answer differs, where an array or tensor was expected; empty otherwise and for a hidden check."""
    mistakes: tuple[Mistake, ...] = ()
    """Typical mistakes that return just what this code returned; several when they cannot be told apart."""
    output: str = ""
    """What was printed while the code was executed and during this check (truncated, cleaned); empty when hidden."""
    figures: tuple[str, ...] = ()
    """Pictures the student drew, as base64 PNG."""
    cause: str = ""
    """Checks with the same cause fail for one and the same reason, which is told once; empty when unknown or hidden."""
    answer: str = ""
    """Equal where programs answered the same, call by call, and no mistake is named; empty otherwise."""

    @property
    def earned(self) -> float:
        """Points this check gives."""
        return self.points if self.status is Status.PASSED else 0.0


class Computing(_Record):
    """Processor seconds of the student's code. Never part of a record, which is the same on every machine."""

    loading: float
    """For executing the file itself."""
    checks: float
    """For all checks together."""
    costliest: str = ""
    """The function that used most of it; empty when none used any worth naming."""
    tight: bool = False
    """Whether more than half of a limit was used: on a slower machine it may not be enough."""


class Report(_Record):
    """Everything known about one graded submission of one assignment."""

    schema_version: Literal[1] = SCHEMA_VERSION
    assignment: str
    title: Text
    tasks: dict[int, Text]
    """Task number to title."""
    student: str = ""
    """Folder name of the student; empty for a student's own `grader check`."""
    file: str = ""
    """Name of the file that was read; empty when there was none."""
    submitted: str = ""
    """When it was handed in, ISO 8601 in UTC; empty when unknown."""
    engine: str
    """Version of the grader."""
    key: str = ""
    """Content hash of submission, checks and engine: equal keys have equal reports."""
    sandbox: Text
    """How the student's code was confined."""
    notices: tuple[Notice, ...] = ()
    output: str = ""
    """What the code printed while it was loaded (truncated)."""
    checks: tuple[CheckResult, ...]
    _computing: Computing | None = PrivateAttr(None)

    @property
    def computing(self) -> Computing | None:
        """What computing took, where it is known: it does not travel with the record."""
        return self._computing

    def with_computing(self, computing: Computing | None) -> Self:
        """The same report, and what computing took."""
        report = self.model_copy()
        report._computing = computing
        return report

    @property
    def points(self) -> float:
        """Points earned, extra credit included."""
        return _total(check.earned for check in self.checks)

    @property
    def max_points(self) -> float:
        """Points to be had without extra credit, from what was declared, not from what ran."""
        return _total(check.points for check in self.checks if not check.bonus)

    @property
    def ungraded(self) -> bool:
        """Whether a fault of the grader left points open, so that a person must look."""
        return any(check.status.ours for check in self.checks)

    @property
    def all_passed(self) -> bool:
        """Whether every check that is not extra credit passed."""
        return all(check.status is Status.PASSED for check in self.checks if not check.bonus)

    def of_task(self, task: int, *, hidden: bool | None = None) -> tuple[CheckResult, ...]:
        """The checks of one task, all or only the public or hidden ones."""
        return tuple(c for c in self.checks if c.task == task and hidden in (None, c.hidden))

    def only_task(self, task: int) -> Self:
        """The same report reduced to one task."""
        return self.model_copy(update={"checks": self.of_task(task)})

    def to_json(self) -> str:
        """Canonical JSON text, ending in a newline: same report, same bytes."""
        return self.model_dump_json(indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read a record back.

        Raises:
            pydantic.ValidationError: not a record of this schema version.
        """
        return cls.model_validate_json(text)


def _total(points: Iterable[float]) -> float:
    """Sum without the dust of binary fractions (0.1 + 0.2): points have at most four decimals."""
    return round(sum(points), 4)
