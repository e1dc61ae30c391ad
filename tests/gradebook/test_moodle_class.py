"""A whole class comes from Moodle and goes back: everybody in the right place, at the right time, nothing lost."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.course import Course, CourseError
from grader.gradebook import exporting
from grader.gradebook.exporting import Grade
from grader.gradebook.moments import moment_of
from grader.gradebook.moodle import collect
from grader.gradebook.roster import Roster
from tests.commands.test_cli import grader
from tests.gradebook.moodle_archive import ROOT, Flavour, Student, archive, everybody, worksheet, zipped
from tests.sampling import WHOLE

POOLING = next(each for each in Course.load(ROOT).staff_assignments if each.name == "04_pooling")
BERLIN = ZoneInfo("Europe/Berlin")
SAMPLE = {"agross", "dneu", "eklein", "fgross", "lvoss", "mmuster", "saero", "soezdemir"}
"""Who is graded unless the whole class is asked for."""
WAYS = [(flavour, times) for flavour in ("folder4", "folder3", "flat") for times in ("real", "download")]


@pytest.fixture(scope="module")
def people() -> list[Student]:
    return everybody()


def on_the_list(people: list[Student]) -> list[Student]:
    return [person for person in people if person.login != "dneu"]


@pytest.mark.parametrize("times", ["real", "download"])
@pytest.mark.parametrize("flavour", ["folder4", "folder3", "flat"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_everybody_lies_in_the_right_place_with_the_right_time(
    tmp_path: Path,
    people: list[Student],
    flavour: Flavour,
    times: Literal["real", "download"],
    language: Literal["de", "en"],
) -> None:
    roster = Roster.read(worksheet(tmp_path / "w.csv", on_the_list(people), language))
    result = collect(archive(tmp_path / "d.zip", people, flavour, times), tmp_path / "out", POOLING, roster, BERLIN)
    handed_in = {p.matriculation: p for p in on_the_list(people) if p.files or p.text}
    assert result.placed.keys() == {*handed_in, "Dora Neu_1031"}
    assert result.unmatched == ["Dora Neu"]
    assert not result.skipped
    for folder, person in handed_in.items():
        stamp = (tmp_path / "out" / folder / "04_pooling" / "timestamp.txt").read_text("utf-8")
        local = person.submitted.replace(second=0, tzinfo=BERLIN)
        assert stamp == f"{local.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC", person.name
    stranger = tmp_path / "out" / "Dora Neu_1031" / "04_pooling" / "timestamp.txt"
    assert stranger.exists() == (times == "real"), "a download's own time is nobody's"
    assert any("nearly all one" in remark for remark in result.remarks) == (times == "download")
    places = {path.name for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert not {"._pooling.py", ".DS_Store"} & places
    assert (tmp_path / "out" / "004015" / "04_pooling" / "pooling.py").is_file(), "an archive in an archive"
    assert set(result.placed["004016"]) == ({"pooling.py"} if times == "real" else {"pooling.py", "pooling (2).py"})
    assert bool(result.set_aside) == (times == "real"), "the older of two files of one name, where one is older"


def test_without_a_worksheet_the_times_of_a_download_are_nobodys(tmp_path: Path, people: list[Student]) -> None:
    result = collect(archive(tmp_path / "d.zip", people, "folder4", "download"), tmp_path / "out", POOLING, Roster())
    assert not list((tmp_path / "out").rglob("timestamp.txt"))
    assert "for everybody it is unknown" in result.remarks[0]
    collect(archive(tmp_path / "d.zip", people, "folder4", "real"), tmp_path / "out", POOLING, Roster())
    assert len(list((tmp_path / "out").rglob("timestamp.txt"))) == len(result.placed)
    late = tmp_path / "out" / "Sven Özdemir_1024" / "04_pooling" / "pooling.py"
    assert datetime.fromtimestamp(late.stat().st_mtime, BERLIN).isoformat()[:16] == "2026-11-29T02:59"


def test_a_single_time_that_would_cost_points_proves_nothing(tmp_path: Path, people: list[Student]) -> None:
    one = [person for person in people if person.login == "soezdemir"]
    collect(archive(tmp_path / "d.zip", one, "folder4", "real"), tmp_path / "out", POOLING, Roster())
    assert not list((tmp_path / "out").rglob("timestamp.txt"))


FIRST, LAST = datetime(2000, 1, 1), datetime(2099, 12, 31)  # noqa: DTZ001 - local times
CASES = Path(__file__).parent / "moodle_cases"
SHEET = "ID;Vollständiger Name;Matrikelnummer;Bewertung\nTeilnehmer/in1;Anna Groß;{};\nTeilnehmer/in2;Bernd Süß;0042;\n"


def read(path: Path, data: bytes) -> Roster:
    path.write_bytes(data)
    return Roster.read(path)


def test_two_addresses_that_differ_behind_the_at_sign_are_two_students(tmp_path: Path) -> None:
    roster = Roster.read(CASES / "collide.csv")
    result = collect(CASES / "collide.zip", tmp_path / "out", POOLING, roster)
    assert result.placed == {"max@gmx.de": ["pooling.py"], "max@web.de": ["pooling.py"]}
    assert exporting.filled_worksheet(CASES / "collide.csv", graded("max@gmx.de", "max@web.de"), roster).written == 2


@pytest.mark.parametrize("second", ["007", "A/1", "ä", "X"])
def test_two_people_with_one_id_are_refused_with_both_names(tmp_path: Path, second: str) -> None:
    first = {"A/1": "A?1", "ä": "Ä", "X": "x"}.get(second, second)
    sheet = f"Name;Matrikelnummer\nAnna Groß;{first}\nBernd Süß;{second}\n"
    with pytest.raises(CourseError, match=r"list.csv: Anna Groß and Bernd Süß would share the folder"):
        read(tmp_path / "list.csv", sheet.encode())


def test_a_group_is_graded_once_and_its_members_get_the_grade(tmp_path: Path) -> None:
    roster = Roster.read(CASES / "groups.csv")
    result = collect(CASES / "groups.zip", tmp_path / "out", POOLING, roster)
    assert result.placed == {"Gruppe 7_1711": ["pooling.py"], "ina": ["pooling.py"]}
    assert result.groups == {"Gruppe 7_1711": ["Max Huber", "Max Weber"]}
    assert "in no group: Ina Solo" in result.remarks
    filled = exporting.filled_worksheet(CASES / "groups.csv", graded("Gruppe 7_1711", "ina"), roster)
    assert filled.written == 3
    assert [row[5] for row in csv.reader(filled.data.decode().splitlines()[1:])] == ["7.50"] * 3
    page = tmp_path / "page.html"
    page.touch()
    data = exporting.feedback_archive({"Gruppe 7_1711": page}, roster, exporting.moodle_feedback_folder)
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == [
        "Max Huber_51_assignsubmission_file/feedback.html",
        "Max Weber_52_assignsubmission_file/feedback.html",
    ]


def test_two_without_a_group_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    sheet = (CASES / "groups.csv").read_text("utf-8").replace("Gruppe 7,", ",", 1)
    with pytest.raises(CourseError, match=r"Max Huber, Ina Solo are in no group"):
        collect(CASES / "groups.zip", tmp_path / "out", POOLING, read(tmp_path / "w.csv", sheet.encode()))
    assert not (tmp_path / "out").exists()


def test_blind_marking_leads_by_the_number(tmp_path: Path) -> None:
    roster = read(tmp_path / "w.csv", b"Identifier,Status,Grade\nParticipant 77,x,\nParticipant 78,x,\n")
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as made:
        for name in (
            "Teilnehmer/in 77_assignsubmission_file/pooling.py",
            "Participant_78_assignsubmission_file_/pooling.py",
        ):
            made.writestr(name, b"x = 1")
    result = collect(tmp_path / "d.zip", tmp_path / "out", POOLING, roster)
    assert result.placed.keys() == {"moodle77", "moodle78"}
    assert exporting.filled_worksheet(tmp_path / "w.csv", graded("moodle77", "moodle78"), roster).written == 2


@pytest.mark.parametrize(
    ("encoding", "above"),
    [
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", ""),
        ("utf-8", "sep=;\r\n"),
        ("utf-16", "sep=;\n"),
        ("utf-8", "\r\n"),
    ],
)
@pytest.mark.parametrize("number", ["00012345", "1e5", "=1+1", "+49"])
def test_lists_of_excel_are_read_and_come_back_as_they_were(
    tmp_path: Path, encoding: str, above: str, number: str
) -> None:
    before = (above + SHEET.format(number)).encode(encoding)
    roster = read(tmp_path / "w.csv", before)
    assert [(p.id, p.name, p.participant) for p in roster.people] == [
        (number, "Anna Groß", "1"), ("0042", "Bernd Süß", "2"),
    ]  # fmt: skip
    assert roster.identified_by == "Matrikelnummer"
    filled = exporting.filled_worksheet(tmp_path / "w.csv", graded(number), roster)
    assert filled.written == 1
    expected = (above + SHEET.format(number)).replace(f"{number};\n", f"{number};7.50\n")
    lines = "\r\n" if "\r\n" in above else "\n"
    assert filled.data == (above + expected.removeprefix(above).replace("\n", lines)).encode(encoding)


def test_the_worksheet_with_its_separator_line_stays_as_it_is(tmp_path: Path) -> None:
    roster = Roster.read(CASES / "ws_sep.csv")
    ids = [person.id for person in roster.people]
    assert ids[:5] == ["00012345", "00012346", "00012347", "00012348", "1e5"]
    filled = exporting.filled_worksheet(CASES / "ws_sep.csv", graded("1e5"), roster)
    assert filled.data == (CASES / "ws_sep.csv").read_bytes().replace(
        b"1e5;so@x.de;Submitted for grading;", b"1e5;so@x.de;Submitted for grading;7.50"
    )


def test_the_column_that_names_students_can_be_chosen(tmp_path: Path) -> None:
    (tmp_path / "w.csv").write_text("Username,Kennzahl,Email address\nanna,5,a@x.example\n", "utf-8")
    assert Roster.read(tmp_path / "w.csv").people[0].id == "anna"
    chosen = Roster.read(tmp_path / "w.csv", "kennzahl")
    assert (chosen.people[0].id, chosen.identified_by) == ("5", "Kennzahl")
    assert [p.email for p in chosen.members("anna")] == ["a@x.example"], "collected with another column"
    with pytest.raises(CourseError, match=r"no column 'Farbe'; there are: Username, Kennzahl, Email"):
        Roster.read(tmp_path / "w.csv", "Farbe")


def test_a_worksheet_of_others_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"none of the 1 graded students is in it \(zoe\)"):
        exporting.filled_worksheet(CASES / "collide.csv", graded("zoe"), Roster())
    (tmp_path / "book.csv").write_bytes(b"PK\x03\x04")
    with pytest.raises(CourseError, match="is an Excel workbook; save it as CSV"):
        Roster.read(tmp_path / "book.csv")


def test_a_helper_package_stays_a_package(tmp_path: Path) -> None:
    inner = zipped(("arbeit/pooling.py", b"import hilfe.a"), ("arbeit/hilfe/a.py", b""), ("arbeit/.git/config", b""))
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as made:
        made.writestr("Anna_1_assignsubmission_file/abgabe.zip", inner)
        made.writestr("Bernd_2_assignsubmission_file/pooling.py", b"import paket")
        made.writestr("Bernd_2_assignsubmission_file/paket/__init__.py", b"")
    result = collect(tmp_path / "d.zip", tmp_path / "out", POOLING, Roster())
    assert result.placed == {"Anna_1": ["pooling.py", "hilfe/a.py"], "Bernd_2": ["pooling.py", "paket/__init__.py"]}


def test_times_of_a_zip_file_are_kept(tmp_path: Path) -> None:
    collect(CASES / "moodle_older_file_graded.zip", tmp_path / "out", POOLING, Roster())
    folder = tmp_path / "out" / "Jo Two_1010" / "04_pooling"
    assert (folder / "pooling.ipynb").stat().st_mtime - (folder / "pooling.py").stat().st_mtime == 7 * 86400


@given(st.datetimes(FIRST, LAST))
def test_a_moment_is_read_in_every_way_it_is_written(moment: datetime) -> None:
    minute = moment.replace(second=0, microsecond=0)
    months = (
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    )
    for text in (
        f"Montag, {minute.day}. {months[minute.month - 1]} {minute.year}, {minute:%H:%M}",
        f"{minute:%A}, {minute.day} {minute:%B} {minute.year}, {minute:%I:%M %p}",
        f"{minute:%A}, {minute:%B} {minute.day}, {minute.year}, {minute:%I:%M %p}",
        f"{minute:%d.%m.%Y} {minute:%H:%M}",
        f"{minute:%Y-%m-%d %H:%M:%S}",
    ):
        assert moment_of(text) == minute, text


@pytest.mark.parametrize(
    "text", ["-", "", "gestern", "31. Februar 2026, 10:00", "1. Foo 2026, 10:00", "1.1.1999 10:00"]
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert moment_of(text) is None


def graded(*students: str) -> dict[str, Grade]:
    return {student: Grade(student, 7.5, 10) for student in students}


@pytest.mark.parametrize(("flavour", "times"), WAYS if WHOLE else [("folder4", "real"), ("flat", "download")])
def test_everybody_gets_the_right_grade_and_nothing_is_lost(
    tmp_path: Path,
    people: list[Student],
    flavour: Flavour,
    times: Literal["real", "download"],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    some = people if WHOLE else [person for person in people if person.login in SAMPLE]
    sheet = worksheet(tmp_path / "w.csv", on_the_list(some), "de")
    download = archive(tmp_path / "d.zip", some, flavour, times)
    out, graded_to, back = tmp_path / "out", tmp_path / "graded", tmp_path / "back.csv"
    collected = grader("collect", "moodle", download, "04", "--out", out, "--students", sheet)
    assert collected.exit_code == 1, "Dora Neu is not on the list"
    assert "Students are called by: Matrikelnummer" in collected.output
    assert grader("grade", out, "--out", graded_to).exit_code == 3, "Eve's is open"
    result = grader("export", "moodle", graded_to, "04", "--worksheet", sheet, "--to", back)
    assert result.exit_code == 0, result.output
    with back.open(encoding="utf-8-sig", newline="") as file:
        grades = {row["Matrikelnummer"]: row["Bewertung"] for row in csv.DictReader(file, delimiter=";")}
    expected = {p.matriculation: "" if p.points is None else f"{p.points:.2f}" for p in on_the_list(some)}
    assert grades == expected
    assert f"{sum(grade != '' for grade in grades.values())} grades" in result.output
    pages = {path.parent.name: path.read_text("utf-8") for path in graded_to.glob("feedback/*/04_pooling.html")}
    assert "07_lstm" in pages["004009"]
    assert "loesung.pdf" in pages["004010"]
