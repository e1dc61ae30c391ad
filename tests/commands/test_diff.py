"""`grader diff`: whose points a change moves."""

from __future__ import annotations

import csv
from pathlib import Path

from grader.grading.store import ResultStore
from grader.result import Report, Status
from tests.commands.test_cli import grader
from tests.reporting.samples import mixed_report, perfect_report


def with_first(report: Report, status: Status) -> Report:
    """The report with another end of its first check."""
    first, *rest = report.checks
    return report.model_copy(update={"checks": (first.model_copy(update={"status": status}), *rest)})


def results(out: Path, *reports: Report) -> Path:
    for report in reports:
        ResultStore(out).save(report)
    return out


def test_nothing_moves(tmp_path: Path) -> None:
    old = results(tmp_path / "old", perfect_report("ada"), mixed_report("bo"))
    result = grader("diff", old, old)
    assert result.exit_code == 0
    assert "points of 0 of 2 hand-ins differ" in result.output


def test_who_gains_and_who_loses(tmp_path: Path) -> None:
    ada, bo = perfect_report("ada"), perfect_report("=1+1")
    carl = mixed_report("carl")
    old = results(tmp_path / "old", ada, with_first(bo, Status.WRONG), carl)
    new = results(tmp_path / "new", with_first(ada, Status.WRONG), bo, perfect_report("dora"))
    result = grader("diff", old, new, "--to", tmp_path / "moved.csv")
    assert result.exit_code == 1
    assert "points of 2 of 2 hand-ins differ" in result.output
    assert "only in" in result.output
    assert "\x1b" not in result.output
    worth = ada.checks[0].points
    assert f"ada {ada.assignment}: {ada.points:g} → {ada.points - worth:g}" in result.output
    with (tmp_path / "moved.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert float(rows["ada"]["difference"]) == -worth
    assert rows["ada"]["checks"] == f"{ada.checks[0].check}:{-worth:+g}"
    (other,) = rows.keys() - {"ada"}
    assert not other.startswith("="), "a spreadsheet would compute it"


def test_many_are_named_in_the_table(tmp_path: Path) -> None:
    right = [perfect_report(f"s{number}") for number in range(30)]
    old = results(tmp_path / "old", *right)
    new = results(tmp_path / "new", *(with_first(report, Status.ERROR) for report in right))
    result = grader("diff", old, new)
    assert result.exit_code == 1
    assert "and 10 more: --to FILE.csv names them all" in result.output
    assert result.output.count("\n") <= 40


def test_what_is_no_result_is_said(tmp_path: Path) -> None:
    old = results(tmp_path / "old", perfect_report("ada"))
    nothing = grader("diff", old, tmp_path / "nowhere")
    assert nothing.exit_code == 2
    assert "no results; expected what was given to `grader grade` as --out" in nothing.output
    (old / "results" / "ada" / "04_pooling.json").write_text("{", encoding="utf-8")
    damaged = grader("diff", old, old)
    assert damaged.exit_code == 2
    assert "is no result of `grader grade`" in damaged.output.replace("\n", " ")
