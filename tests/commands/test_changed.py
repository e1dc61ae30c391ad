"""`grader check --changed` in a student's repository: what differs is checked, and nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from grader.commands.git import changed_assignments
from grader.commands.places import here
from tests.commands.test_cli import ROOT, grader

NAMES = ("01_perceptron", "11_optimisers")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two released assignments and two commits; the second one changed a note beside them."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Anna")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "anna@example.org")
    for name in NAMES:
        shutil.copytree(ROOT / "assignments" / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    commit("handed out")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    commit("a note")
    return tmp_path


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def commit(message: str) -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


def edit(folder: Path, name: str) -> None:
    file = next(path for path in (folder / name).glob("*.py") if not path.name.startswith("test_"))
    file.write_text(file.read_text(encoding="utf-8") + "\n# begun\n", encoding="utf-8")


def changed(revision: str | None = None) -> tuple[list[str], str]:
    found, compared = changed_assignments(here().assignments, Path(), revision)
    return [assignment.name for assignment in found], compared


def test_what_differs_from_a_commit_has_changed(repository: Path) -> None:
    assert changed() == ([], "HEAD~1"), "the last commit changed a note only"
    edit(repository, "11_optimisers")
    assert changed() == (["11_optimisers"], "HEAD"), "not committed yet"
    commit("begun")
    assert changed() == (["11_optimisers"], "HEAD~1"), "what the last commit changed"
    assert changed("HEAD") == ([], "HEAD")
    edit(repository, "01_perceptron")
    assert changed("HEAD") == (["01_perceptron"], "HEAD")
    assert changed("HEAD~1") == ([*NAMES], "HEAD~1"), "since that commit, committed or not"
    (repository / "11_optimisers" / "more.py").write_text("x = 1\n", encoding="utf-8")
    assert changed("HEAD") == ([*NAMES], "HEAD"), "a file that git does not know is new"
    assert changed("origin/main") == ([*NAMES], ""), "nothing to compare with"


def test_what_has_changed_is_checked_and_nothing_else(repository: Path) -> None:
    edit(repository, "11_optimisers")
    commit("begun")
    result = grader("check", "--changed", "HEAD~1", "--format", "json")
    assert result.exit_code == 1, "nothing is solved yet"
    assert [report["assignment"] for report in json.loads(result.stdout)] == ["11_optimisers"]
    nothing = grader("check", "--changed", "HEAD")
    assert nothing.exit_code == 0
    assert "no assignment has changed since HEAD" in nothing.output


def test_outside_of_a_repository_it_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "assignments" / NAMES[0], tmp_path / NAMES[0])
    monkeypatch.chdir(tmp_path)
    result = grader("check", "--changed")
    assert result.exit_code == 2
    assert "git rev-parse: not a git repository" in result.output
    assert "Traceback" not in result.output
