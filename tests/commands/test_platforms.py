"""From Moodle's download to Moodle's upload, and a student's archive, through the command line."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from grader.course import Course
from grader.gradebook.database import open_gradebook
from grader.grading.many import Job, failed_report
from grader.grading.store import ResultStore
from grader.handin.submission import Submission
from tests.commands.test_cli import POOLING, REFERENCE, ROOT, grader

WORKSHEET = (
    "Identifier,Full name,Email address,Grade,Last modified (grade)\n"
    "Participant 11,Anna Groß,anna@uni.example,,-\n"
    "Participant 12,Bernd Müller,bernd@uni.example,,-\n"
)


@pytest.fixture
def moodle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A download with two known students and a stranger, and the worksheet."""
    monkeypatch.chdir(ROOT)
    files = {"Anna Groß_11": REFERENCE, "Bernd Müller_12": POOLING / "pooling.py", "Dora Neu_13": REFERENCE}
    with zipfile.ZipFile(tmp_path / "download.zip", "w") as archive:
        for name, file in files.items():
            in_time = zipfile.ZipInfo(f"{name}_assignsubmission_file/pooling.py", (2026, 11, 20, 12, 0, 0))
            archive.writestr(in_time, file.read_bytes())
    (tmp_path / "worksheet.csv").write_text(WORKSHEET, "utf-8")
    return tmp_path


def test_a_class_goes_from_moodle_to_grades_and_back(moodle: Path) -> None:
    submitted, graded, worksheet = moodle / "submitted", moodle / "graded", moodle / "worksheet.csv"
    collected = grader("collect", "moodle", moodle / "download.zip", "04", "--out", submitted, "--students", worksheet)
    assert collected.exit_code == 1, "somebody is not on the list"
    assert "Dora Neu" in collected.output
    assert grader("grade", submitted, "--out", graded).exit_code == 0

    filled, feedback = moodle / "filled.csv", moodle / "feedback.zip"
    result = grader("export", "moodle", graded, "04", "--worksheet", worksheet, "--to", filled, "--feedback", feedback)
    assert result.exit_code == 0, result.output
    assert "2 grades" in result.output, "rows that were filled"
    rows = list(csv.DictReader(io.StringIO(filled.read_text("utf-8"))))
    assert [row["Grade"] for row in rows] == ["14.00", "0.00"]
    assert "Dora Neu_13" in result.stderr
    assert "anna has more than Moodle's maximum of 10" in result.stderr
    with zipfile.ZipFile(feedback) as archive:
        assert set(archive.namelist()) == {
            f"{name}_assignsubmission_file/feedback.html" for name in ("Anna Groß_11", "Bernd Müller_12", "Dora Neu_13")
        }

    assert (
        grader(
            "export", "xlsx", graded, "pool", "--students", worksheet, "--id", "email", "--to", moodle / "g.xlsx"
        ).exit_code
        == 0
    )
    sheet = load_workbook(moodle / "g.xlsx").worksheets[0]
    assert [[c.value for c in row[:2]] for row in sheet.iter_rows(max_row=2)] == [
        ["email", "Grade"],
        ["Dora Neu_13", 14],
    ]
    table = moodle / "g.csv"
    assert (
        grader(
            "export", "ilias", graded, "04", "--students", worksheet, "--to", table, "--id-column", "login"
        ).exit_code
        == 0
    )
    assert table.read_text("utf-8-sig").startswith("login,Grade,Maximum")


def test_scores_come_from_the_gradebook_and_its_absence_is_said(moodle: Path) -> None:
    graded, table = moodle / "graded", moodle / "g.csv"
    for name in ("anna", "bernd"):
        ResultStore(graded).save(failed_report(Job(POOLING_STAFF, _handed_in(name), "prefer"), "x"))
    export: list[str | Path] = ["export", "csv", graded, "04", "--to", table]
    result = grader(*export)
    assert "no gradebook: automatic scores only (see --gradebook)" in result.output
    assert (result.exit_code, "no grade in" in result.stderr) == (1, True), "a table without a grade is no success"
    assert _grades(table) == {"anna": "", "bernd": ""}

    with open_gradebook(moodle / "nb.db") as gradebook:
        gradebook.add_assignment("04_pooling")
        gradebook.add_notebook("pooling", "04_pooling")
        gradebook.add_grade_cell("pooling-task1-tests", "pooling", "04_pooling", max_score=3, cell_type="code")
        for name, score in (("anna", 2.5), ("clara", 3)):
            gradebook.add_student(name)
            gradebook.add_submission("04_pooling", name)
            grade = gradebook.find_grade("pooling-task1-tests", "pooling", "04_pooling", name)
            grade.manual_score, grade.needs_manual_grade = score, False
        gradebook.db.commit()
    result = grader(*export, "--gradebook", moodle / "nb.db")
    assert result.exit_code == 0, result.output
    assert "nb.db" in result.output
    assert "not in the gradebook, automatic scores: bernd" in result.output
    assert _grades(table) == {"anna": "2.5", "bernd": "", "clara": "3.0"}


POOLING_STAFF = next(each for each in Course.load(ROOT).staff_assignments if each.name == "04_pooling")


def _handed_in(student: str) -> Submission:
    return Submission(file="pooling.py", chunks=(), notices=(), data=b"", student=student, submitted="")


def _grades(table: Path) -> dict[str, str]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row["Grade"] for row in csv.DictReader(file)}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "csv", "nowhere", "04"], "no results for 04_pooling; run `grader grade"),
        (["export", "csv", ".", "04", "--id", "colour"], "--id colour: is none of id, email"),
        (["export", "csv", ".", "04", "--gradebook", "nowhere.db"], "nowhere.db: no such gradebook"),
        (["collect", "moodle", "README.md", "04", "--out", "nowhere"], "not a readable ZIP file"),
    ],
)
def test_a_users_mistake_is_one_line(monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str) -> None:
    monkeypatch.chdir(ROOT)
    result = grader(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_student_gets_an_archive_after_a_last_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "04_pooling"
    folder.mkdir()
    for path in POOLING.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    monkeypatch.chdir(folder)
    assert grader("submit", "--out", tmp_path / "stub.zip").exit_code == 1, "something is still open"
    (folder / "pooling.py").write_bytes(REFERENCE.read_bytes())
    result = grader("submit", "--lang", "en")
    assert result.exit_code == 0
    assert "04_pooling.zip is ready to be handed in, with pooling.py, " in result.output
    assert "(not pooling.ipynb; to hand that in: grader submit --file pooling.ipynb)" in result.output
    with zipfile.ZipFile(folder / "04_pooling.zip") as archive:
        assert archive.namelist() == ["pooling.py"]
        assert archive.read("pooling.py") == REFERENCE.read_bytes()
    (folder / "helfer.py").write_text("import paket.eins\n")
    (folder / "paket").mkdir()
    (folder / "paket" / "eins.py").touch()
    (folder / "other.py").touch()
    (folder / "pooling.py").write_bytes(REFERENCE.read_bytes() + b"\nimport helfer\n")
    assert grader("submit").exit_code == 0
    with zipfile.ZipFile(folder / "04_pooling.zip") as archive:
        assert archive.namelist() == ["pooling.py", "helfer.py", "paket/eins.py"], "what it imports goes along"


def test_the_notebook_that_jupyter_saved_by_itself_is_not_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "04_pooling"
    shutil.copytree(POOLING, folder)
    (folder / "pooling.py").write_bytes(REFERENCE.read_bytes())
    notebook = json.loads((folder / "pooling.ipynb").read_text("utf-8"))
    begun = next(cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("solution"))
    begun["source"] = "def pool2d(image, kernel_size=2, stride=2, mode='max'):\n    pass"
    (folder / "pooling.ipynb").write_text(json.dumps(notebook), "utf-8")
    os.utime(folder / "pooling.py", (1e9, 1e9))
    monkeypatch.chdir(folder)
    result = grader("submit", "--lang", "de")
    assert result.exit_code == 0, result.output
    assert "Jede wurde bewertet, und die beste zählt: „pooling.py“" in " ".join(result.output.split())
    assert packed(folder) == ["pooling.py"]
    assert grader("submit", "--file", "pooling.ipynb").exit_code == 1
    assert packed(folder) == ["pooling.ipynb"]
    assert "copy it there" in grader("submit", "--file", tmp_path / "pooling.py").stderr


def packed(folder: Path) -> list[str]:
    with zipfile.ZipFile(folder / "04_pooling.zip") as archive:
        return archive.namelist()
