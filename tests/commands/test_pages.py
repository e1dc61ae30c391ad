"""What is written for a class, and what is left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from grader.commands import pages
from grader.commands.pages import people_of, write_class, write_feedback
from grader.course import CourseError
from grader.reporting.feedback import feedback_page
from grader.result import Report
from tests.reporting.samples import mixed_report, perfect_report, sample_course


def written(out: Path) -> dict[str, int]:
    return {str(path.relative_to(out)): path.stat().st_ino for path in out.rglob("*") if path.is_file()}


def write(out: Path, *reports: Report) -> dict[str, int]:
    write_class(sample_course(), reports, out, "en", {"bo": "Bohr, Niels", "ada": "Lovelace, Ada"}, set())
    return written(out)


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    before = write(tmp_path, perfect_report("ada"), mixed_report("bo"))
    assert write(tmp_path, perfect_report("ada"), mixed_report("bo")) == before
    changed = perfect_report("ada", "2026-11-20T10:00:00Z").model_copy(update={"key": "new"})
    after = write(tmp_path, changed, mixed_report("bo"))
    renewed = {path for path in after if after[path] != before.get(path)}
    assert {"history/ada/hand_ins.json", "class/students/ada/index.html", "tables/history.csv", "grades.csv"} <= renewed
    assert not [path for path in renewed if "/bo/" in path]
    assert not {"class/table.js", "class/columns.js"} & renewed


def test_feedback_is_made_anew_only_where_something_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course, made = sample_course(), []

    def feedback(*args: Any, **kwargs: Any) -> str:
        made.append(args[0].student)
        return feedback_page(*args, **kwargs)

    monkeypatch.setattr(pages, "feedback_page", feedback)
    reports = [perfect_report("ada"), mixed_report("bo")]
    write_feedback(course, reports, tmp_path)
    before = written(tmp_path)
    write_feedback(course, reports, tmp_path)
    assert (made, written(tmp_path)) == (["ada", "bo"], before)
    write_feedback(course, [reports[0], mixed_report("bo", "2027-01-01T00:00:00Z")], tmp_path)
    assert made == ["ada", "bo", "bo"], "it is late now"
    page = next(path for path in (tmp_path / "feedback" / "ada").iterdir())
    page.write_text(page.read_text("utf-8").replace("12", "13"), "utf-8")
    write_feedback(course, reports, tmp_path)
    assert made == ["ada", "bo", "bo", "ada", "bo"], "who edits a page does not keep it so"


def test_a_hand_in_that_came_again_is_in_the_history(tmp_path: Path) -> None:
    write(tmp_path, mixed_report("ada", "2026-11-20T10:00:00Z"))
    write(tmp_path, perfect_report("ada", "2026-11-21T10:00:00Z"))
    history = json.loads((tmp_path / "tables" / "history.json").read_text("utf-8"))
    assert [(h["submitted"][:10], h["points"]) for h in history] == [("2026-11-20", 4.0), ("2026-11-21", 12.0)]
    assert "20 Nov 2026" in (tmp_path / "class/students/ada/index.html").read_text("utf-8")


def test_damaged_history_begins_anew(tmp_path: Path) -> None:
    write(tmp_path, perfect_report("ada"))
    (tmp_path / "history/ada/hand_ins.json").write_bytes(b"{")
    write(tmp_path, perfect_report("ada"))
    assert len(json.loads((tmp_path / "tables" / "history.json").read_text("utf-8"))) == 1


def test_a_list_gives_names_as_they_are_sorted(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("id;name\ns1;Anna Maria Groß\ns2;Özdemir, Can\ns3;Plato\n", encoding="utf-8")
    assert people_of(path) == {"s1": "Groß, Anna Maria", "s2": "Özdemir, Can", "s3": "Plato"}
    assert people_of(None) == {}
    with pytest.raises(CourseError, match="cannot be read"):
        people_of(tmp_path / "none.csv")
