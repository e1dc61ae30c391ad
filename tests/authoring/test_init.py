"""`grader init` makes a course that is right, and mistakes in its course.yml are one line each."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from grader.authoring.init import init_course
from grader.authoring.reading import folder_rows
from grader.cli import app
from grader.course import Course

MADE = "assignments:\n  - name: 01_softmax\n    title: {de: S, en: S}\n"


def grader(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "mine"
    init_course(root)
    monkeypatch.chdir(root)
    return root


def test_a_new_course_is_right_but_for_one_line(course: Path) -> None:
    loaded = Course.load(course)
    rows, sound = folder_rows(loaded, loaded.staff_assignments[0])
    assert sound
    assert [row.problems for row in rows if not row.ok] == [("not released yet; run `grader release`",)]


def test_personal_data_stays_out_of_the_repository(course: Path) -> None:
    ignored = (course / ".gitignore").read_text(encoding="utf-8").split("\n")
    assert {"submitted*/", "graded*/", "gradebook.db*", "nb/"} <= set(ignored)


@pytest.mark.parametrize(
    ("entry", "parts"),
    [
        ("    due: 2027-05-07T23:59:00\n", ("line 8", "due", "needs a time zone", "due: 2027-05-07T23:59:00+02:00")),
        ("    due: 2027-02-30T23:59:00+02:00\n", ("line 8", "due", "day that exists")),
        ("  - name: 01_softmax\n    title: {de: x, en: x}\n", ("line 8", "name", "first in line 6", "02_another")),
        ("    forbidden: [numpy.dott]\n", ("line 8", "forbidden", "did you mean 'dot'", "example:")),
        ("    preload: [numpy.linalgg]\n", ("line 8", "preload", "did you mean 'linalg'")),
        ("    dew: 2027-05-07T23:59:00+02:00\n", ("line 8", "dew", "did you mean `due`?")),
    ],
)
def test_a_mistake_in_course_yml_is_one_line(course: Path, entry: str, parts: tuple[str, ...]) -> None:
    head = "title: {de: M, en: M}\nterm: Sommersemester 2027\n\n\n"
    (course / "course.yml").write_text(head + MADE + entry, encoding="utf-8")
    said = grader("verify")
    assert said.exit_code == 2
    assert len(said.stderr.strip().split("\n")) == 1
    for part in ("course.yml", *parts):
        assert part in said.stderr


def test_a_library_that_is_not_installed_is_one_line(course: Path) -> None:
    path = course / "course.yml"
    path.write_text(path.read_text("utf-8").replace("[scipy.special.softmax]", "[jaxx.nn.softmax]"), encoding="utf-8")
    from grader.authoring.known_names import require_known_names

    loaded = Course.load(course)
    lines = require_known_names(loaded, loaded.staff_assignments)
    assert lines == ["not checked: jaxx.nn.softmax (jaxx is not installed)"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("task(1, points=1)", "task(1, points=2)", "sum to 11 points, course.yml says 10"),
        (
            "def test_mean_over_many_patterns",
            "def test_rows_do_not_mix",
            "second test_rows_do_not_mix; the one in line",
        ),
        ("    z = np.random", "    print(1)\n    z = np.random", "prints"),
    ],
)
def test_what_running_would_not_show_is_reported(course: Path, old: str, new: str, said: str) -> None:
    path = course / "solutions" / "01_softmax" / "test_softmax_hidden.py"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    loaded = Course.load(course)
    rows, _ = folder_rows(loaded, loaded.staff_assignments[0])
    assert said in "\n".join(problem for row in rows for problem in row.problems)


def test_assignments_are_taken_over_without_their_dates(course: Path, tmp_path: Path) -> None:
    path = course / "course.yml"
    path.write_text(path.read_text("utf-8").replace("# due:", "due:"), encoding="utf-8")
    assert grader("init", tmp_path / "other", "--from", course, "--with", "01").exit_code == 0
    (taken,) = Course.load(tmp_path / "other").staff_assignments
    (original,) = Course.load(course).staff_assignments
    assert original.settings.due is not None
    assert taken.settings == original.settings.model_copy(update={"due": None})
    for name in ("softmax.py", "wrong/overflow.py", "test_softmax_hidden.py"):
        assert (taken.folder / name).read_bytes() == (original.folder / name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["."], "is a course already"),
        ([], "name the folder"),
        (["a", "b"], "one folder"),
        (["x", "--with", "01"], "--from where they are"),
        (["x", "--from", "."], "--with which"),
        (["x", "--from", "nowhere", "--with", "01"], "neither a folder nor a git address"),
        (["--from", ".", "--with", "01"], "is in this course already"),
        (["solutions", "--from", ".", "--with", "01"], "is not empty"),
    ],
)
def test_what_cannot_be_made_is_one_line_and_nothing_changes(course: Path, arguments: list[str], said: str) -> None:
    before = {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}
    refused = grader("init", *arguments)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert {path: path.read_bytes() for path in course.rglob("*") if path.is_file()} == before
