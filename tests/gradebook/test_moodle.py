"""Moodle's archive in, grades and feedback out: nobody is lost, nobody is mixed up, nothing escapes."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from grader.course import Assignment, CourseError, Settings
from grader.gradebook import exporting
from grader.gradebook.exporting import Grade
from grader.gradebook.ilias import folder_of
from grader.gradebook.moodle import collect, moodle_folder
from grader.gradebook.roster import Person, Roster
from grader.result import Text

ASSIGNMENT = Assignment(
    Settings(name="04_pooling", title=Text(de="a", en="a"), due=datetime(2026, 11, 27, 22, 59, tzinfo=UTC)),
    Path(),
    staff=True,
)
WORKSHEET = (
    '﻿ID,"Vollständiger Name",E-Mail-Adresse,Status,Bewertung,"Zuletzt geändert (Bewertung)"\n'
    "Teilnehmer/in101,Anna Groß,anna@uni.example,Abgegeben,,-\n"
    'Teilnehmer/in102,"Müller, Bernd",bernd@uni.example,Abgegeben,,-\n'
    "Teilnehmer/in103,Chloé Weiß,chloe@uni.example,Abgegeben,,-\n"
)


@pytest.fixture
def roster(tmp_path: Path) -> Roster:
    path = tmp_path / "Bewertungen.csv"
    path.write_text(WORKSHEET, "utf-8")
    return Roster.read(path)


def archive(tmp_path: Path, *files: tuple[str, bytes] | tuple[str, bytes, tuple[int, ...]]) -> Path:
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data, *moment in files:
            zipped.writestr(zipfile.ZipInfo(name, moment[0] if moment else (2026, 11, 20, 12, 0, 0)), data)  # type: ignore[arg-type]
    return path


def zipped(*files: tuple[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as inner:
        for name, content in files:
            inner.writestr(name, content)
    return data.getvalue()


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize(
    "name",
    [
        "Anna Groß_101_assignsubmission_file/pooling.py",
        "Anna Groß_101_assignsubmission_file_/pooling.py",
        "Anna Groß_101_assignsubmission_file_pooling.py",
        "Groß Anna_101_assignsubmission_file_/deep/folder/pooling.py",
        "Gross Anna_999_assignsubmission_file_/pooling.py",
    ],
)
def test_every_way_moodle_names_a_hand_in_leads_to_the_student(tmp_path: Path, roster: Roster, name: str) -> None:
    result = collect(archive(tmp_path, (name, b"x = 1")), tmp_path / "out", ASSIGNMENT, roster)
    assert tree(tmp_path / "out") == {
        "anna/04_pooling/pooling.py": b"x = 1",
        "anna/04_pooling/timestamp.txt": b"2026-11-20 12:00:00 UTC",
    }
    assert result.placed == {"anna": ["pooling.py"]}
    assert not result.unmatched + result.set_aside + result.skipped


def test_several_files_and_archives_inside_stay_together(tmp_path: Path, roster: Roster) -> None:
    inner = zipped(("04_pooling/pooling.ipynb", b"{}"), ("__MACOSX/._pooling.ipynb", b"junk"), ("note.txt", b"hi"))
    download = archive(
        tmp_path,
        ("Bernd Müller_102_assignsubmission_file/abgabe.zip", inner),
        ("Bernd Müller_102_assignsubmission_file/plot.png", b"png"),
        ("Bernd Müller_102_assignsubmission_onlinetext/onlinetext.html", b"<p>"),
    )
    collect(download, tmp_path / "out", ASSIGNMENT, roster)
    assert set(tree(tmp_path / "out")) == {
        f"bernd/04_pooling/{name}"
        for name in ("pooling.ipynb", "note.txt", "plot.png", "onlinetext.html", "timestamp.txt")
    }


def test_the_newest_hand_in_counts_and_older_ones_are_kept_aside(tmp_path: Path, roster: Roster) -> None:
    download = archive(
        tmp_path,
        ("Anna Groß_101_assignsubmission_file/pooling.py", b"new", (2026, 11, 28, 9, 0, 0)),
        ("Anna Gross_555_assignsubmission_file/pooling.py", b"old", (2026, 11, 1, 9, 0, 0)),
    )
    result = collect(download, tmp_path / "out", ASSIGNMENT, roster)
    files = tree(tmp_path / "out")
    assert files["anna/04_pooling/pooling.py"] == b"new"
    assert files["_not_graded/anna/04_pooling/pooling.py"] == b"old"
    assert files["anna/04_pooling/timestamp.txt"] == b"2026-11-28 09:00:00 UTC"
    assert result.set_aside == ["_not_graded/anna/04_pooling/pooling.py"]


def test_strangers_are_collected_and_named(tmp_path: Path, roster: Roster) -> None:
    download = archive(tmp_path, ("Dora Neu_777_assignsubmission_file/pooling.py", b"x"), ("readme.txt", b"y"))
    result = collect(download, tmp_path / "out", ASSIGNMENT, roster)
    assert result.unmatched == ["Dora Neu"]
    assert "Dora Neu_777/04_pooling/pooling.py" in tree(tmp_path / "out")
    assert result.skipped == ["readme.txt: not a Moodle submission"]


def test_two_people_of_one_name_are_told_apart_by_their_number(tmp_path: Path) -> None:
    people = Roster([Person("a1", "Anna Groß", participant="1"), Person("a2", "Anna Groß", participant="2")])
    download = archive(tmp_path, *((f"Anna Groß_{n}_assignsubmission_file/p.py", str(n).encode()) for n in (1, 2, 3)))
    result = collect(download, tmp_path / "out", ASSIGNMENT, people)
    assert set(result.placed) == {"a1", "a2", "Anna Groß_3"}
    assert result.unmatched == ["Anna Groß"]


@pytest.mark.parametrize(
    "name",
    [
        "../../evil_1_assignsubmission_file/x.py",
        "Eve_1_assignsubmission_file/../../../x.py",
        "Eve_1_assignsubmission_file/..\\..\\x.py",
        "Eve_1_assignsubmission_file//etc/passwd",
        "Eve\x07=1_1_assignsubmission_file/CON:x.py",
    ],
)
def test_nothing_is_written_outside_the_target(tmp_path: Path, name: str) -> None:
    before = set(tree(tmp_path))
    collect(archive(tmp_path, (name, b"x")), tmp_path / "deep" / "out", ASSIGNMENT, Roster())
    new = set(tree(tmp_path)) - before - {"download.zip"}
    assert new
    assert all(path.startswith("deep/out/") for path in new)


def test_bombs_and_broken_archives_are_reported_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.gradebook.archives.LARGEST_FILE", 1000)
    bomb = zipped(("big.py", b"0" * 5000))
    download = archive(
        tmp_path,
        ("Eve_1_assignsubmission_file/big.py", b"0" * 5000),
        ("Eve_1_assignsubmission_file/bomb.zip", bomb[:990] if len(bomb) > 1000 else bomb),
        ("Eve_1_assignsubmission_file/fine.py", b"ok"),
    )
    result = collect(download, tmp_path / "out", ASSIGNMENT, Roster())
    assert "fine.py" in result.placed["Eve_1"]
    assert any("big.py: larger" in line for line in result.skipped)
    for broken in (b"", b"PK nonsense"):
        (tmp_path / "broken.zip").write_bytes(broken)
        with pytest.raises(CourseError, match="not a readable ZIP"):
            collect(tmp_path / "broken.zip", tmp_path / "out", ASSIGNMENT, Roster())
    with pytest.raises(CourseError, match="no Moodle submissions"):
        collect(archive(tmp_path, ("a.txt", b"")), tmp_path / "out", ASSIGNMENT, Roster())


@given(st.text(min_size=1, max_size=40), st.binary(max_size=20))
def test_whatever_a_student_calls_a_file_it_lands_in_the_folder(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes
) -> None:
    root = tmp_path_factory.mktemp("m")
    try:
        download = archive(root, (f"Eve_1_assignsubmission_file/{name}", data))
    except UnicodeEncodeError:
        return
    try:
        collect(download, root / "out", ASSIGNMENT, Roster())
    except CourseError:
        return  # a name that ends in / is a folder
    assert {p.parts[0] for p in (Path(f) for f in tree(root))} <= {"out", "download.zip"}


def test_a_list_without_any_identifier_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Farbe;Form\nrot;rund\n", "utf-8")
    with pytest.raises(CourseError, match="no column for the student's id"):
        Roster.read(tmp_path / "list.csv")
    (tmp_path / "list.csv").write_text("", "utf-8")
    with pytest.raises(CourseError, match="is empty"):
        Roster.read(tmp_path / "list.csv")
    with pytest.raises(CourseError, match="cannot be read"):
        Roster.read(tmp_path / "nowhere.csv")


def test_a_semicolon_list_in_latin_1_is_read(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes("Matrikelnummer;Nachname;Vorname\n4711;Groß;Anna\n".encode("latin-1"))
    (person,) = Roster.read(tmp_path / "list.csv").people
    assert (person.id, person.last_first) == ("4711", ("Groß", "Anna"))


GRADES = [Grade("anna", 9.5, 10), Grade("bernd", None, 10), Grade("=cmd", 3, 10)]


def test_the_worksheet_comes_back_with_grades_and_nothing_else_changed(tmp_path: Path, roster: Roster) -> None:
    filled = exporting.filled_worksheet(tmp_path / "Bewertungen.csv", {g.student: g for g in GRADES}, roster)
    before = list(csv.reader(io.StringIO(WORKSHEET.removeprefix("﻿"))))
    assert filled.data.startswith(codecs.BOM_UTF8), "as Moodle wrote it"
    after = list(csv.reader(io.StringIO(filled.data.decode("utf-8-sig"))))
    assert (filled.missing, filled.above, filled.written) == (["=cmd"], {}, 1)
    assert [row[4] for row in after] == ["Bewertung", "9.50", "", ""]
    assert [row[:4] + row[5:] for row in after] == [row[:4] + row[5:] for row in before]


@pytest.mark.parametrize(
    ("heading", "cells", "above"),
    [
        ("Maximum Grade", ("10.00", "12.00"), {"Participant 1": 10.0}),
        ("Bestwertung", ("10,00", "12,00"), {"Participant 1": 10.0}),
        ("Status", ("", ""), {"Participant 1": 10.0, "Participant 2": 10.0}),
    ],
)
def test_grades_that_moodle_would_pass_over_are_named(
    tmp_path: Path, heading: str, cells: tuple[str, str], above: dict[str, float]
) -> None:
    """Extra credit can lift a grade above the maximum, which Moodle's import skips (its importgradesform.php)."""
    rows = "".join(f'Participant {n},,"{cell}"\n' for n, cell in enumerate(cells, start=1))
    (tmp_path / "w.csv").write_text(f"Identifier,Grade,{heading}\n{rows}", "utf-8")
    grades = {f"Participant {n}": Grade(f"Participant {n}", 11.5, 10) for n in (1, 2)}
    people = Roster(Person(f"Participant {n}", participant=str(n)) for n in (1, 2))
    filled = exporting.filled_worksheet(tmp_path / "w.csv", grades, people)
    assert filled.above == above
    assert [row["Grade"] for row in csv.DictReader(io.StringIO(filled.data.decode()))] == ["11.50", "11.50"]


def test_a_worksheet_without_grade_column_is_refused(tmp_path: Path, roster: Roster) -> None:
    (tmp_path / "w.csv").write_text("ID,Name\n1,a\n", "utf-8")
    with pytest.raises(CourseError, match="no grade column"):
        exporting.filled_worksheet(tmp_path / "w.csv", {}, roster)


def test_tables_identify_as_asked_and_carry_no_formulas(roster: Roster) -> None:
    rows = exporting.grade_table(GRADES, roster, "E-Mail", "email")
    assert rows[:3] == [["E-Mail", "Grade", "Maximum"], ["anna@uni.example", 9.5, 10], ["bernd@uni.example", "", 10]]
    assert b"\r\n'=cmd,3" in exporting.to_csv(rows)
    sheet = load_workbook(io.BytesIO(exporting.to_xlsx(rows, "04_pooling"))).worksheets[0]
    assert sheet.cell(4, 1).value == "=cmd"
    assert sheet.cell(4, 1).data_type == "s"
    assert sheet.cell(2, 2).value == 9.5


def test_feedback_archives_use_the_folders_the_systems_expect(tmp_path: Path, roster: Roster) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>", "utf-8")
    pages = {"anna": page, "Dora Neu_777": page}
    moodle = exporting.feedback_archive(pages, roster, exporting.moodle_feedback_folder)
    with zipfile.ZipFile(io.BytesIO(moodle)) as archive_:
        assert archive_.namelist() == [
            f"{moodle_folder('Dora Neu', '777')}/feedback.html",
            "Anna Groß_101_assignsubmission_file/feedback.html",
        ]
    assert moodle == exporting.feedback_archive(pages, roster, exporting.moodle_feedback_folder)
    person = Person("anna", "Groß, Anna", login="agross", user="4711")
    ilias = exporting.feedback_archive({"anna": page}, Roster([person]), folder_of, "multi_feedback_x_1/")
    with zipfile.ZipFile(io.BytesIO(ilias)) as archive_:
        assert archive_.namelist() == ["multi_feedback_x_1/Gross_Anna_agross_4711/feedback.html"]


def test_what_moodle_gets_back_it_would_accept_as_its_own(tmp_path: Path, roster: Roster) -> None:
    """The feedback archive, read as if it were a download, leads to the same students."""
    page = tmp_path / "page.html"
    page.write_text("<p>", "utf-8")
    data = exporting.feedback_archive({"anna": page, "chloe": page}, roster, exporting.moodle_feedback_folder)
    (tmp_path / "round.zip").write_bytes(data)
    assert set(collect(tmp_path / "round.zip", tmp_path / "out", ASSIGNMENT, roster).placed) == {"anna", "chloe"}
