"""`grader check --all` and `--changed` where several assignments lie, with real differences of a real repository."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from grader.authoring.handout import handout_files, write_handout
from grader.authoring.release import release
from grader.cli import app
from grader.course import Course
from tests.authoring.small_course import COURSE_YML, make_course

RIGHT = "def line(x, m, b):\n    return m * x + b\n\n\ndef slope(p, q):\n    return (q[1] - p[1]) / (q[0] - p[0])\n"
WRONG = RIGHT.replace("m * x + b", "m + x * b")


def grader(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"GRADER_LANGUAGE": "en", "COLUMNS": "80"})


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Student", "-c", "user.email=student@example.org"]
    subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True)


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def checked(*arguments: str) -> tuple[int, list[str]]:
    """The exit code, and the assignments that were checked."""
    done = grader("check", *arguments, "--format", "json")
    reports = json.loads(done.stdout)
    return done.exit_code, [each["assignment"] for each in (reports if isinstance(reports, list) else [reports])]


@pytest.fixture(scope="module")
def two_released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A released course of two assignments, which differ in their names only."""
    root = make_course(tmp_path_factory.mktemp("two")).root
    (root / "solutions" / "01_lines").rename(root / "solutions" / "00_lines")
    for name in ("01_rays", "02_edges"):
        slug = name[3:]
        folder = root / "solutions" / name
        for path in sorted((root / "solutions" / "00_lines").rglob("*")):
            if path.is_file() and path.suffix in (".py", ".md", ".toml"):
                target = folder / path.relative_to(root / "solutions" / "00_lines").as_posix().replace("lines", slug)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(path.read_text("utf-8"), encoding="utf-8")
    shutil.rmtree(root / "solutions" / "00_lines")
    head, entry = COURSE_YML.split("  - name: 01_lines")
    entries = "".join(f"  - name: {name}{entry}" for name in ("01_rays", "02_edges"))
    (root / "course.yml").write_text(head + entries, encoding="utf-8")
    release(Course.load(root), processes=1)
    return root


@pytest.fixture
def repository(two_released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A student's repository, made of the handout."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "mine"
    write_handout(folder, handout_files(Course.load(two_released)))
    git(folder.parent, "init", "--quiet", str(folder))
    commit(folder, "handout")
    monkeypatch.chdir(folder)
    return folder


def test_what_differs_from_a_commit_is_checked_and_nothing_else(repository: Path) -> None:
    git(repository, "tag", "handed-out")
    assert checked("--all") == (1, ["01_rays", "02_edges"])
    nothing = grader("check", "--changed", "handed-out")
    assert nothing.exit_code == 0
    assert nothing.stderr == "grader: no assignment has changed since handed-out\n"

    (repository / "02_edges" / "edges.py").write_text(RIGHT, encoding="utf-8")
    assert checked("--changed") == (0, ["02_edges"]), "not committed yet"
    commit(repository, "edges")
    assert checked("--changed") == (0, ["02_edges"]), "the last commit"

    (repository / "01_rays" / "rays.py").write_text(WRONG, encoding="utf-8")
    commit(repository, "rays")
    assert checked("--changed") == (1, ["01_rays"])
    assert checked("--changed", "HEAD~2") == checked("--changed", "handed-out") == (1, ["01_rays", "02_edges"])

    (repository / "notes.txt").write_text("x", encoding="utf-8")
    commit(repository, "notes")
    assert grader("check", "--changed").exit_code == 0, "a file beside the assignments is no work of theirs"


def test_a_new_file_in_an_assignment_is_a_difference(repository: Path) -> None:
    (repository / "01_rays" / "helper.py").write_text("X = 1\n", encoding="utf-8")
    assert checked("--changed") == (1, ["01_rays"])


def test_without_a_commit_to_compare_with_everything_is_checked_and_said(repository: Path) -> None:
    done = grader("check", "--changed", "0" * 40)
    assert done.exit_code == 1
    assert "to compare with; checking everything" in done.stderr
    assert re.findall(r"\b0[12]_\w+", done.stdout) == ["01_rays", "02_edges"]


def test_at_a_courses_root_the_student_tree_is_compared(
    two_released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "course"
    shutil.copytree(two_released, root)
    git(tmp_path, "init", "--quiet", str(root))
    commit(root, "course")
    monkeypatch.chdir(root)
    stub = root / "assignments" / "01_rays" / "rays.py"
    stub.write_text(stub.read_text("utf-8") + "\n# x\n", encoding="utf-8")
    commit(root, "rays")
    assert checked("--changed", "HEAD~1") == (1, ["01_rays"])


@pytest.mark.parametrize("place", [".", "02_edges"])
def test_a_handout_inside_a_course_is_what_is_checked_there(
    two_released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """`grader handout handout` at a course's root; who works in that folder means its files."""
    root = tmp_path / "course"
    shutil.copytree(two_released, root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert grader("handout", "handout").exit_code == 0
    (root / "handout" / "02_edges" / "edges.py").write_text(RIGHT, encoding="utf-8")
    assert grader("check", "02").exit_code == 1, "the course's own, at its root"
    monkeypatch.chdir(root / "handout" / place)
    assert grader("check", "02").exit_code == 0
    assert checked("01") == (1, ["01_rays"])
    monkeypatch.chdir(root / "assignments" / "02_edges")
    assert grader("check").exit_code == 1
    monkeypatch.chdir(root)
    assert grader("release", "--check").exit_code == 0, "the handout is no part of the student tree"
