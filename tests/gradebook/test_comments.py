"""Comments name what failed, in the course's language, and nothing in them acts as Markdown or HTML."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from grader.gradebook.comments import LONGEST, task_comment
from grader.result import CheckResult, Mistake, Notice, Report, Status, Text

TITLE = Text(de="Das Maximum stimmt", en="The maximum is right")


def report(*checks: CheckResult, notices: tuple[Notice, ...] = ()) -> Report:
    words = Text(de="", en="")
    return Report(
        assignment="01_first",
        title=words,
        tasks={1: words, 2: words},
        engine="1",
        sandbox=words,
        checks=checks,
        notices=notices,
    )


def failed(message: str = "gab 3, erwartet 4", status: Status = Status.WRONG, **more: Any) -> CheckResult:
    text = Text(de=message, en=message)
    return CheckResult(check="c", task=1, points=1.5, title=TITLE, status=status, message=text, **more)


def test_nothing_is_said_about_what_passed() -> None:
    assert task_comment(report(failed(status=Status.PASSED)), 1, "de") is None


def test_a_failure_is_told_with_points_message_and_mistake() -> None:
    mistake = Mistake(name="m", text=Text(de="Es fehlt der Rand.", en="The border is missing."))
    passed = CheckResult(check="p", task=1, points=2, title=TITLE, status=Status.PASSED)
    said = task_comment(report(passed, failed(mistakes=(mistake,))), 1, "de")
    assert said == (
        "**Aufgabe 1: 2 von 3,5 Punkten**\n\n✗ Das Maximum stimmt (0 von 1,5)\n\n    gab 3, erwartet 4\n\nVermutlich: Es fehlt der Rand."
    )


def test_english_says_the_same() -> None:
    said = task_comment(report(failed(bonus=True)), 1, "en")
    assert said is not None
    assert "**Task 1: 0 of 0 points**\n\n✗ The maximum is right (extra credit: 0 of 1.5)" in said


def test_remarks_on_the_hand_in_stand_with_the_first_task() -> None:
    notices = (Notice(level="info", text=Text(de="latin-1", en="latin-1")),)
    assert task_comment(report(notices=notices), 1, "de") == "**Zur Abgabe**\n\n    latin-1"
    assert task_comment(report(notices=notices), 2, "de") is None


def test_a_long_comment_is_shortened() -> None:
    said = task_comment(report(failed("zeile\n" * 5000)), 1, "de")
    assert said is not None
    assert len(said) < LONGEST + 100
    assert said.endswith("Feedback-Seite)")


@given(
    st.text()
    | st.sampled_from(["a\r<script>", "\u2028<img src=x>", "```\n</code></pre><script>", "\x00\x0c<b>", "$$\n<i>\n$$"])
)
def test_what_students_wrote_stays_inside_a_code_block(message: str) -> None:
    said = task_comment(report(failed(message)), 1, "de")
    assert said is not None
    _, _, rest = said.partition("(0 von 1,5)")
    assert all(not line or line.startswith("    ") for line in rest.splitlines())
