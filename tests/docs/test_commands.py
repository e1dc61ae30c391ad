"""The lines of docs/course.md, in order, as a stranger types them: from nothing to a handout and a graded class."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "course.md"
INSTALLING = ("python -m venv", "source ", "pip install", "python -m build")
WHEEL = "nn_grader-0.1.0-py3-none-any.whl"


def lines_of_the_page() -> list[str]:
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def surroundings() -> dict[str, str]:
    """Without settings of ours, and without the environment that the tests run in."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("GRADER_", "PYTEST_", "VIRTUAL_ENV"))
    }
    for who in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{who}_NAME": "Staff", f"GIT_{who}_EMAIL": "staff@example.org"}
    return environment


def what_the_page_promises(folder: Path) -> None:
    with (folder / "my-course" / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row[0]: " ".join(row) for row in csv.reader(file) if row}
    assert {"anna", "ben", "carla"} <= set(rows)
    with zipfile.ZipFile(folder / "handout.zip") as archive:
        assert {f"handout/{WHEEL}", "handout/01_softmax/softmax.py"} <= set(archive.namelist())
    for name in ("index.html", "gradebook.db", "grades.csv"):
        assert (folder / "my-course" / "graded" / name).is_file()
    assert (folder / "second" / "solutions" / "01_softmax").is_dir()


def test_every_line_does_what_the_page_says(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="builds the wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    environment = surroundings()
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    here, ran = tmp_path, 0
    for line in (line for line in lines_of_the_page() if not line.startswith(INSTALLING)):
        if line.startswith("cd "):
            here = here / line.split()[1]
            continue
        expected = int(said[1]) if (said := re.search(r"# exit code (\d)", line)) else 0
        done = subprocess.run(
            ["bash", "-c", line], cwd=here, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == expected, f"{line}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        ran += 1
    assert ran >= 12
    what_the_page_promises(tmp_path)


@pytest.mark.skipif("NN_GRADER_TEST_ALL" not in os.environ, reason="installs everything: minutes, and a package index")
def test_a_strangers_hour(tmp_path: Path) -> None:
    """Every line of the page, with those that install, in one shell; then a student's lines with what was handed out."""
    (tmp_path / "nn-grader").symlink_to(ROOT)
    environment = surroundings()
    own = Path(sys.executable).parent
    environment["PATH"] = os.pathsep.join(p for p in environment["PATH"].split(os.pathsep) if Path(p) != own)
    environment["PATH"] = f"{Path(sys.base_prefix) / 'bin'}{os.pathsep}{environment['PATH']}"
    script = ["cd " + str(tmp_path)]
    for line in lines_of_the_page():
        said = re.search(r"# exit code (\d)", line)
        script.append(f"{line}\n[ $? = {said[1] if said else 0} ] || {{ echo 'failed: '{line!r}; exit 9; }}")
    done = subprocess.run(["bash", "-c", "\n".join(script)], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    what_the_page_promises(tmp_path)
