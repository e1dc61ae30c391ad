"""The gradebook holds what the reports say and what people wrote, and nbgrader itself can read it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from grader.course import Course, LatePolicy, Settings
from grader.gradebook.database import open_gradebook
from grader.gradebook.second_look import changed_under_manual
from grader.gradebook.writer import GradebookError, write_gradebook
from grader.result import CheckResult, Notice, Report, Status, Text

DUE = datetime(2026, 11, 27, 22, 59, tzinfo=UTC)
PROBLEM = Notice(level="problem", text=Text(de="unlesbar", en="unreadable"))
SANDBOX = Text(de="ja", en="yes")


def course(**late: float) -> Course:
    settings = tuple(
        Settings(name=name, title=Text(de=name, en=name), due=DUE) for name in ("01_first", "02_second", "03_third")
    )
    policy = LatePolicy.model_validate(late or {"grace_minutes": 15, "percent_per_day": 10, "max_percent": 50})
    return Course(Path(), Text(de="K", en="C"), "WS", ("de", "en"), "de", policy, settings)


def check(task: int, points: float, status: Status = Status.PASSED, **more: Any) -> CheckResult:
    name = f"test.py::test_{task}_{points}_{more.get('hidden', False)}_{more.get('bonus', False)}"
    title = Text(de=f"Prüfung {points:g}", en=f"Check {points:g}")
    return CheckResult(check=name, task=task, points=points, title=title, status=status, **more)


def report(student: str = "meier", assignment: str = "01_first", **more: Any) -> Report:
    checks = more.pop("checks", None) or (
        check(1, 2),
        check(1, 1.5, Status.WRONG, message=Text(de="pool(…) gab <b>7</b>", en="pool(…) gave <b>7</b>")),
        check(1, 1, hidden=True),
        check(2, 3, hidden=True),
        check(2, 1, bonus=True),
    )
    tasks = {task: Text(de=f"A{task}", en=f"T{task}") for task in sorted({c.task for c in checks})}
    return Report(
        assignment=assignment, title=Text(de="T", en="T"), tasks=tasks, student=student, engine="1", sandbox=SANDBOX,
        checks=tuple(checks), **more,
    )  # fmt: skip


@pytest.fixture(scope="module")
def new_gradebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty gradebook: making one takes longer than all that a test does with it."""
    path = tmp_path_factory.mktemp("empty") / "gradebook.db"
    with open_gradebook(path):
        return path


@pytest.fixture
def path(tmp_path: Path, new_gradebook: Path) -> Path:
    """A gradebook with nothing in it."""
    return Path(shutil.copy(new_gradebook, tmp_path / "gradebook.db"))


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    with open_gradebook(path) as gradebook:
        yield gradebook


def grade(gradebook: Any, cell: str, student: str = "meier") -> Any:
    return gradebook.find_grade(cell, "first", "01_first", student)


class TestWhatIsWritten:
    def test_every_assignment_of_the_course_with_its_due_date(self, path: Path) -> None:
        write_gradebook(path, course(), [report()])
        with opened(path) as gradebook:
            assert [a.name for a in gradebook.assignments] == ["01_first", "02_second", "03_third"]
            assert {a.duedate for a in gradebook.assignments} == {DUE.replace(tzinfo=None)}
            assert [n.name for n in gradebook.find_assignment("01_first").notebooks] == ["first"]

    def test_points_stand_in_a_public_and_a_hidden_cell_per_task(self, path: Path) -> None:
        write_gradebook(path, course(), [report()])
        with opened(path) as gradebook:
            cells = {g.name: (g.auto_score, g.max_score) for g in self._grades(gradebook)}
            assert cells == {
                "first-task1-tests": (2, 3.5),
                "first-task1-hidden": (1, 1),
                "first-task2-tests": (1, 0),  # extra credit alone
                "first-task2-hidden": (3, 3),
            }
            submission = gradebook.find_submission("01_first", "meier")
            assert (submission.score, submission.max_score) == (report().points, report().max_points)
            assert not submission.needs_manual_grade

    def test_nbgraders_own_summaries_add_up(self, path: Path) -> None:
        write_gradebook(path, course(), [report(), report("jürgen"), report(assignment="02_second")])
        with opened(path) as gradebook:
            assert {s["id"]: s["score"] for s in gradebook.student_dicts()} == {"meier": 14, "jürgen": 7}
            row = gradebook.submission_dicts("01_first")[0]
            assert (row["score"], row["max_score"], row["needs_manual_grade"]) == (7, 7.5, False)

    def test_writing_twice_changes_nothing(self, path: Path) -> None:
        reports = [report(name, submitted="2026-11-29T10:00:00Z") for name in ("a", "b")]
        write_gradebook(path, course(), reports)
        once = _dump(path)
        write_gradebook(path, course(), reports)
        assert _dump(path) == once

    def test_other_students_stay(self, path: Path) -> None:
        write_gradebook(path, course(), [report("a"), report("b")])
        write_gradebook(path, course(), [report("b", checks=(check(1, 5), check(2, 3, hidden=True)))])
        with opened(path) as gradebook:
            assert gradebook.find_submission("01_first", "a").score == 7
            assert gradebook.find_submission("01_first", "b").score == 8

    def test_a_cell_whose_checks_are_gone_is_worth_nothing(self, path: Path) -> None:
        write_gradebook(path, course(), [report()])
        write_gradebook(path, course(), [report(checks=(check(1, 5), check(2, 3, hidden=True)))])
        with opened(path) as gradebook:
            gone = grade(gradebook, "first-task1-hidden")
            assert (gone.auto_score, gone.max_score) == (0, 0)
            submission = gradebook.find_submission("01_first", "meier")
            assert (submission.score, submission.max_score) == (8, 8)

    def test_the_moment_of_handing_in(self, path: Path) -> None:
        write_gradebook(path, course(), [report(submitted="2026-11-27T10:00:00Z")])
        write_gradebook(path, course(), [report(submitted="")])
        with opened(path) as gradebook:
            assert gradebook.find_submission("01_first", "meier").timestamp == datetime(2026, 11, 27, 10)  # noqa: DTZ001

    def test_an_impossible_moment_in_the_gradebook_costs_nothing(self, path: Path) -> None:
        write_gradebook(path, course(), [report(submitted="2026-11-27T10:00:00Z")])
        with opened(path) as gradebook:
            gradebook.find_submission("01_first", "meier").timestamp = datetime(9999, 12, 31, 23, 59)  # noqa: DTZ001
            gradebook.db.commit()
        write_gradebook(path, course(), [report(submitted="9999-12-31T23:59:00Z")])
        with opened(path) as gradebook:
            [notebook] = gradebook.find_submission("01_first", "meier").notebooks
            assert notebook.late_submission_penalty is None

    @staticmethod
    def _grades(gradebook: Any) -> Any:
        return gradebook.find_submission_notebook("first", "01_first", "meier").grades


class TestWhatPeopleWrote:
    def test_manual_scores_and_comments_survive(self, path: Path) -> None:
        write_gradebook(path, course(), [report()])
        with opened(path) as gradebook:
            mine = grade(gradebook, "first-task1-tests")
            mine.manual_score, mine.extra_credit = 3, 0.5
            gradebook.find_comment("first-task1", "first", "01_first", "meier").manual_comment = "Schön!"
            gradebook.db.commit()
        write_gradebook(path, course(), [report()])
        with opened(path) as gradebook:
            mine = grade(gradebook, "first-task1-tests")
            assert (mine.manual_score, mine.extra_credit, mine.auto_score, mine.needs_manual_grade) == (
                3,
                0.5,
                2,
                False,
            )
            comment = gradebook.find_comment("first-task1", "first", "01_first", "meier")
            assert comment.comment == "Schön!"
            assert comment.auto_comment

    def test_a_changed_score_under_a_manual_one_asks_for_a_second_look(self, path: Path) -> None:
        write_gradebook(path, course(), [report()])
        with opened(path) as gradebook:
            grade(gradebook, "first-task1-tests").manual_score = 3
            gradebook.db.commit()
        better = tuple(c.model_copy(update={"status": Status.PASSED}) for c in report().checks)
        write_gradebook(path, course(), [report(checks=better)])
        with opened(path) as gradebook:
            mine = grade(gradebook, "first-task1-tests")
            assert (mine.manual_score, mine.auto_score, mine.needs_manual_grade) == (3, 3.5, True)
        assert changed_under_manual(str(path)) == {("meier", "01_first")}
        with opened(path) as gradebook:
            grade(gradebook, "first-task1-tests").needs_manual_grade = False
            gradebook.db.commit()
        write_gradebook(path, course(), [report(checks=better), report("open", notices=(PROBLEM,))])
        assert changed_under_manual(str(path)) == set(), "resolved; and what has no manual score changed under none"

    def test_students_keep_their_data(self, path: Path) -> None:
        with opened(path) as gradebook:
            gradebook.add_student("meier", first_name="Jürgen", email="j@example.org")
        write_gradebook(path, course(), [report()])
        with opened(path) as gradebook:
            assert gradebook.find_student("meier").email == "j@example.org"

    def test_cells_and_submissions_that_nbgrader_made_are_used(self, path: Path) -> None:
        with opened(path) as gradebook:
            gradebook.add_assignment("01_first")
            gradebook.add_notebook("first", "01_first")
            gradebook.add_grade_cell("first-task1-tests", "first", "01_first", max_score=9, cell_type="code")
            gradebook.add_grade_cell("essay", "first", "01_first", max_score=2, cell_type="markdown")
            gradebook.add_student("meier")
            gradebook.add_submission("01_first", "meier")
            grade(gradebook, "essay").manual_score = 1.5
            gradebook.db.commit()
        write_gradebook(path, course(), [report()])
        with opened(path) as gradebook:
            submission = gradebook.find_submission("01_first", "meier")
            assert (submission.score, submission.max_score) == (8.5, 9.5)


class TestNeedsALook:
    def test_a_check_that_could_not_be_judged(self, path: Path) -> None:
        checks = (check(1, 2), check(1, 1, Status.GRADER_ERROR), check(2, 3))
        write_gradebook(path, course(), [report(checks=checks)])
        with opened(path) as gradebook:
            assert grade(gradebook, "first-task1-tests").needs_manual_grade
            assert grade(gradebook, "first-task1-tests").score == 2
            assert not grade(gradebook, "first-task2-tests").needs_manual_grade
            comment = gradebook.find_comment("first-task1", "first", "01_first", "meier").comment
            assert "Das liegt nicht an der Abgabe" in comment

    @pytest.mark.parametrize(("level", "look"), [("problem", True), ("warning", False)])
    def test_a_hand_in_that_could_not_be_read(self, path: Path, level: Any, look: bool) -> None:
        notice = Notice(level=level, text=Text(de="`x.py` ist leer", en="empty"))
        write_gradebook(path, course(), [report(notices=(notice,))])
        with opened(path) as gradebook:
            assert grade(gradebook, "first-task1-tests").needs_manual_grade is look
            assert not grade(gradebook, "first-task1-hidden").needs_manual_grade  # full points
            comment = gradebook.find_comment("first-task1", "first", "01_first", "meier").comment
            assert comment.startswith("**Zur Abgabe**\n\n    `x.py` ist leer")

    def test_a_persons_score_settles_it(self, path: Path) -> None:
        open_one = report(checks=(check(1, 1, Status.GRADER_ERROR),))
        write_gradebook(path, course(), [open_one])
        with opened(path) as gradebook:
            mine = grade(gradebook, "first-task1-tests")
            mine.manual_score, mine.needs_manual_grade = 1, False
            gradebook.db.commit()
        write_gradebook(path, course(), [open_one])
        with opened(path) as gradebook:
            assert not grade(gradebook, "first-task1-tests").needs_manual_grade


class TestLate:
    @pytest.mark.parametrize(
        ("after", "penalty"),
        [(timedelta(minutes=-5), None), (timedelta(minutes=15), None), (timedelta(minutes=16), 0.7),
         (timedelta(hours=25), 1.4), (timedelta(days=30), 3.5)],
    )  # fmt: skip
    def test_the_penalty_follows_the_courses_rule(self, path: Path, after: timedelta, penalty: float | None) -> None:
        write_gradebook(path, course(), [report(submitted=(DUE + after).isoformat())])
        assert self._penalty(path) == penalty

    def test_an_extension_counts(self, path: Path) -> None:
        late = report(submitted=(DUE + timedelta(hours=20)).isoformat())
        write_gradebook(path, course(), [late])
        with opened(path) as gradebook:
            gradebook.grant_extension("01_first", "meier", hours=20)
        write_gradebook(path, course(), [late])
        assert self._penalty(path) is None

    def test_it_is_taken_from_the_score_that_counts(self, path: Path) -> None:
        late = report(submitted=(DUE + timedelta(hours=1)).isoformat())
        write_gradebook(path, course(), [late])
        with opened(path) as gradebook:
            mine = grade(gradebook, "first-task1-tests")
            mine.manual_score, mine.extra_credit = 0, 5
            gradebook.db.commit()
        write_gradebook(path, course(), [late])
        assert self._penalty(path) == 1.0

    @staticmethod
    def _penalty(path: Path) -> Any:
        with opened(path) as gradebook:
            return gradebook.find_submission_notebook("first", "01_first", "meier").late_submission_penalty


class TestRefused:
    @pytest.mark.parametrize(
        ("reports", "message"),
        [
            ([report(), report()], "meier/01_first: two reports"),
            ([report(assignment="09_other")], "meier/09_other: not an assignment"),
            ([report(student="")], "/01_first: no student"),
            ([report("a"), report("b", checks=(check(1, 2),))], "b/01_first: graded with other checks than a"),
        ],
    )
    def test_what_would_make_a_wrong_gradebook(self, tmp_path: Path, reports: list[Report], message: str) -> None:
        with pytest.raises(GradebookError, match=message):
            write_gradebook(tmp_path / "gradebook.db", course(), reports)
        assert not any(tmp_path.iterdir())

    def test_after_an_error_nothing_is_written(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write_gradebook(path, course(), [report()])
        before = _dump(path)

        def fail(*_: object) -> str:
            raise sqlite3.OperationalError("disk I/O error")

        monkeypatch.setattr("grader.gradebook.writer.task_comment", fail)
        with pytest.raises(sqlite3.OperationalError):
            write_gradebook(path, course(), [report("other")])
        assert _dump(path) == before


def _dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        lines = sorted(connection.iterdump())
    connection.close()
    return lines
