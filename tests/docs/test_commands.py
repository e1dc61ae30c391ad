"""The lines of docs/course.md, in order, as a stranger types them: from nothing to a handout and a graded class."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "course.md"
INSTALLING = ("python -m venv", "source ", "pip install")


def test_every_line_does_what_the_page_says(tmp_path: Path) -> None:
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if not line.startswith(INSTALLING)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GRADER_", "PYTEST_"))}
    for who in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{who}_NAME": "Staff", f"GIT_{who}_EMAIL": "staff@example.org"}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    here, ran = tmp_path, 0
    for line in lines:
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
    assert "anna" in (tmp_path / "my-course" / "grades.csv").read_text(encoding="utf-8")
    assert (tmp_path / "handout.zip").is_file()
    assert (tmp_path / "second" / "solutions" / "01_softmax").is_dir()
