"""The launcher for systems without Landlock: it needs nothing that only POSIX has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from grader.isolation import Launcher
from tests.isolation.conftest import program

ELSEWHERE = """
import sys
import os, subprocess, zoneinfo, numpy, msgpack, grader.result  # libraries may import what they like
for name in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules[name] = None
for name in ("fork", "killpg", "pidfd_open", "setsid"):
    delattr(os, name)
sys.platform = "win32"

from grader.isolation import Chunk, Profile, Program, StudentError, InProcessLauncher, open_launcher, probe
launcher = open_launcher(Profile(), "prefer")
worker = launcher.start(Program("student", (Chunk("def f(x): return x * 2", "student.py"),)))
print(worker.call(None, "f", [numpy.arange(3)], {}), launcher.sandbox.en, probe()[0][0])
worker.close()
launcher.close()
"""


def test_the_portable_path_needs_nothing_of_posix() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False
    )
    assert done.stderr == ""
    assert done.stdout == "[0 2 4] NOT sandboxed: only the grading server counts Linux\n"


def test_importing_the_package_is_quick_and_pulls_in_no_library() -> None:
    script = "import grader.isolation, sys; print(sorted({'numpy', 'pydantic', 'torch', 'msgpack'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", ["sandbox", "portable"])
def test_a_worker_for_numpy_has_not_imported_torch(request: pytest.FixtureRequest, name: str) -> None:
    launcher: Launcher = request.getfixturevalue(name)
    worker = launcher.start(
        program("import sys\nloaded = sorted({'torch', 'matplotlib', 'pydantic'} & set(sys.modules))\n")
    )
    assert worker.get(None, "loaded") == []
    worker.close()


def test_processes_that_student_code_starts_end_with_it(portable: Launcher) -> None:
    worker = portable.start(program("import subprocess\nchild = subprocess.Popen(['/bin/sleep', '60']).pid\n"))
    pid = worker.get(None, "child")
    worker.close()
    state = Path(f"/proc/{pid}/stat")
    assert not state.exists() or state.read_text().split()[2] in "ZX"
