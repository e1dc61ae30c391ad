"""The lines of docs/course.md, in order, as a stranger types them: from nothing to a handout and a graded class."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sampling import only_in_the_whole

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "course.md"
INSTALLING = ("python -m venv", "source ", "pip install")


def test_every_line_does_what_the_page_says(tmp_path: Path) -> None:
    """In the environment that is here; what installs one is left out."""
    lines = [line for line in lines_of_the_page() if not line.startswith(INSTALLING)]
    assert work_through(tmp_path, lines, f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}") >= 12


@only_in_the_whole
def test_every_line_does_it_in_an_empty_environment(tmp_path: Path) -> None:
    """The installing ones, too, with the wheel that this tree makes; the way it is said for a wheel."""
    pytest.importorskip("hatchling", reason="builds the wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], cwd=ROOT, check=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    lines = lines_of_the_page()
    (place,) = [number for number, line in enumerate(lines) if line.startswith("pip install")]
    lines[place] = f'pip install --quiet "./{wheel.name}[staff]"'
    python = tmp_path / "python" / "python"
    python.parent.mkdir()
    python.symlink_to(Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}")
    path = f"{python.parent}{os.pathsep}{Path(shutil.which('git') or '').parent}{os.pathsep}/usr/bin:/bin"
    assert work_through(tmp_path, lines, path) >= 15


def lines_of_the_page() -> list[str]:
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def work_through(tmp_path: Path, lines: list[str], path: str) -> int:
    """Run the lines one after the other; how many there were."""
    left_out = ("GRADER_", "PYTEST_", "VIRTUAL_ENV")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    for who in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{who}_NAME": "Staff", f"GIT_{who}_EMAIL": "staff@example.org"}
    environment["PATH"] = path
    here, ran = tmp_path, 0
    for line in lines:
        if line.startswith("cd "):
            here = here / line.split()[1]
            continue
        if line.startswith("source "):
            environment["PATH"] = f"{here / '.venv' / 'bin'}{os.pathsep}{path}"
            continue
        expected = int(said[1]) if (said := re.search(r"# exit code (\d)", line)) else 0
        done = subprocess.run(
            ["bash", "-c", line], cwd=here, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == expected, f"{line}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        ran += 1
    assert "anna" in (tmp_path / "my-course" / "grades.csv").read_text(encoding="utf-8")
    assert (tmp_path / "handout.zip").is_file()
    assert (tmp_path / "second" / "solutions" / "01_softmax").is_dir()
    return ran
