"""A program is executed once, every check runs in a fork of it, and no fork can leave anything for the next."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import psutil
import pytest

if sys.platform != "linux":
    pytest.skip("the sandbox is Linux's", allow_module_level=True)

from grader.isolation import Executed, Profile, StudentError, Worker, WorkerGone, open_launcher
from grader.isolation.host.every_time import EveryTime
from grader.isolation.host.once import OnceIfPossible
from grader.isolation.host.sandbox import SandboxLauncher
from tests.isolation.conftest import program

PROFILE = Profile(seconds_per_call=0.5, memory_mb=256, seconds_to_load=3)
Execute = Callable[[str], Executed]


@pytest.fixture(scope="module")
def launcher() -> Iterator[SandboxLauncher]:
    launcher = open_launcher(PROFILE, "require")
    assert isinstance(launcher, SandboxLauncher)
    if not launcher.forks:
        pytest.skip("programs are executed for every check here")
    yield launcher
    launcher.close()


@pytest.fixture
def execute(launcher: SandboxLauncher) -> Iterator[Execute]:
    kept = []

    def run(source: str) -> Executed:
        kept.append(launcher.execute(program(source)))
        return kept[-1]

    yield run
    for executed in kept:
        executed.close()


def ask(executed: Executed, name: str, *args: object) -> Any:
    """What a function answers in a process of its own."""
    worker = executed.start(lambda handle: handle)
    try:
        return worker.call(None, name, list(args), {})
    finally:
        worker.close()


def forks(executed: Executed) -> bool:
    return isinstance(executed, OnceIfPossible) and executed.forks


COUNTING = """
    import os, random, time
    import numpy as np
    print("executed", flush=True)
    count = [0]
    began = time.monotonic()
    def up(): count[0] += 1; return count[0]
    def when(): return began
    def drawn(): return random.random(), float(np.random.rand()), float(np.random.default_rng().random())
    def pid(): return os.getpid()
"""


def test_the_program_is_executed_once_and_every_check_finds_it_as_it_was(execute: Execute) -> None:
    executed = execute(COUNTING)
    assert forks(executed)
    assert executed.output == "executed\n"
    assert [ask(executed, "up") for _ in range(3)] == [1, 1, 1]
    assert len({ask(executed, "when") for _ in range(3)}) == 1
    assert len({ask(executed, "drawn") for _ in range(3)}) == 1
    assert len({ask(executed, "pid") for _ in range(3)}) == 3


def test_what_was_printed_meanwhile_stands_before_what_a_check_prints(execute: Execute) -> None:
    executed = execute("print('executed')\ndef f(): print('called')")
    worker = executed.start(lambda handle: handle)
    worker.call(None, "f", [], {})
    worker.close()
    assert worker.output() == "executed\ncalled\n"


def test_both_ways_draw_the_same_numbers(execute: Execute, launcher: SandboxLauncher) -> None:
    worker = launcher.start(program(COUNTING))
    apart = worker.call(None, "drawn", [], {})
    worker.close()
    assert ask(execute(COUNTING), "drawn") == apart


def test_what_loading_wrote_is_there_for_every_check_and_what_a_check_wrote_for_none(execute: Execute) -> None:
    executed = execute("""
        import os, tempfile
        import numpy as np
        os.mkdir("deep"); open("deep/notes.txt", "w").write("kept"); os.symlink("deep", "link")
        def look(): return sorted(os.listdir(".")), open("link/notes.txt").read()
        def change():
            np.save("new.npy", np.ones(3)); open("deep/notes.txt", "w").write("changed"); os.makedirs("a/b/c/d")
            with tempfile.NamedTemporaryFile() as file: file.write(b"x")
            return float(np.load("new.npy").sum())
    """)
    assert forks(executed)
    for _ in range(2):
        assert ask(executed, "look") == (["deep", "link"], "kept")
        assert ask(executed, "change") == 3.0


def test_files_have_a_limit(execute: Execute) -> None:
    executed = execute("""
        def write(megabytes): open("large", "wb").write(bytes(megabytes << 20)); return megabytes
        def many():
            for number in range(5000): open(f"{number}", "w").close()
        def deep():
            import os
            for _ in range(300): os.mkdir("d"); os.chdir("d")
    """)
    assert ask(executed, "write", 8) == 8
    for function, arguments in (("write", [11]), ("many", [])):
        with pytest.raises(StudentError, match="OSError"):
            ask(executed, function, *arguments)
    assert ask(executed, "deep") is None
    assert ask(executed, "write", 8) == 8, "all of it is removed, however deep"


def test_two_hand_ins_do_not_see_each_others_files(execute: Execute) -> None:
    execute("open('secret', 'w').write('x')").close()
    other = execute("""
        import os
        def around(): return [os.path.exists(f"/dev/shm/{number}/secret") for number in range(os.getpid() - 50, os.getpid())]
    """)
    assert not any(ask(other, "around"))


# ---------------------------------------------------------------------- who cannot be forked is executed every time

UNUSUAL = {
    "a thread": "import threading, time\nthreading.Thread(target=time.sleep, args=(30,), daemon=True).start()",
    "a pipe": "import os\nkept = os.pipe()",
    "an open file": "import os\nkept = open(os.__file__)",
    "a closed connection": "import os\nos.close(4)",
}


@pytest.mark.parametrize("kind", UNUSUAL)
def test_what_has_threads_or_files_of_its_own_is_executed_for_every_check(execute: Execute, kind: str) -> None:
    executed = execute(UNUSUAL[kind] + "\ncount = [0]\ndef up(): count[0] += 1; return count[0]")
    assert not forks(executed)
    assert [ask(executed, "up") for _ in range(2)] == [1, 1]


def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_EXECUTE_ONCE", "0")
    launcher = open_launcher(PROFILE, "require")
    executed = launcher.execute(program("import time\nbegan = time.monotonic()\ndef when(): return began"))
    assert isinstance(executed, EveryTime)
    assert len({ask(executed, "when") for _ in range(3)}) == 3
    executed.close()
    launcher.close()


# ---------------------------------------------------------------------- enemies

STAYS = """
    import os, sys
    from grader.isolation.guest import staying
    from grader.isolation.confinement import kernel
    from grader.isolation.wire.agreed import FORK
    def answer(): return 1
"""
ENEMIES = {
    "never stops": "import time\nkernel.clone = lambda *_: time.sleep(60)",
    "stops and goes on": "kernel.clone = lambda *_: 1",
    "ends": "kernel.clone = lambda *_: os._exit(0)",
    "raises": "def clone(*_): raise ValueError\nkernel.clone = clone",
    "clones a thread's way": "kernel.clone = lambda *_: (os.fork(), 1)[1]",
    "says more": "real = kernel.clone\ndef clone(*a): os.write(3, b'x' * 50); return real(*a)\nkernel.clone = clone",
    "keeps a copy of what it is given": "real = kernel.clone\ndef clone(*a):\n    pid = real(*a)\n    if pid: os.dup(3)\n    return pid\nkernel.clone = clone",
    "starts a thread between two forks": "import threading, time\nreal = kernel.clone\ndef clone(*a):\n    pid = real(*a)\n    if pid: threading.Thread(target=time.sleep, args=(9,)).start()\n    return pid\nkernel.clone = clone",
    "forgets whom it ends with": "kernel.prctl = lambda *_: 0",
    "never becomes anybody": "import time\nreal = kernel.clone\ndef clone(*a):\n    pid = real(*a)\n    if not pid: time.sleep(60)\n    return pid\nkernel.clone = clone",
    "answers before it is asked": "real = staying.stay\nimport grader.isolation.guest.server as server\n",
    "two at once": "real = kernel.clone\ndef clone(*a):\n    pid = real(*a)\n    return real(*a) if pid else pid\nkernel.clone = clone",
}


@pytest.mark.parametrize("kind", ENEMIES)
def test_an_enemy_gains_nothing_and_outlives_nothing(
    execute: Execute, launcher: SandboxLauncher, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.isolation.host.once._PATIENCE", 1.0)
    before = {child.pid for child in psutil.Process(launcher._zygote.pid).children()}
    executed = execute(dedent(STAYS) + ENEMIES[kind])
    for _ in range(3):
        try:
            assert ask(executed, "answer") == 1
        except (StudentError, WorkerGone):
            pytest.fail("an honest function of a strange program is answered all the same")
    executed.close()
    assert _only(launcher._zygote.pid, before)
    assert ask(execute(COUNTING), "up") == 1, "whoever comes next is served"


def _only(zygote: int, before: set[int]) -> bool:
    """Whether all new processes have ended and been collected."""
    for _ in range(200):
        if {child.pid for child in psutil.Process(zygote).children(recursive=True)} <= before:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("function", ["fork", "clone", "signal_parent", "second_listener", "shared_memory", "abort"])
def test_a_check_can_do_no_more_than_in_a_process_of_its_own(execute: Execute, function: str) -> None:
    executed = execute("""
        import ctypes, mmap, os, signal
        libc = ctypes.CDLL(None, use_errno=True)
        def called(*arguments):
            result = libc.syscall(*arguments)
            if result < 0: raise OSError(ctypes.get_errno(), "refused")
            return result
        def fork(): return os.fork()
        def clone(): return called(56, 0x1208000 | 17, 0, 0, 0, 0)
        def signal_parent(): return called(234, os.getppid(), os.getppid(), 0)
        def second_listener(): return called(317, 1, 8, ctypes.create_string_buffer(16))
        def shared_memory():
            with open("file", "w+b") as file:
                file.truncate(4096)
                return len(mmap.mmap(file.fileno(), 4096))
        def abort(): os.abort()
        def fine(): return 3
    """)
    assert forks(executed)
    with pytest.raises((StudentError, WorkerGone)):
        ask(executed, function)
    assert ask(executed, "fine") == 3
    assert forks(executed)


def test_a_killed_process_is_collected_at_once(execute: Execute, launcher: SandboxLauncher) -> None:
    executed = execute(COUNTING)
    pid = ask(executed, "pid")
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists():
            return
        time.sleep(0.02)
    pytest.fail("it stays in the list of processes")


def test_who_ends_before_anybody_looks_has_ended_and_nothing_else(
    launcher: SandboxLauncher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The zygote collects a child at once: its number may be nobody's when the grader asks for it."""

    def too_late(pid: int) -> int:
        _wait_until_gone(pid)
        return real(pid)

    real = os.pidfd_open
    monkeypatch.setattr("grader.isolation.host.child.os.pidfd_open", too_late)
    with pytest.raises(WorkerGone, match="ended itself"):
        launcher.start(program("import os\nos._exit(3)"))


def _wait_until_gone(pid: int) -> None:
    for _ in range(500):
        if not Path(f"/proc/{pid}").exists():
            return
        time.sleep(0.01)


def test_all_of_it_ends_with_the_grader(tmp_path: Path) -> None:
    import subprocess

    script = (
        "import os, sys; from tests.isolation.conftest import PROFILE, program; from grader.isolation import open_launcher\n"
        "launcher = open_launcher(PROFILE, 'require')\n"
        "executed = launcher.execute(program('import os\\ndef pid(): return os.getpid()'))\n"
        "worker = executed.start(lambda handle: handle)\n"
        "print(launcher._zygote.pid, executed._once and executed._once._child.pid or 0, worker.call(None, 'pid', [], {}), flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=Path(__file__).parents[3], check=False
    )
    numbers = [int(number) for number in ended.stdout.split()]
    assert len(numbers) == 3, ended.stderr
    for _ in range(200):
        if not any(number and _is_alive(number) for number in numbers):
            return
        time.sleep(0.02)
    pytest.fail(f"still there: {numbers}")


def _is_alive(number: int) -> bool:
    try:
        return "python" in Path(f"/proc/{number}/cmdline").read_text() and Path(f"/proc/{number}/exe").exists()
    except OSError:
        return False


def test_a_fork_needs_little_time(execute: Execute) -> None:
    """Not how little: that what was computed at the top is not computed again."""
    executed = execute(
        "import time\nuntil = time.process_time() + 0.5\nwhile time.process_time() < until: pass\ndef f(): return 1"
    )
    worker: Worker = executed.start(lambda handle: handle)
    worker.call(None, "f", [], {})
    assert executed.seconds > 0.5 > 0.25 > worker.used()
    worker.close()
