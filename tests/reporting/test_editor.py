"""The lines that an editor reads, and the pattern with which the handout's task for VS Code reads them."""

from __future__ import annotations

import json
import re
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from grader.commands.lines import lines_of_checks
from grader.course import load_released
from grader.grading.one import Grader
from grader.handin.submission import read_submission
from grader.reporting.editor import to_editor
from grader.result import Language

ROOT = Path(__file__).parents[2]
STEPS = ROOT / "tests" / "student" / "steps" / "04"
TASKS = json.loads(files("grader.authoring").joinpath("templates", "vscode_tasks.json").read_text(encoding="utf-8"))
PATTERN = next(task["problemMatcher"]["pattern"] for task in TASKS["tasks"] if task["problemMatcher"])


def problems(text: str) -> list[tuple[str, int, str, str]]:
    """File, line, severity and message, as VS Code finds them."""
    found = [match for line in text.splitlines() if (match := re.search(PATTERN["regexp"], line))]
    parts = (tuple(match[PATTERN[part]] for part in ("file", "line", "severity", "message")) for match in found)
    return [(file, int(line), severity, message) for file, line, severity, message in parts]


@pytest.mark.parametrize(
    ("step", "language", "line", "severity", "words"),
    [
        ("02_syntax", "de", 28, "error", "expected ':'"),
        ("04_wrongname", "en", 31, "error", "NameError"),
        ("08_float", "de", 10, "error", "bekommen float64, erwartet uint8"),
        ("01_nothing", "en", 10, "info", "template"),
    ],
)
def test_the_task_of_the_handout_finds_the_line_that_is_to_blame(
    tmp_path: Path, step: str, language: Language, line: int, severity: str, words: str
) -> None:
    folder = Path(shutil.copytree(ROOT / "assignments" / "04_pooling", tmp_path / "04_pooling"))
    shutil.copyfile(STEPS / f"{step}.txt", folder / "pooling.py")
    assignment = load_released(folder)
    with Grader(assignment) as grader:
        report = grader.grade(read_submission(folder, "pooling"))
    text = to_editor(report, language, "pooling.py", lines_of_checks(assignment, folder / "pooling.py"))
    file, at, how, message = problems(text)[0]
    assert (file, at, how) == ("pooling.py", line, severity)
    assert words in message
    assert len(problems(text)) == len(text.splitlines()) - 1, "all but the points is a problem"
