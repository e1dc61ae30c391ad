"""The installation without extras: what needs a library that is not there says in one line which command installs it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from grader import needs
from grader.cli import app

ROOT = Path(__file__).parents[2]
EXTRAS = {"torch", "torchvision", "nbgrader", "nbformat", "IPython", "jupyterlab", "openpyxl", "distributed"}


@pytest.fixture(autouse=True)
def light(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if nothing that an extra brings were installed."""
    monkeypatch.setattr(needs, "find_spec", lambda name: None if name in EXTRAS else find_spec(name))
    needs.is_installed.cache_clear()
    yield
    needs.is_installed.cache_clear()


def grader(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], env={"GRADER_LANGUAGE": "en", "COLUMNS": "80"})


def test_an_assignment_with_pytorch_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "assignments" / "06_cnn")
    done = grader("check")
    assert done.exit_code == 2
    command = 'pip install "nn-grader[torch]"'
    assert done.stderr == f"grader: 06_cnn needs torch, which is not installed here. Run once: {command}\n"


def test_the_tasks_that_can_do_without_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    folder = tmp_path / "10_iris"
    shutil.copytree(ROOT / "assignments" / "10_iris", folder)
    shutil.copyfile(ROOT / "solutions" / "10_iris" / "iris.py", folder / "iris.py")
    monkeypatch.chdir(folder)
    done = grader("check", "--file", "iris.py")
    assert "Task 3 ████████████████████ 1 of 1 pts" in done.output
    assert "Task 4" not in done.stdout
    assert done.stderr.startswith("grader: Not checked: task 4 needs torch")
    assert done.stderr.count("\n") == 1


def test_a_class_is_not_graded_before_its_gradebook_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    folder = tmp_path / "submitted" / "anna" / "01_perceptron"
    folder.mkdir(parents=True)
    shutil.copyfile(ROOT / "solutions" / "01_perceptron" / "perceptron.py", folder / "perceptron.py")
    done = grader("grade", tmp_path / "submitted", "--out", tmp_path / "graded")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith('nbgrader, which is not installed here; run once: pip install "nn-grader[staff]"\n')
    assert not (tmp_path / "graded" / "results").exists()
