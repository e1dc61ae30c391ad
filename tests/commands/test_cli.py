"""The command line as its users meet it: words, formats, exit codes, and no traceback for a user's mistake."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from grader.cli import app
from grader.grading.device import cuda_is_there
from grader.isolation import SandboxUnavailable
from grader.result import Report, Status

ROOT = Path(__file__).parents[2]
POOLING = ROOT / "assignments" / "04_pooling"
REFERENCE = ROOT / "solutions" / "04_pooling" / "pooling.py"


def grader(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def in_pooling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(POOLING)


@pytest.fixture
def clipped(tmp_path: Path) -> Path:
    """A student's file whose maximum starts at 0."""
    path = tmp_path / "pooling.py"
    path.write_text(
        "import numpy as np\n"
        "def pool2d(image, kernel_size=2, stride=2, mode='max'):\n"
        "    k, (h, w) = kernel_size, image.shape\n"
        "    if mode not in ('max', 'average') or k > min(h, w): raise ValueError(mode)\n"
        "    out = np.zeros(((h - k) // stride + 1, (w - k) // stride + 1), image.dtype if mode == 'max' else float)\n"
        "    for i, j in np.ndindex(*out.shape):\n"
        "        window = image[i * stride:i * stride + k, j * stride:j * stride + k]\n"
        "        out[i, j] = max(0, window.max()) if mode == 'max' else window.mean(dtype=float)\n"
        "    return out\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    "command", ["check", "watch", "hint", "grade", "release", "verify", "quality", "new", "doctor"]
)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = grader(command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.output


def test_a_right_file_passes_with_exit_code_0(in_pooling: None) -> None:
    result = grader("check", "--file", REFERENCE)
    assert result.exit_code == 0, result.output
    assert "8 von 6" in " ".join(result.output.split())


def test_a_mistake_is_shown_with_call_values_name_and_next_step(in_pooling: None, clipped: Path) -> None:
    result = grader("check", "--file", clipped, "--lang", "en")
    words = " ".join(result.output.split())
    assert result.exit_code == 1
    assert "Call: pool2d(" in words
    assert "got 0, expected -5" in words
    assert "This looks like" in words
    assert "starts at 0" in words
    assert "grader hint 04 1" in words


def test_the_stub_reads_as_not_attempted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = grader("check", "pool", "--task", "1", "--file", POOLING / "pooling.py")
    assert result.exit_code == 1
    assert "noch nicht bearbeitet" in " ".join(result.output.split())


def test_one_task_alone_is_checked(in_pooling: None, clipped: Path) -> None:
    result = grader("check", "--task", "2", "--file", clipped, "--format", "json")
    report = Report.from_json(result.stdout)
    assert result.exit_code == 0
    assert {check.task for check in report.checks} == {2}


def test_json_and_junit_are_for_machines(in_pooling: None, clipped: Path) -> None:
    report = json.loads(grader("check", "--file", clipped, "--format", "json").stdout)
    assert report["schema_version"] == 1
    suites = ET.fromstring(grader("check", "--file", clipped, "--format", "junit").stdout)
    assert len(list(suites.iter("testcase"))) == len(report["checks"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "99"], "no assignment '99'; there are: 01_perceptron"),
        (["check", "04", "--task", "9"], "04_pooling has no task 9"),
        (["check", "04", "--file", "nowhere.py"], "nowhere.py: no such file"),
        (["check"], "is not an assignment folder; name one of"),
        (["hint", "04", "1", "--number", "9"], "there is no number 9"),
        (["grade", "nowhere", "--out", "out"], "nowhere: no such folder"),
        (["grade", "grader", "--out", "/proc/nowhere"], "cannot be created"),
        (["verify", "77"], "no assignment '77'"),
        (["new", "Bad Name"], ""),
    ],
)
def test_a_users_mistake_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(ROOT)
    result = grader(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("grader: ")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_outside_any_course_it_says_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (["check"], ["release"]):
        result = grader(*command)
        assert result.exit_code == 2
        assert "course.yml" in result.stderr


def test_hints_come_one_at_a_time(in_pooling: None) -> None:
    result = grader("hint", "04", "1")
    assert result.exit_code == 0
    assert "grader hint 04 1 --number 2" in result.output


def test_a_released_folder_alone_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "somewhere" / "04_pooling"
    folder.mkdir(parents=True)
    for path in POOLING.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "pooling.py").write_bytes(REFERENCE.read_bytes())
    monkeypatch.chdir(folder)
    assert grader("check", "--lang", "en").exit_code == 0


@pytest.fixture
def submitted(tmp_path: Path, clipped: Path) -> Path:
    """Three hand-ins: right, clipped, and a folder with nothing to read."""
    root = tmp_path / "submitted"
    for student, file in (("anna", REFERENCE), ("bea", clipped), ("carl", None)):
        folder = root / student / "04_pooling"
        folder.mkdir(parents=True)
        if file:
            (folder / "pooling.py").write_bytes(file.read_bytes())
    return root


def test_a_class_is_graded_into_every_promised_file(
    submitted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    out = tmp_path / "graded"
    result = grader("grade", submitted, "--out", out, "--jobs", "2")
    assert result.exit_code == 0, result.output
    reports = {p.parent.name: Report.from_json(p.read_bytes()) for p in out.glob("results/*/*.json")}
    assert reports["anna"].points == 14
    assert 0 < reports["bea"].points < 10
    assert {m.name for c in reports["bea"].checks for m in c.mistakes} == {"running_max_starts_at_zero"}
    assert {c.status for c in reports["carl"].checks} == {Status.MISSING}
    assert "nothing handed in" in result.output
    assert {p.name for p in out.iterdir() if not p.name.startswith(".")} == {
        "results",
        "feedback",
        "index.html",
        "grades.csv",
        "gradebook.db",
        "class",
        "tables",
        "history",
    }
    rows = list(csv.DictReader((out / "grades.csv").read_text("utf-8-sig").splitlines()))
    assert [row["student"] for row in rows] == ["anna", "bea", "carl"]
    with sqlite3.connect(out / "gradebook.db") as database:
        assert database.execute("select count(*) from submitted_assignment").fetchone() == (3,)

    before = {p: p.read_bytes() for p in out.rglob("*.json")}
    monkeypatch.setattr("grader.commands.grade.LocalRunner.run", lambda self, jobs: iter([*jobs][:0]))
    again = grader("grade", submitted, "--out", out)
    assert again.exit_code == 0
    assert before == {p: p.read_bytes() for p in out.rglob("*.json")}, "nothing is graded twice"


def test_without_a_sandbox_grading_is_refused_in_one_line(
    submitted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(*_: object) -> None:
        raise SandboxUnavailable("this kernel has no Landlock")

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("grader.grading.device.open_launcher", unavailable)
    result = grader("grade", submitted, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stderr == (
        "grader: this kernel has no Landlock; `grader doctor` says more, --allow-unsandboxed grades all the same\n"
    )


@pytest.mark.skipif(cuda_is_there(), reason="this machine has a card")
def test_a_card_that_is_not_there_costs_no_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    handed_in = tmp_path / "submitted" / "anna" / "07_lstm"
    shutil.copytree(ROOT / "solutions" / "07_lstm", handed_in, ignore=shutil.ignore_patterns("*right", "*wrong"))
    result = grader("grade", tmp_path / "submitted", "--out", tmp_path / "out", "--device", "cuda")
    assert result.exit_code == 2
    assert result.stderr.startswith("grader: the graphics card cannot be used (")
    assert "--device cpu" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out" / "grades.csv").exists()
    checked = grader("check", "--file", handed_in / "lstm.py", "--device", "cuda", "--lang", "en")
    assert checked.exit_code == 3
    assert "--device cpu" in checked.stderr
    assert "0 / " not in checked.stdout


def test_doctor_says_line_by_line_what_this_machine_offers() -> None:
    result = grader("doctor")
    assert "Landlock" in result.output
    assert all(line.startswith(("yes", "no", "grader")) for line in result.output.splitlines())
