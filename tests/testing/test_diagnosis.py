"""Which name a mistake gets, and when it had better get none."""

from __future__ import annotations

from typing import Any, cast

from grader.isolation import StudentError
from grader.result import Mistake, Status, Text
from grader.testing.declared import DeclaredCheck
from grader.testing.diagnosis import Diagnoses, diagnose
from grader.testing.session import Outcome
from grader.testing.transcript import Transcript, raised, same_fingerprint

SHAPES = "operands could not be broadcast together with shapes (4,2) (2,4)"


def error(message: str, kind: str = "ValueError") -> Any:
    return raised(StudentError("raised", kind, message))


def ends_with(answer: Any) -> Transcript:
    return [["forward", ["n", 1]], ["backward", answer]]


def outcome(check: str, transcript: Transcript | None = None) -> Outcome:
    """A passed check, or one that failed with this transcript."""
    status = Status.PASSED if transcript is None else Status.ERROR
    return Outcome(check, cast("DeclaredCheck", None), status, transcript=transcript or [])


def names(outcomes: list[Outcome], **mistakes: dict[str, Transcript]) -> dict[str, list[str]]:
    """The names that each failing check gets where these mistakes are known, check by check."""
    checks: dict[str, dict[str, Transcript]] = {}
    for mistake, transcripts in mistakes.items():
        for check, transcript in transcripts.items():
            checks.setdefault(check, {})[mistake] = transcript
    known = {name: Mistake(name=name, text=Text(de=name, en=name)) for name in mistakes}
    found = diagnose(outcomes, Diagnoses("", known, checks))
    return {check: [mistake.name for mistake in each] for check, each in found.items()}


def test_the_same_error_names_the_mistake() -> None:
    transcript = ends_with(error(SHAPES))
    assert names([outcome("a", transcript)], transposed={"a": transcript}) == {"a": ["transposed"]}


def test_another_error_of_the_same_type_does_not() -> None:
    came = ends_with(error("not enough values to unpack (expected 2, got 1)"))
    assert names([outcome("a", came)], transposed={"a": ends_with(error(SHAPES))}) == {}


def test_an_error_names_nothing_that_would_have_failed_elsewhere_too() -> None:
    transcript = ends_with(error(SHAPES))
    mistake = {"a": transcript, "b": transcript}
    assert names([outcome("a", transcript), outcome("b")], transposed=mistake) == {}
    assert names([outcome("a", transcript), outcome("b", transcript)], transposed=mistake)["a"] == ["transposed"]


def test_equal_values_name_a_mistake_that_is_made_in_one_place_only() -> None:
    transcript = ends_with(["n", 3])
    mistake = {"a": transcript, "b": transcript}
    assert names([outcome("a", transcript), outcome("b")], everywhere=mistake) == {"a": ["everywhere"]}


def test_where_an_object_lies_in_memory_makes_no_other_error() -> None:
    one, other = (error(f"bad operand <Net object at {place}>") for place in ("0x7f01", "0x7fa2"))
    assert same_fingerprint(one, other)
    assert not same_fingerprint(one, error("bad operand <Net object at 0x7f01>", "TypeError"))


def test_only_the_first_line_of_an_error_counts_and_a_long_one_is_cut() -> None:
    assert same_fingerprint(error("short\nsecond line"), error("short\nanother"))
    assert len(error("a" * 5000)[2]) < 200
