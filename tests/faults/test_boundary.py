"""What lies between the grader and the world: names, times, environments and other runs never cost anybody a grade."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from grader.course import Course, CourseError
from grader.grading.locking import only_one
from grader.grading.many import find_hand_ins
from grader.result import Report
from tests.faults.classroom import STUDENTS, make_classroom

GRADER = [sys.executable, "-c", "from grader.cli import main; main()", "grade"]
POINTS = {"anna": 6.5, "ben": 4.0, "cem": 4.5, "dora": 0.0}


def grade(
    folder: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """``grader grade`` on the class, as its users run it."""
    command = [*GRADER, str(folder / "submitted"), "--out", str(folder / "out"), *arguments]
    return subprocess.run(
        command, cwd=folder / "course", check=False, capture_output=True, text=True, errors="replace", timeout=300,
        env={**os.environ, "COLUMNS": "200", **(environment or {})},
    )  # fmt: skip


def reports(folder: Path) -> list[Report]:
    return [Report.from_json(path.read_bytes()) for path in sorted((folder / "out" / "results").rglob("*.json"))]


def points(folder: Path, assignment: str = "01_first") -> dict[str, float]:
    return {report.student: report.points for report in reports(folder) if report.assignment == assignment}


def table(folder: Path) -> list[dict[str, str]]:
    with (folder / "out" / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def hand_in(folder: Path, student: str | bytes, like: str) -> Path:
    """A further hand-in of the first assignment, the same as somebody's."""
    place = folder / "submitted" / os.fsdecode(student) / "01_first"
    place.mkdir(parents=True)
    (place / "first.py").write_text(STUDENTS[like], encoding="utf-8")
    return place


def one_assignment(folder: Path) -> Path:
    """The class with its first assignment only: these runs are many."""
    make_classroom(folder)
    for student in STUDENTS:
        shutil.rmtree(folder / "submitted" / student / "02_second")
    return folder


@pytest.fixture
def classroom(tmp_path: Path) -> Path:
    return one_assignment(tmp_path / "class")


def test_an_impossible_time_costs_nobody_anything(classroom: Path) -> None:
    course = classroom / "course" / "course.yml"
    text = course.read_text("utf-8").replace("preload: [numpy]", "preload: [numpy]\n    due: 2026-11-27T23:59:00+01:00")
    course.write_text("late: {percent_per_day: 10}\n" + text, "utf-8")
    for student, time in (
        ("anna", "9999-12-31 23:59:59 UTC"),
        ("ben", "1900-01-01"),
        ("cem", "2026-11-28 12:00:00 UTC"),
    ):
        (classroom / "submitted" / student / "01_first" / "timestamp.txt").write_text(time)
    done = grade(classroom)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    rows = {row["student"]: row for row in table(classroom) if row["assignment"] == "01_first"}
    assert [rows[s]["final"] for s in ("anna", "ben", "dora")] == ["6.5", "4", "0"]
    assert float(rows["cem"]["late_penalty"]) > 0
    assert rows["anna"]["submitted"] == rows["ben"]["submitted"] == ""
    page = (classroom / "out" / "index.html").read_text("utf-8")
    assert "9999-12-31 23:59:59 UTC" in page, "a person is told"


def test_names_in_old_code_pages_stay_three_students(classroom: Path) -> None:
    hand_in(classroom, b"M\xfcller", "anna")
    hand_in(classroom, b"M\xf6ller", "cem")
    hand_in(classroom, b"Wei\xe1", "ben")
    done = grade(classroom)
    assert done.returncode == 0, done.stderr
    expected = POINTS | {"Müller": 6.5, "Möller": 4.5, "Weiß": 4.0}
    assert points(classroom) == expected
    assert {row["student"] for row in table(classroom)} == set(expected)
    for student in ("Müller", "Möller", "Weiß"):
        assert (classroom / "out" / "feedback" / student / "01_first.html").is_file()
    from grader.gradebook.database import open_gradebook

    with open_gradebook(classroom / "out" / "gradebook.db") as gradebook:
        assert {student.id for student in gradebook.students} == set(expected)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller".encode(), b"M\xfcller"),
        ("Müller".encode(), "Mu\u0308ller".encode()),
        (b"Huber", b"huber"),
        (b"M\xfcller", b"M\x81ller"),
        (b"a%9Db", b"a\x9db"),
    ],
)
def test_two_folders_that_would_be_one_student_are_refused(classroom: Path, one: bytes, other: bytes) -> None:
    try:
        for name in (one, other):
            hand_in(classroom, name, "anna")
    except OSError:
        pytest.skip("this file system takes both for one")
    course = Course.load(classroom / "course")
    with pytest.raises(CourseError) as refused:
        find_hand_ins(course, classroom / "submitted")
    said = str(refused.value)
    assert "\n" not in said
    for name in (one, other):
        assert name.decode("utf-8", "backslashreplace") in said
    said.encode()


def test_the_refusal_is_one_line_and_nothing_is_graded(classroom: Path) -> None:
    hand_in(classroom, b"M\xfcller", "anna")
    hand_in(classroom, "Müller", "cem")
    done = grade(classroom)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "submitted/M\\xfcller" in done.stderr
    assert not (classroom / "out" / "results").exists()


SETTINGS: dict[str, Mapping[str, str]] = {
    "for Python and pytest": {
        "PYTEST_ADDOPTS": "-x --co -k nothing",
        "PYTEST_PLUGINS": "no_such_plugin",
        "PYTHONWARNINGS": "error",
        "PYTHONOPTIMIZE": "2",
        "OMP_NUM_THREADS": "x",
        "MPLBACKEND": "no_such_backend",
    },
    "another language": {
        "LANG": "de_DE.ISO-8859-1",
        "LC_ALL": "tr_TR.UTF-8",
        "LANGUAGE": "tr",
        "PYTHONIOENCODING": "ascii",
        "TZ": "Pacific/Kiritimati",
    },
    "no language": {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "TZ": ":/nowhere",
        "HOME": "/nowhere",
        "XDG_STATE_HOME": "/proc/nowhere",
    },
}


@pytest.mark.parametrize("environment", SETTINGS.values(), ids=SETTINGS.keys())
def test_an_odd_environment_changes_no_grade(classroom: Path, environment: Mapping[str, str]) -> None:
    hand_in(classroom, "Łukasz Müller", "anna")
    done = grade(classroom, environment=environment)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert points(classroom) == POINTS | {"Łukasz Müller": 6.5}
    assert (classroom / "out" / "feedback" / "Łukasz Müller" / "01_first.html").is_file()


def test_modules_in_the_python_path_are_no_libraries(classroom: Path) -> None:
    """Somebody's `PYTHONPATH` with files of the names of the checks, the hand-in and a helper."""
    shadows = classroom / "shadows"
    shadows.mkdir()
    for name in ("first", "test_first", "conftest", "sitecustomize", "usercustomize"):
        (shadows / f"{name}.py").write_text("raise SystemExit('shadowed')\n" if "custom" not in name else "\n")
    done = grade(classroom, environment={"PYTHONPATH": str(shadows)})
    assert (done.returncode, points(classroom)) == (0, POINTS), done.stderr


IN_A_SHELL = {
    "outputs closed": "exec >&- 2>&-; {grade}",
    "all closed, nothing for others": "umask 777; exec <&- >&- 2>&-; {grade}",
    "child signals ignored, others blocked": "exec env --ignore-signal=CHLD --block-signal {grade}",
}


@pytest.mark.skipif(os.name != "posix", reason="a shell's own ways")
@pytest.mark.parametrize("script", IN_A_SHELL.values(), ids=IN_A_SHELL.keys())
def test_an_odd_start_changes_no_grade(classroom: Path, script: str) -> None:
    line = f"{GRADER[0]} -c '{GRADER[2]}' grade {classroom}/submitted --out {classroom}/out"
    done = subprocess.run(
        ["bash", "-c", script.format(grade=line)], cwd=classroom / "course", check=False, capture_output=True, text=True,
        timeout=300,
    )  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert points(classroom) == POINTS


def test_brackets_in_a_path_change_no_grade(tmp_path: Path) -> None:
    classroom = one_assignment(tmp_path / "a[1] ::x" / "b]")
    done = grade(classroom)
    assert (done.returncode, points(classroom)) == (0, POINTS), done.stderr


@pytest.mark.skipif(os.name != "posix", reason="a folder in use cannot be removed elsewhere")
def test_a_folder_that_is_gone_is_one_line(classroom: Path) -> None:
    gone = classroom / "gone"
    gone.mkdir()
    line = f"rmdir {gone}; {GRADER[0]} -c '{GRADER[2]}' grade {classroom}/submitted --out {classroom}/out"
    done = subprocess.run(["bash", "-c", line], cwd=gone, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode in (2, 3)
    assert done.stderr.count("\n") == 1


def test_a_second_run_refuses_in_one_line_and_the_first_ends(classroom: Path) -> None:
    """Also when the first one is killed: the next one may begin at once."""
    (classroom / "out").mkdir()
    with only_one(classroom / "out"):
        done = grade(classroom)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"another run is writing there (process {os.getpid()})" in done.stderr
    hold = "import sys; from pathlib import Path; from grader.grading.locking import only_one\n"
    hold += "with only_one(Path(sys.argv[1])): print('there', flush=True); input()"
    command = [sys.executable, "-c", hold, str(classroom / "out")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "there\n"
        with pytest.raises(CourseError, match=f"process {holder.pid}"), only_one(classroom / "out"):
            pass
        holder.kill()
        holder.wait()
    with only_one(classroom / "out"):
        pass


def test_an_edited_result_is_graded_again(classroom: Path) -> None:
    assert grade(classroom).returncode == 0
    place = classroom / "out" / "results" / "dora" / "01_first.json"
    before = place.read_bytes()
    place.write_bytes(before.replace(b'"error"', b'"passed"'))
    assert points(classroom)["dora"] > 0
    assert grade(classroom).returncode == 0
    assert points(classroom) == POINTS
    assert place.read_bytes() == before
