"""Plain ``pytest`` in a student's folder: the words of `grader check`, and nothing of pytest's insides."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.course import load_released
from grader.grading.one import Grader
from grader.handin.submission import read_submission
from grader.reporting.view import explain
from grader.result import Language, Status

ROOT = Path(__file__).parents[2]
STEPS = ROOT / "tests" / "student" / "steps" / "04"


def plain_pytest(folder: Path, *options: str, language: str = "en", encoding: str = "utf-8") -> tuple[int, str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "COV"))}
    environment |= {"GRADER_LANGUAGE": language, "PYTHONIOENCODING": encoding, "COLUMNS": "80"}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=120, check=False)
    return done.returncode, (done.stdout + done.stderr).decode(encoding, "replace")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "assignments" / "04_pooling", tmp_path / "04_pooling"))


def test_every_failing_check_is_one_block_in_the_words_of_grader_check(folder: Path) -> None:
    shutil.copyfile(STEPS / "08_float.txt", folder / "pooling.py")
    with Grader(load_released(folder)) as grader:
        report = grader.grade(read_submission(folder, "pooling"))
    language: Language = "de"
    code, said = plain_pytest(folder, language=language)
    assert code == 1
    failing = [check for check in report.checks if check.status is not Status.PASSED]
    assert failing
    for check in failing:
        assert f"Aufgabe {check.task}: {check.title.de}\n" in said
        assert all(f"  {line}\n" in said for line in explain(check).de.split("\n"))
    assert not re.search(r"test_pooling\.py:\d+|def test_|CheckFailed|grader/", said), said
    assert re.fullmatch(r"04_pooling: 1,5 von 6 Punkten \+ 0 von \d Zusatzpunkten", said.splitlines()[-2])


def test_a_syntax_error_is_what_is_said_also_on_a_narrow_encoding(folder: Path) -> None:
    shutil.copyfile(STEPS / "02_syntax.txt", folder / "pooling.py")
    code, said = plain_pytest(folder, "-k", "dtype", encoding="ascii")
    assert code == 1
    assert "pooling.py, line 28" in said
    assert "expected ':'" in said
    assert "Traceback" not in said
    assert said.splitlines()[-2] == "04_pooling: 0 of 0.5 points"


def test_all_right_and_a_test_of_ones_own_beside_it(folder: Path) -> None:
    shutil.copyfile(ROOT / "solutions" / "04_pooling" / "pooling.py", folder / "pooling.py")
    own = "def test_mine(student):\n    assert student.pool2d([[1.0]], 1, 1, 'max')[0, 0] == 2\n"
    (folder / "test_mine.py").write_text(own, encoding="utf-8")
    code, said = plain_pytest(folder)
    assert code == 1
    assert "FAILED test_mine.py::test_mine" in said
    assert re.search(r"1 failed, \d+ passed", said)
    assert re.fullmatch(r"04_pooling: 6 of 6 points \+ (\d) of \1 bonus points", said.splitlines()[-2])
