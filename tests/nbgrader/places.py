"""An nbgrader course in a temporary folder, nbgrader's command line, and what its gradebook says."""

from __future__ import annotations

import copy
import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from grader.course import Course
from grader.gradebook.database import open_gradebook
from grader.gradebook.writer import write_gradebook
from grader.grading.many import LocalRunner, find_hand_ins, grade_class, read_class
from grader.grading.store import ResultStore

__all__ = [
    "RIGHT",
    "NbCourse",
    "Rows",
    "fill",
    "graded_by_us",
    "once_for_all_workers",
    "part_of_the_course",
    "rows",
    "run_each",
    "run_in_turn",
    "run_nbgrader",
    "run_program",
    "without_comments",
]

ROOT = Path(__file__).parents[2]
RIGHT = {
    "lines-task1": "def line(x, m, b):\n    return m * x + b",
    "lines-task2": "def slope(p, q):\n    if p[0] == q[0]:\n        return math.inf\n    return (q[1] - p[1]) / (q[0] - p[0])",
}
"""Full marks in the course of `tests.authoring.small_course`: 4 points and 1 extra."""


@dataclass(frozen=True)
class NbCourse:
    """A course and its folder for nbgrader."""

    root: Path

    @property
    def course(self) -> Course:
        return Course.load(self.root)

    @property
    def folder(self) -> Path:
        return self.root / "nbgrader"

    @property
    def database(self) -> Path:
        return self.folder / "gradebook.db"

    def released(self) -> dict[str, Any]:
        """The notebook that students get."""
        text = (self.folder / "release" / "01_lines" / "lines.ipynb").read_text(encoding="utf-8")
        return dict(json.loads(text))

    def hand_in(self, student: str, notebook: Mapping[str, Any] | None = None, /, **files: str | bytes) -> Path:
        """Put files into a student's folder; ``__`` in a name stands for the dot."""
        folder = self.folder / "submitted" / student / "01_lines"
        folder.mkdir(parents=True, exist_ok=True)
        if notebook is not None:
            (folder / "lines.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (folder / name.replace("__", ".")).write_bytes(data)
        return folder


def part_of_the_course(target: Path, names: Sequence[str]) -> NbCourse:
    """A copy of some assignments of this repository, not yet in nbgrader."""
    yaml = YAML()
    data = yaml.load((ROOT / "course.yml").read_text(encoding="utf-8"))
    data["assignments"] = [each for each in data["assignments"] if each["name"] in names]
    target.mkdir()
    with (target / "course.yml").open("w", encoding="utf-8") as file:
        yaml.dump(data, file)
    for name in names:
        for tree in ("solutions", "assignments"):
            shutil.copytree(ROOT / tree / name, target / tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    return NbCourse(target)


def fill(notebook: Mapping[str, Any], solutions: Mapping[str, str]) -> dict[str, Any]:
    """A copy of a notebook with some cells' text replaced."""
    filled: dict[str, Any] = copy.deepcopy(dict(notebook))
    for cell in filled["cells"]:
        if (text := solutions.get(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))) is not None:
            cell["source"] = text
    return filled


def run_nbgrader(folder: Path, *arguments: str, code: int = 0) -> str:
    """Run nbgrader's program, with nobody's settings and without the environment activated.

    Returns:
        What it logged.
    """
    return run_program(folder, "nbgrader", *arguments, code=code)


def run_program(folder: Path, program: str, *arguments: str, code: int = 0) -> str:
    """The same for any program of this environment."""
    return _run(folder, [sys.executable, str(Path(sys.executable).with_name(program)), *arguments], code)


def run_each(folder: Path, *commands: Sequence[str], code: int = 0) -> str:
    """The same for commands one after the other in one process: starting nbgrader takes four seconds of a core."""
    return run_in_turn([(folder, command) for command in commands], code=code)


def run_in_turn(steps: Sequence[tuple[Path, Sequence[str]]], *, code: int = 0) -> str:
    """The same in several folders, each with its own nbgrader_config.py."""
    where = json.dumps([(str(folder), command) for folder, command in steps])
    return _run(steps[0][0], [sys.executable, "-c", _IN_TURN, where], code)


_IN_TURN = """
import contextlib, json, os, sys
from jupyter_core.application import NoStart
from nbgrader.apps import NbGraderApp

for folder, arguments in json.loads(sys.argv[1]):
    os.chdir(folder)
    app = NbGraderApp.instance()
    app.initialize(arguments)
    with contextlib.suppress(NoStart):  # raised after a subcommand has done its work
        app.start()
    app.reset()
"""


def _run(folder: Path, command: list[str], code: int) -> str:
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    environment = {
        **{name: os.environ[name] for name in ("XDG_STATE_HOME",) if name in os.environ},  # what the grader remembers
        "HOME": str(home), "PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONWARNINGS": "ignore",
        "JUPYTER_PLATFORM_DIRS": "1", "JUPYTER_CONFIG_DIR": str(home), "JUPYTER_DATA_DIR": str(home / "data"),
    }  # fmt: skip
    done = subprocess.run(
        command, cwd=folder, env=environment, timeout=900, check=False, capture_output=True, encoding="utf-8"
    )
    said = done.stdout + done.stderr
    assert done.returncode == code, "\n".join(line for line in said.splitlines() if " | INFO" not in line)[-4000:]
    return said


def once_for_all_workers(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made once per test run, also when the tests run in several processes."""
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = base / name, base / f"{name}.done"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


Rows = dict[tuple[str, ...], Any]


def rows(url: str | Path, assignments: Iterable[str] | None = None) -> Rows:
    """Everything a gradebook says about grades, comments and penalties."""
    found: Rows = {}
    with open_gradebook(url) as gradebook:
        for assignment in gradebook.assignments:
            if assignments is not None and assignment.name not in assignments:
                continue
            for submission in assignment.submissions:
                where = (assignment.name, submission.student_id)
                found[where] = (submission.score, submission.max_score, submission.timestamp, submission.duedate)
                for notebook in submission.notebooks:
                    found[*where, "penalty"] = notebook.late_submission_penalty
                    for grade in notebook.grades:
                        found[*where, grade.name] = (
                            grade.auto_score, grade.manual_score, grade.max_score, grade.needs_manual_grade,
                        )  # fmt: skip
                    for comment in notebook.comments:
                        found[*where, comment.name] = (comment.auto_comment, comment.manual_comment)
    return found


def without_comments(found: Rows, students: Collection[str]) -> Rows:
    """Rows without the comments on some students' code: where a loop was stopped is another line every time."""
    return {key: row for key, row in found.items() if key[1] not in students or not re.search(r"-task\d+$", key[-1])}


def graded_by_us(course: Course, submitted: Path, out: Path) -> Rows:
    """The same hand-ins as `grader grade` grades them, in a gradebook of their own."""
    store = ResultStore(out)
    jobs = read_class(find_hand_ins(course, submitted), submitted, course, store, "prefer")
    reports = grade_class(jobs, store, LocalRunner(2), lambda *_: None)
    write_gradebook(out / "gradebook.db", course, reports)
    return rows(out / "gradebook.db")
