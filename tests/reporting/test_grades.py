from __future__ import annotations

import csv
import io

import pytest

from grader.reporting import grades_csv, standing
from grader.reporting.grades import COLUMNS, when
from grader.result import Report, Status

from .samples import check, mixed_report, perfect_report, report, sample_course, sample_reports


def rows(*reports: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(grades_csv(sample_course(), reports), newline="")))


def test_a_graded_hand_in_has_points_penalty_and_final() -> None:
    assert rows(perfect_report("Ada", "2026-11-28T20:00:00Z")) == [
        {
            "student": "Ada",
            "assignment": "04_pooling",
            "points": "12",
            "max_points": "10",
            "late_penalty": "1.2",
            "final": "10.8",
            "submitted": "2026-11-28T20:00:00Z",
            "status": "graded",
        }
    ]


def test_an_ungraded_hand_in_has_no_final() -> None:
    (row,) = rows(mixed_report("Hebb"))
    assert (row["points"], row["final"], row["status"]) == ("4", "", "ungraded")


@pytest.mark.parametrize("empty", [True, False])
def test_a_missing_hand_in_has_no_points(empty: bool) -> None:
    other = perfect_report("Ada").model_copy(update={"assignment": "01_perceptron"})
    missing = [report(check(1, Status.MISSING, points=10), student="Ada", file="")] if empty else []
    row = rows(other, perfect_report("Bo"), *missing)[1]
    assert (row["student"], row["assignment"], row["status"]) == ("Ada", "04_pooling", "missing")
    assert (row["points"], row["max_points"], row["late_penalty"], row["final"]) == ("", "10", "", "")


def test_every_student_has_every_graded_assignment_in_the_order_of_the_course() -> None:
    table = rows(*sample_reports())
    students = {r.student for r in sample_reports()}
    assert len(table) == 2 * len(students)
    assert [row["assignment"] for row in table[:2]] == ["01_perceptron", "04_pooling"]
    names = [row["student"] for row in table[::2]]
    assert names == sorted(names, key=str.casefold)


@pytest.mark.parametrize("start", ["=1+1", "+49", "-x", "@SUM(A1)", "\tx", "\rx", "＝1"])
def test_a_spreadsheet_computes_nothing(start: str) -> None:
    text = grades_csv(sample_course(), [perfect_report(start, "=NOW()")])
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["student"] == "'" + start
    assert row["submitted"] == "'=NOW()"


@pytest.mark.parametrize("name", ["Müller, Dr.", 'a "b" c', "two\nlines", "李雷", "a;b"])
def test_names_survive_quoting(name: str) -> None:
    text = grades_csv(sample_course(), [perfect_report(name)])
    assert next(csv.DictReader(io.StringIO(text, newline="")))["student"] == name
    assert text.startswith(",".join(COLUMNS) + "\r\n")


def test_lateness_within_the_grace_time_is_late_and_free() -> None:
    counts = standing(sample_course(), perfect_report("Ada", "2026-11-27T23:05:00Z"))
    assert (counts.late, counts.penalty, counts.final) == (True, 0.0, 12.0)


def test_without_a_readable_moment_nothing_is_late() -> None:
    assert when("yesterday") is None
    assert when("") is None
    assert when("9999-12-31T23:59:59Z") is None, "it could not be shown in another zone"
    assert when("9999-12-31T23:59:59-12:00") is None
    assert when("1969-12-31T23:59:59Z") is None
    assert not standing(sample_course(), perfect_report("Ada", "yesterday")).late
    naive = when("2026-11-27T22:00:00")
    assert naive is not None
    assert naive.utcoffset() is not None
