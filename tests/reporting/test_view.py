from __future__ import annotations

import pytest

from grader.reporting import labels
from grader.reporting.view import explain, failures, is_sandboxed, next_step, said_of, tasks_of
from grader.result import CheckResult, Notice, Status, Text

from .samples import CLIPPED, NO_SANDBOX, ROW_LOST, STRIDE, check, mixed_report, perfect_report, report, stub_report

SECRET = Text(de="GEHEIM", en="SECRET")


@pytest.mark.parametrize("status", list(Status))
def test_nothing_of_a_hidden_check_is_told_but_a_fault_of_ours(status: Status) -> None:
    hidden = check(1, status, hidden=True, message=SECRET, output="SECRET")
    said = said_of(hidden)
    assert said is None or (status.ours and said == labels.EXPLANATION[status])
    assert "SECRET" not in explain(hidden).en


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.PASSED])
def test_a_check_without_a_message_says_what_its_status_means(status: Status) -> None:
    assert said_of(check(1, status)) == labels.EXPLANATION[status]


def test_a_fault_of_the_grader_is_always_called_one() -> None:
    bare = said_of(check(1, Status.GRADER_ERROR, message=Text(de="KeyError: 'x'", en="KeyError: 'x'")))
    assert bare is not None
    assert bare.en.startswith("The grader made a mistake here, not you.")
    assert bare.en.endswith("KeyError: 'x'")
    told = Text(de="Fehler des Graders: x", en="A fault of the grader: x")
    assert said_of(check(1, Status.GRADER_ERROR, message=told)) == told


def test_the_same_failure_is_told_once_across_tasks() -> None:
    lost = Text(de="Zeile 3: Klammer fehlt", en="line 3: bracket missing")
    groups = failures(
        report(
            check(1, Status.MISSING, message=lost),
            check(2),
            check(3, Status.MISSING, message=lost),
            check(1, Status.MISSING, task=2, message=lost),
        )
    )
    assert [len(group.checks) for group in groups] == [3]
    assert groups[0].tasks == Text(de="Aufgaben 1, 2", en="Tasks 1, 2")


def test_failures_with_other_mistakes_or_output_stay_apart() -> None:
    groups = failures(
        report(
            check(1, Status.WRONG, mistakes=(CLIPPED,)),
            check(2, Status.WRONG, mistakes=(STRIDE,)),
            check(3, Status.WRONG, mistakes=(STRIDE,), output="x"),
        )
    )
    assert len(groups) == 3


def test_a_hidden_failure_without_a_known_mistake_needs_no_paragraph() -> None:
    assert failures(report(check(1, Status.WRONG, hidden=True))) == ()
    assert len(failures(report(check(1, Status.WRONG, hidden=True, mistakes=(CLIPPED,))))) == 1


def test_a_fresh_template_is_one_entry() -> None:
    (only,) = failures(stub_report())
    assert only.message == labels.EXPLANATION[Status.NOT_ATTEMPTED]
    assert only.tasks.en == "Tasks 1, 2, 3"


def test_several_mistakes_are_listed_as_one_of() -> None:
    told = explain(check(1, Status.WRONG, mistakes=(CLIPPED, ROW_LOST)))
    assert told.en.endswith(f"This looks like one of:\n- {CLIPPED.text.en}\n- {ROW_LOST.text.en}")
    assert "Das sieht aus wie: " + CLIPPED.text.de in explain(check(1, Status.WRONG, mistakes=(CLIPPED,))).de


def test_points_of_a_task_keep_extra_credit_apart() -> None:
    plain, both, extra = tasks_of(
        report(
            check(1),
            check(1, task=2, points=2),
            check(2, Status.WRONG, task=2, bonus=True),
            check(1, task=3, bonus=True, points=0.5),
            check(2, Status.WRONG, task=3, bonus=True, points=0.5),
        )
    )
    assert plain.points().en == "1 of 1 points"
    assert both.points().de == "2 von 2 Punkten + 0 von 1 Zusatzpunkten"
    assert extra.points(short=True).de == "0,5 von 1 Zusatz"
    assert [plain.share, both.share, extra.share] == [1.0, 1.0, 0.5]


def test_a_task_without_a_title_or_points_is_still_shown() -> None:
    (task,) = tasks_of(report(check(1, task=7, points=0)))
    assert task.heading == Text(de="Aufgabe 7", en="Task 7")
    assert task.share == 0.0


@pytest.mark.parametrize(
    ("checks", "step"),
    [
        ([check(1), check(2, Status.WRONG, task=3), check(1, Status.WRONG, task=2)], "A hint for task 2: `grader hint 04 2`"),
        ([check(1, Status.WRONG, bonus=True), check(1, Status.WRONG, task=2)], "A hint for task 2: `grader hint 04 2`"),
        ([check(1), check(1, Status.WRONG, task=3, bonus=True)], "Everything required passes. If you like, go for the extra credit in task 3."),
        ([check(1), check(2)], "Everything passes. Well done!"),
        ([check(1), check(2, Status.GRADER_ERROR)], "There is nothing for you to do: the course staff will settle the open points."),
        ([check(1, Status.GRADER_ERROR), check(1, Status.WRONG, task=2)], "A hint for task 2: `grader hint 04 2`"),
    ],
)  # fmt: skip
def test_the_next_step_is_one_thing(checks: list[CheckResult], step: str) -> None:
    assert next_step(report(*checks), "grader hint 04").en == step


def test_a_problem_with_the_file_comes_before_every_hint() -> None:
    notice = Notice(level="problem", text=Text(de="Zeile 3", en="line 3"))
    broken = report(check(1, Status.MISSING), notices=(notice,))
    assert next_step(broken, "grader hint 04") == labels.NEXT_PROBLEM
    assert next_step(perfect_report().model_copy(update={"notices": (notice,)}), None) == labels.NEXT_NOTHING


def test_without_hints_the_next_step_names_the_task() -> None:
    assert next_step(mixed_report(), None).de == "Nimm dir Aufgabe 1 vor und lies dazu noch einmal den Aufgabentext."


def test_only_the_portable_launcher_is_not_sandboxed() -> None:
    assert is_sandboxed(perfect_report())
    assert not is_sandboxed(report(check(1), sandbox=NO_SANDBOX))


def test_every_status_has_its_words_in_both_languages() -> None:
    for texts in (labels.STATUS, labels.EXPLANATION):
        assert set(texts) == set(Status)
    for name, text in vars(labels).items():
        if isinstance(text, Text):
            assert text.de, name
            assert text.en, name
            assert sorted(part[: part.find("}")] for part in text.de.split("{")[1:]) == sorted(
                part[: part.find("}")] for part in text.en.split("{")[1:]
            ), name
