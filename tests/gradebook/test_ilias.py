"""ILIAS's archives in, its multi-feedback out. The names are those that its source writes (see `grader.gradebook.ilias`)."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from grader.course import Course, CourseError
from grader.gradebook import exporting
from grader.gradebook.ilias import ascii_name, collect, folder_of, structure
from grader.gradebook.roster import Person, Roster
from tests.gradebook.moodle_archive import ROOT, zipped

POOLING = next(each for each in Course.load(ROOT).staff_assignments if each.name == "04_pooling")
ALL = "Blatt 4/Abgaben/"
FEEDBACK = "multi_feedback_Blatt_4_812/"


def download(path: Path, *names: str) -> Path:
    path.write_bytes(zipped(*((name, name.encode()) for name in names)))
    return path


@pytest.mark.parametrize("top", [ALL, FEEDBACK, "Submissions/", ""])
def test_every_folder_leads_to_its_person(tmp_path: Path, top: str) -> None:
    archive = download(
        tmp_path / "d.zip",
        f"{top}Gross_Anna_agross_4711/pooling.py",
        f"{top}Gross_Anna_agross_4711/hilfe/__init__.py",
        f"{top}von der Heide_Juergen_jv_heide_4712/Verspaetete Abgabe - pooling.ipynb",
        f"{top}status.xlsx",
    )
    result = collect(archive, tmp_path / "out", POOLING, Roster())
    assert result.placed == {"agross": ["pooling.py", "hilfe/__init__.py"], "jv_heide": ["pooling.ipynb"]}
    assert result.skipped == [f"{top}status.xlsx: in nobody's folder"]


def test_people_are_found_by_user_id_login_or_name_and_strangers_are_named(tmp_path: Path) -> None:
    people = [Person("1", "Anna Groß", user="4711"), Person("2", login="jsuess"), Person("3", "Zoë Çelik")]
    archive = download(
        tmp_path / "d.zip",
        *(f"{ALL}{who}/pooling.py" for who in ("X_Y_x_4711", "Suess_Jan_jsuess_5", "Celik_Zoe_zc_6", "Neu_Dora_dn_7")),
    )
    result = collect(archive, tmp_path / "out", POOLING, Roster(people))
    assert result.placed.keys() == {"1", "2", "3", "dn"}
    assert result.unmatched == ["Dora Neu"]


def test_teams_have_one_hand_in_where_the_list_knows_them(tmp_path: Path) -> None:
    archive = download(tmp_path / "d.zip", f"{ALL}Team 12/Gross_Anna_agross_4711/pooling.py")
    people = [Person("a", "Anna Groß", group="Team 12"), Person("b", "Jan Süß", group="Team 12")]
    result = collect(archive, tmp_path / "out", POOLING, Roster(people))
    assert result.groups == {"Team 12": ["Anna Groß", "Jan Süß"]}
    assert collect(archive, tmp_path / "other", POOLING, Roster()).placed == {"agross": ["pooling.py"]}


def test_another_archive_and_two_people_of_one_login_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="no submissions of an ILIAS exercise"):
        collect(download(tmp_path / "d.zip", "a/b.py"), tmp_path / "out", POOLING, Roster())
    two = download(tmp_path / "d.zip", "A_B_x_1/p.py", "C_D_x_2/p.py")
    with pytest.raises(CourseError, match="A_B_x_1 and C_D_x_2 would share the folder 'x'"):
        collect(two, tmp_path / "out", POOLING, Roster())
    assert not (tmp_path / "out").exists()


def test_folders_of_feedback_are_written_as_ilias_writes_them(tmp_path: Path) -> None:
    person = Person("x", "Jürgen von der Heide", login="jvdh", user="7", first="Jürgen", last="von der Heide")
    assert folder_of(person) == "von der Heide_Juergen_jvdh_7"
    assert ascii_name("Ünal/Çelik Žižek") == "Uenal_Celik Zizek"
    with pytest.raises(CourseError, match="the list has no ILIAS user id"):
        folder_of(Person("x", "Anna Groß", login="ag"))
    page = tmp_path / "page.html"
    page.touch()
    empty = download(tmp_path / "mf.zip", f"{FEEDBACK}Gross_Anna_agross_4711/", f"{FEEDBACK}Team 3/Suess_Jan_js_8/x")
    prefix, people, folders = structure(empty)
    data = exporting.feedback_archive(
        {"agross": page}, Roster(), lambda each: folders[(people.of(each.id) or person).user], prefix
    )
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == [f"{FEEDBACK}Gross_Anna_agross_4711/feedback.html"]
    assert folders["8"] == "Team 3/Suess_Jan_js_8"
    with pytest.raises(CourseError, match="no folder multi_feedback"):
        structure(download(tmp_path / "d.zip", "a/b.py"))
