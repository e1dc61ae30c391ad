"""Which name a mistake gets, and when it had better get none."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from grader.isolation import StudentError
from grader.result import Mistake, Status, Text
from grader.testing.declared import DeclaredCheck
from grader.testing.diagnosis import Diagnoses, diagnose
from grader.testing.session import Outcome
from grader.testing.transcript import Transcript, raised, same_fingerprint, weakness

SHAPES = "operands could not be broadcast together with shapes (4,2) (2,4)"


def error(message: str, kind: str = "ValueError") -> Any:
    return raised(StudentError("raised", kind, message))


def ends_with(answer: Any) -> Transcript:
    return [["forward", ["n", 1]], ["backward", answer]]


def value(number: float) -> Transcript:
    return ends_with(["n", number])


BROKEN = ends_with(error(SHAPES))
NAN = ends_with(["a", [2], "float64", ["nan", "nan"]])


def outcome(
    check: str, transcript: Transcript | None = None, *, telltale: str = "", status: Status = Status.WRONG
) -> Outcome:
    """A passed check, or one that failed with this transcript. ``2b`` belongs to task 2."""
    declared = cast("DeclaredCheck", SimpleNamespace(task=int(check[0])))
    ended = Status.PASSED if transcript is None else status
    return Outcome(check, declared, ended, transcript=transcript or [], telltale=telltale)


def names(
    outcomes: list[Outcome], shows: dict[str, tuple[str, ...]] | None = None, **mistakes: dict[str, Transcript]
) -> dict[str, list[str]]:
    """The names that each failing check gets where these mistakes are known, check by check."""
    checks: dict[str, dict[str, Transcript]] = {}
    for mistake, transcripts in mistakes.items():
        for check, transcript in transcripts.items():
            checks.setdefault(check, {})[mistake] = transcript
    known = {name: Mistake(name=name, text=Text(de=name, en=name)) for name in mistakes}
    found = diagnose(outcomes, Diagnoses("", known, checks, shows or {}))
    return {check: [mistake.name for mistake in each] for check, each in found.items()}


def test_who_answers_like_a_mistake_everywhere_gets_its_name() -> None:
    outcomes = [outcome("1a", value(3)), outcome("1b", value(4)), outcome("2a")]
    assert names(outcomes, mean={"1a": value(3), "1b": value(4)}) == {"1a": ["mean"], "1b": ["mean"]}


def test_one_agreeing_check_names_nothing_that_as_many_others_of_the_task_contradict() -> None:
    mistake = {"1a": value(3), "1b": value(4)}
    assert names([outcome("1a", value(3)), outcome("1b", value(5))], mean=mistake) == {}
    assert names([outcome("1a", value(3)), outcome("1b")], mean=mistake) == {}
    assert names([outcome("1a", value(3)), outcome("1b", value(4)), outcome("1c", value(5))], mean=mistake) == {
        "1a": ["mean"],
        "1b": ["mean"],
    }


def test_a_check_that_the_mistake_would_pass_speaks_against_it() -> None:
    assert names([outcome("1a", value(3)), outcome("1b", value(9))], mean={"1a": value(3)}) == {}


def test_a_mistake_must_show_in_the_first_task_that_it_fails() -> None:
    mistake = {"1a": value(3), "2a": value(4), "2b": value(5)}
    assert names([outcome("1a", value(7)), outcome("2a", value(4)), outcome("2b", value(5))], mean=mistake) == {}
    assert names([outcome("1a"), outcome("2a", value(4)), outcome("2b", value(5))], mean=mistake) == {}


def test_other_words_need_not_have_all_the_consequences() -> None:
    mistake = {"1a": value(3), "2a": value(4)}
    assert names([outcome("1a", value(3)), outcome("2a")], mean=mistake) == {"1a": ["mean"]}


def test_who_fails_an_earlier_task_must_make_the_mistake_in_full() -> None:
    mistake = {"2a": value(4), "2b": value(5), "3a": value(6)}
    earlier = [outcome("1a", value(1)), outcome("2a", value(4)), outcome("2b", value(5))]
    assert names([*earlier, outcome("3a", value(0))], mean=mistake) == {}
    assert set(names([*earlier, outcome("3a", value(6))], mean=mistake)) == {"2a", "2b", "3a"}


def test_what_is_not_yet_written_contradicts_nothing() -> None:
    outcomes = [outcome("1a", value(3)), outcome("1b", [], status=Status.NOT_ATTEMPTED)]
    assert names(outcomes, mean={"1a": value(3), "1b": value(4)}) == {"1a": ["mean"]}


@pytest.mark.parametrize(("transcript", "kind"), [(BROKEN, "error"), (NAN, "nan")])
def test_an_error_or_nan_names_only_a_mistake_that_declares_it(transcript: Transcript, kind: str) -> None:
    mistake = {"1a": transcript, "1b": transcript}
    outcomes = [outcome("1a", transcript), outcome("1b", transcript)]
    assert weakness(transcript) == kind
    assert names(outcomes, transposed=mistake) == {}
    assert names(outcomes, {"transposed": (kind,)}, transposed=mistake)["1a"] == ["transposed"]
    assert names([outcome("1a", transcript), outcome("1b")], {"transposed": (kind,)}, transposed=mistake) == {}


def test_an_error_names_nothing_where_values_name_something() -> None:
    outcomes = [outcome("1a", BROKEN), outcome("1b", value(4))]
    half, transposed = {"1a": BROKEN, "1b": value(4)}, {"1a": BROKEN}
    found = names(outcomes, {"transposed": ("error",)}, half=half, transposed=transposed)
    assert found == {"1a": ["half"], "1b": ["half"]}


def test_another_error_of_the_same_type_does_not_agree() -> None:
    came = ends_with(error("not enough values to unpack (expected 2, got 1)"))
    assert names([outcome("1a", came)], {"transposed": ("error",)}, transposed={"1a": BROKEN}) == {}


def test_two_that_answer_the_same_are_both_named_and_three_are_not() -> None:
    outcomes = [outcome("1a", value(3))]
    assert names(outcomes, one={"1a": value(3)}, two={"1a": value(3)}) == {"1a": ["one", "two"]}
    assert names(outcomes, one={"1a": value(3)}, two={"1a": value(3)}, three={"1a": value(3)}) == {}


def test_the_one_that_explains_more_wins() -> None:
    outcomes = [outcome("1a", value(3)), outcome("2a", value(4))]
    found = names(outcomes, both={"1a": value(3), "2a": value(4)}, first={"1a": value(3)})
    assert found == {"1a": ["both"], "2a": ["both"]}


def test_what_shows_in_the_answer_alone_is_named_where_nothing_recorded_is() -> None:
    outcomes = [outcome("1a", value(3), telltale="opposite_sign"), outcome("2a", value(4), telltale="transposed")]
    assert names(outcomes) == {"1a": ["general:opposite_sign"]}
    assert names(outcomes, mean={"1a": value(3), "2a": value(4)})["1a"] == ["mean"]


def test_a_later_check_of_many_shows_nothing_by_itself() -> None:
    outcomes = [outcome(f"1{c}", value(3)) for c in "abc"]
    assert names([*outcomes, outcome("1d", value(3), telltale="only_zeros")]) == {}


def test_an_error_shows_something_only_where_the_whole_task_ends_in_it() -> None:
    broken = [outcome(f"1{c}", BROKEN, telltale="shapes_do_not_fit") for c in "ab"]
    assert set(names(broken)) == {"1a", "1b"}
    assert names([*broken, outcome("1c")]) == {}


def test_what_is_declared_is_kept_in_the_file() -> None:
    known = {"transposed": Mistake(name="transposed", text=Text(de="d", en="e"))}
    recorded = Diagnoses("h", known, {"1a": {"transposed": BROKEN}}, {"transposed": ("error",)})
    assert '"shows"' in recorded.to_json()
    assert recorded.only(["1a"]) == recorded
    assert recorded.only(["1b"]).shows == {}


def test_where_an_object_lies_in_memory_makes_no_other_error() -> None:
    one, other = (error(f"bad operand <Net object at {place}>") for place in ("0x7f01", "0x7fa2"))
    assert same_fingerprint(one, other)
    assert not same_fingerprint(one, error("bad operand <Net object at 0x7f01>", "TypeError"))


def test_only_the_first_line_of_an_error_counts_and_a_long_one_is_cut() -> None:
    assert same_fingerprint(error("short\nsecond line"), error("short\nanother"))
    assert len(error("a" * 5000)[2]) < 200


def test_two_later_checks_that_show_the_same_are_no_chance() -> None:
    outcomes = [outcome(f"1{c}", value(3)) for c in "abcd"]
    both = [outcome(f"1{c}", value(3), telltale="one_too_few") for c in "ef"]
    assert set(names([*outcomes, *both])) == {"1e", "1f"}
