"""The launcher for systems without Landlock: it needs nothing that only POSIX has."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from grader.isolation import Executed, Launcher, StudentError, WorkerGone
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
        [sys.executable, "-c", ELSEWHERE], capture_output=True, text=True, cwd=Path(__file__).parents[3], check=False
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


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")
COUNTING = """
    import os, random
    print("executed")
    state = []
    first = random.random()
    executed_in = os.getpid()
    def leave():
        state.append(1)
        return len(state), random.random()
    def same_process(): return executed_in == os.getpid()
    def end(how):
        if how == "exit":
            os._exit(3)
        if how == "abort":
            os.abort()
        while True:
            if how == "sleep":
                import time
                time.sleep(60)
"""
UNUSUAL = {
    "a thread": "import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n",
    "an open file": "import tempfile\nkept = tempfile.TemporaryFile()\n",
    "a process": "import subprocess\nkept = subprocess.Popen(['/bin/sleep', '60'])\n",
}


def executed(source: str, launcher: Launcher) -> tuple[Executed, Callable[..., object]]:
    done = launcher.execute(program(source))

    def ask(name: str, *arguments: object) -> object:
        worker = done.start(lambda handle: handle)
        try:
            return worker.call(None, name, list(arguments), {})
        except (StudentError, WorkerGone) as error:
            return f"{type(error).__name__}: {error}"
        finally:
            assert worker.output().startswith("executed") or source is not COUNTING
            worker.close()

    return done, ask


@linux_only
def test_a_program_is_executed_once_and_no_check_sees_what_another_one_left(portable: Launcher) -> None:
    done, ask = executed(COUNTING, portable)
    assert done.output == "executed\n"
    assert ask("same_process") is False
    assert ask("leave") == ask("leave")
    done.close()


@linux_only
@pytest.mark.parametrize("how", ["exit", "abort", "sleep", "compute"])
def test_both_ways_end_with_the_same_words(portable: Launcher, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    monkeypatch.setattr("grader.isolation.host.pipes.MOST_WAITING", 1)
    done, ask = executed(COUNTING, portable)
    once = ask("end", how), ask("leave")
    done.close()
    monkeypatch.setenv("GRADER_EXECUTE_ONCE", "0")
    done, ask = executed(COUNTING, portable)
    assert (ask("end", how), ask("leave")) == once
    assert ask("same_process") is True
    done.close()


@linux_only
@pytest.mark.parametrize("what", UNUSUAL)
def test_what_forks_would_share_or_lose_is_executed_for_every_check(portable: Launcher, what: str) -> None:
    done, ask = executed(
        "import os\nown = os.getpid()\ndef same(): return own == os.getpid()\n" + UNUSUAL[what], portable
    )
    assert ask("same") is ask("same") is True
    done.close()


@linux_only
def test_closing_what_was_executed_leaves_no_process_and_no_descriptor(portable: Launcher) -> None:
    portable.start(program("")).close()  # and so a spare one is there
    before = len(list(Path("/proc/self/fd").iterdir())), set(psutil.Process().children())
    done, ask = executed(COUNTING, portable)
    for _ in range(3):
        ask("leave")
    worker = done.start(lambda handle: handle)
    done.close()
    assert worker.call(None, "leave", [], {})[0] == 1  # a fork outlives what it comes from
    worker.close()
    assert (len(list(Path("/proc/self/fd").iterdir())), set(psutil.Process().children())) == before


@linux_only
def test_a_process_that_is_gone_is_executed_anew(portable: Launcher) -> None:
    done, ask = executed(COUNTING, portable)
    os.kill(done._once._pipes._process.pid, signal.SIGKILL)  # type: ignore[attr-defined]
    assert ask("same_process") is True
    done.close()
