"""What a student's process cannot do, and that grading does not go on where it could."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from grader.isolation import (
    Launcher,
    LaunchError,
    ProcessEnded,
    SandboxUnavailable,
    StudentError,
    open_launcher,
    probe,
)
from grader.isolation.host.starting import interpreter as usual_interpreter
from tests.isolation.conftest import PROFILE, Start, program

ROOT = Path(__file__).parents[3]

ATTEMPTS = """
    import ctypes, errno, os, resource, signal, socket, subprocess, sys, threading
    import multiprocessing

    libc = ctypes.CDLL(None, use_errno=True)
    def call(number, *args):
        result = libc.syscall(ctypes.c_long(number), *args)
        if result < 0: raise OSError(ctypes.get_errno(), "refused")
        return result
    def checked(result):
        if result != 0: raise OSError(ctypes.get_errno(), "refused")

    def read(path): return open(path, "rb").read(100)
    def write(path): open(path, "w").write("x")
    def listing(path): return os.listdir(path)
    def remove(path): os.unlink(path)
    def make(path): os.mkdir(path)
    def link(path, to): os.symlink(path, to)
    def chmod(path): os.chmod(path, 0o777)
    def cut(path): os.truncate(path, 0)
    def touch(path): os.utime(path)
    def rename(path, to): os.rename(path, to)
    def mount(): checked(libc.mount(b"none", b"/tmp", b"tmpfs", 0, 0))

    def tcp(): socket.create_connection(("127.0.0.1", 9), 1)
    def udp(): socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9))
    def unix(): socket.socket(socket.AF_UNIX).connect("/run/any")
    def name(): socket.getaddrinfo("localhost", 80)

    def fork(): os.fork()
    def execute(): os.execv("/bin/true", ["true"])
    def run(): subprocess.run(["true"])
    def spawn(): os.posix_spawn("/bin/true", ["true"], {})
    def kill_parent(): os.kill(os.getppid(), signal.SIGKILL)
    def kill_group(): os.killpg(0, signal.SIGKILL)
    def kill(pid): os.kill(pid, signal.SIGKILL)
    def tgkill(pid): checked(libc.tgkill(pid, pid, 9))
    def by_pidfd(pid): os.pidfd_open(pid)
    def trace(pid): checked(libc.ptrace(16, pid, 0, 0))
    def squeeze(pid): resource.prlimit(pid, resource.RLIMIT_CPU, (1, 1))
    def more_files(): resource.setrlimit(resource.RLIMIT_NOFILE, (10**5, 10**5))
    def become_root(): os.setuid(0); os.setgid(0); os.setgroups([0])
    def memfd(): os.memfd_create("x")
    def shared_map():
        import mmap
        mmap.mmap(-1, 1 << 20)
    def io_uring(): call(425, 8, 0)
    def new_namespace(): checked(libc.unshare(0x10000000))
    def outlive(): checked(libc.prctl(1, 0, 0, 0, 0))
    def own_filter(): call(317, 1, 0, 0)
    def terminal_input():
        import fcntl
        fcntl.ioctl(0, 0x5412, b"x")
"""

REFUSED = {errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EINVAL, errno.ENOENT, errno.EROFS}
"""The last two in bubblewrap's view: the file is not there, or there for reading only."""


def refused(start: Start, function: str, *args: object) -> None:
    with pytest.raises(StudentError) as caught:
        start(ATTEMPTS).call(None, function, list(args), {})
    message = caught.value.message
    assert any(f"Errno {number}]" in message for number in REFUSED), message


@pytest.mark.parametrize(
    "function",
    [
        "tcp", "udp", "unix", "fork", "execute", "run", "spawn", "kill_parent", "kill_group", "become_root", "memfd",
        "shared_map", "io_uring", "new_namespace", "outlive", "own_filter", "mount",
    ],
)  # fmt: skip
def test_a_system_call_that_reaches_outside_is_refused(start: Start, function: str) -> None:
    refused(start, function)


def test_a_datagram_cannot_be_sent_to_a_service(start: Start, tmp_path: Path) -> None:
    place = tmp_path / "log"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as service:
        service.bind(str(place))
        place.chmod(0o777)
        service.setblocking(False)
        worker = start("""
            import socket
            def pair(kind): return len(socket.socketpair(socket.AF_UNIX, kind))
            def send(path): socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].sendto(b"x", path)
            def by_stream(path): socket.socketpair()[0].sendto(b"x", path)
        """)
        for function in ("send", "by_stream"):
            with pytest.raises(StudentError):
                worker.call(None, function, [str(place)], {})
        assert worker.call(None, "pair", [int(socket.SOCK_STREAM)], {}) == 2
        for kind in (socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_RAW):
            with pytest.raises(StudentError):
                worker.call(None, "pair", [int(kind)], {})
        with pytest.raises(BlockingIOError):
            service.recv(10)


def test_names_are_not_looked_up(start: Start) -> None:
    with pytest.raises(StudentError) as caught:
        start(ATTEMPTS).call(None, "name", [], {})
    assert caught.value.type_name == "gaierror"


def test_limits_cannot_be_raised(start: Start) -> None:
    with pytest.raises(StudentError) as caught:
        start(ATTEMPTS).call(None, "more_files", [], {})
    assert caught.value.type_name in ("ValueError", "PermissionError")


@pytest.mark.parametrize("function", ["kill", "tgkill", "by_pidfd", "trace", "squeeze"])
def test_other_processes_cannot_be_touched(start: Start, sandbox: Launcher, function: str) -> None:
    neighbour = sandbox.start(program("def alive(): return True"))
    zygote = sandbox._zygote.pid  # type: ignore[attr-defined]
    for pid in (neighbour._transport._pid, zygote, os.getpid()):  # type: ignore[attr-defined]
        refused(start, function, pid)
    assert neighbour.call(None, "alive", [], {})
    neighbour.close()


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd", str(Path(__file__)), str(ROOT / "course.yml"), str(ROOT / "grader/isolation/guest/server.py"),
        str(ROOT / "pyproject.toml"), "/proc/self/environ", "/proc/1/environ", "/proc/self/maps", "/proc/self/mem", "/dev/mem",
    ],
)  # fmt: skip
def test_nothing_of_the_machine_can_be_read(start: Start, path: str) -> None:
    with pytest.raises(StudentError) as caught:
        start(ATTEMPTS).call(None, "read", [path], {})
    assert caught.value.type_name in ("PermissionError", "FileNotFoundError")


@pytest.mark.parametrize(
    "path", ["/", "..", "/tmp", "/dev", "/proc", "/home", str(ROOT), str(ROOT / "solutions"), str(ROOT / "tests")]
)
def test_no_folder_can_be_listed(start: Start, path: str) -> None:
    with pytest.raises(StudentError) as caught:
        start(ATTEMPTS).call(None, "listing", [path], {})
    assert caught.value.type_name in ("PermissionError", "FileNotFoundError")


@pytest.mark.parametrize("function", ["write", "remove", "chmod", "cut", "touch", "read"])
def test_a_file_of_the_grader_cannot_be_changed(start: Start, tmp_path: Path, function: str) -> None:
    target = tmp_path / "grades.csv"
    target.write_text("1\n")
    target.chmod(0o600)
    refused(start, function, str(target))
    assert target.read_text() == "1\n"


def test_no_file_can_be_left_behind(start: Start, tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    for folder in (str(tmp_path), "/tmp", "/dev/shm", "/var/tmp", ".."):
        refused(start, "write", f"{folder}/left")
        refused(start, "make", f"{folder}/left")
        refused(start, "link", "/etc/passwd", f"{folder}/left")
    assert list(tmp_path.iterdir()) == []


def test_libraries_can_still_be_imported(start: Start) -> None:
    worker = start("""
        import asyncio, csv, decimal, json, sqlite3, statistics, threading
        import scipy.signal
        def value():
            async def later(): return 3
            found = []
            thread = threading.Thread(target=lambda: found.append(asyncio.run(later())))
            thread.start(); thread.join()
            return found[0] + float(scipy.signal.convolve([1.0], [2.0])[0])
    """)
    assert worker.problems == ()
    assert worker.call(None, "value", [], {}) == 5


def test_the_process_has_no_privilege_and_ends_with_its_zygote() -> None:
    launcher = open_launcher(PROFILE, "require")
    worker = launcher.start(
        program("""
        def status():
            import os
            return os.getpid(), os.getcwd(), dict(os.environ)
    """)
    )
    pid, folder, environment = worker.call(None, "status", [], {})
    status = dict(
        line.split(":\t", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":\t" in line
    )
    assert {status[name] for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")} == {"0" * 16}
    assert (status["NoNewPrivs"], status["Seccomp"], status["Seccomp_filters"]) == ("1", "2", "2")
    assert folder == environment["TMPDIR"] == f"/dev/shm/{pid}"
    assert set(environment) == {
        "HOME", "LANG", "MPLBACKEND", "MPLCONFIGDIR", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "PATH",
        "TMPDIR", "TORCHINDUCTOR_CACHE_DIR",
    }  # fmt: skip
    launcher.close()
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists():
            break
        time.sleep(0.02)
    assert not Path(f"/proc/{pid}").exists()
    worker.close()


# -- fail closed


def test_without_landlock_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    launch_with(
        monkeypatch,
        "from grader.isolation.confinement import landlock; landlock.syscall = lambda *_: (_ for _ in ()).throw(OSError(95, 'no Landlock'))",
    )
    with pytest.raises(SandboxUnavailable) as caught:
        open_launcher(PROFILE, "require")
    assert str(caught.value) == (
        "no sandbox on this machine: this kernel has no Landlock, or it is switched off (Operation not supported)"
    )


def test_without_seccomp_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    launch_with(monkeypatch, "from grader.isolation.confinement import seccomp; seccomp._LIBRARY = 'libnothing.so.2'")
    with pytest.raises(SandboxUnavailable, match=r"libnothing\.so\.2"):
        open_launcher(PROFILE, "require")


def test_a_wall_that_does_not_stand_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    launch_with(monkeypatch, "from grader.isolation.confinement import landlock; landlock.restrict = lambda fd: None")
    with pytest.raises(SandboxUnavailable, match="could not be confined"):
        open_launcher(PROFILE, "require")


def test_threads_of_a_library_stop_the_zygote(monkeypatch: pytest.MonkeyPatch) -> None:
    launch_with(
        monkeypatch, "import threading, time; threading.Thread(target=time.sleep, args=(60,), daemon=True).start()"
    )
    with pytest.raises(SandboxUnavailable, match="threads"):
        open_launcher(PROFILE, "require")


def test_preferring_the_sandbox_goes_on_without_one_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    launch_with(monkeypatch, "from grader.isolation.confinement import landlock; landlock.abi_version = None")
    monkeypatch.setattr(sys, "platform", "plan9")
    launcher = open_launcher(PROFILE, "prefer")
    assert "NICHT abgeschottet" in launcher.sandbox.de
    launcher.close()
    with pytest.raises(SandboxUnavailable, match="plan9"):
        open_launcher(PROFILE, "require")


@pytest.mark.parametrize("mode", ["require", "portable"])
def test_a_library_that_is_not_installed_is_our_fault(mode: str) -> None:
    with pytest.raises(LaunchError, match="no_such_library"):
        open_launcher(replace(PROFILE, preload=("no_such_library",)), mode).start(program(""))  # type: ignore[arg-type]


def launch_with(monkeypatch: pytest.MonkeyPatch, first: str) -> None:
    """Zygotes execute `first` before anything else."""

    def interpreter(module: str, *arguments: str, caches: bool = True) -> tuple[list[str], dict[str, str]]:
        command, environment = usual_interpreter(module, *arguments, caches=caches)
        start = command.index("-c") + 1
        imports, run = command[start].rsplit("; ", 1)
        return [*command[:start], f"{imports}\n{first}\n{run}", *command[start + 1 :]], environment

    monkeypatch.setattr("grader.isolation.host.sandbox.interpreter", interpreter)


# -- faults of ours


def test_a_zygote_that_was_killed_is_replaced_and_its_workers_are_not_to_blame() -> None:
    launcher = open_launcher(PROFILE, "require")
    worker = launcher.start(program("import time\ndef wait(): time.sleep(10)"))
    zygote = launcher._zygote.pid  # type: ignore[attr-defined]
    threading.Timer(0.1, os.kill, (zygote, signal.SIGKILL)).start()
    with pytest.raises(LaunchError):
        worker.call(None, "wait", [], {})
    again = launcher.start(program("x = 3"))
    assert again.get(None, "x") == 3
    worker.close()
    again.close()
    launcher.close()


def test_a_machine_without_an_interpreter_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    for mode in ("require", "portable"):
        with pytest.raises(LaunchError, match="cannot be started"):
            open_launcher(PROFILE, mode).start(program(""))


@pytest.mark.parametrize("mode", ["require", "portable"])
def test_the_graders_own_tree_cannot_be_imported_from(mode: str) -> None:
    launcher = open_launcher(PROFILE, mode)  # type: ignore[arg-type]
    worker = launcher.start(program("import sys\npath = list(sys.path)\nimport grader.testing.compare\n"))
    assert str(ROOT) not in worker.get(None, "path")
    worker.close()
    launcher.close()


def test_a_worker_killed_from_outside_says_so(start: Start) -> None:
    worker = start("import time\ndef wait(): time.sleep(10)")
    threading.Timer(0.1, os.kill, (worker._transport._pid, signal.SIGKILL)).start()  # type: ignore[attr-defined]
    with pytest.raises(ProcessEnded) as caught:
        worker.call(None, "wait", [], {})
    assert caught.value.signal == signal.SIGKILL


def test_when_the_grader_is_killed_its_processes_end() -> None:
    script = (
        "import sys; from grader.isolation import *; from grader.isolation import Profile, Program, Chunk, open_launcher\n"
        "l = open_launcher(Profile(), 'require'); w = l.start(Program('m', (Chunk('import os\\npid = os.getpid()', 'm.py'),)))\n"
        "print(w.get(None, 'pid'), l._zygote.pid, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as grader:
        assert grader.stdout is not None
        pids = [int(pid) for pid in grader.stdout.readline().split()]
        grader.kill()
    for _ in range(100):
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            break
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_no_privilege_is_needed() -> None:
    script = (
        "from grader.isolation.confinement.kernel import drop_capabilities; drop_capabilities()\n"
        "from grader.isolation import Profile, Program, Chunk, open_launcher\n"
        "l = open_launcher(Profile(), 'require'); w = l.start(Program('m', (Chunk('x = 3', 'm.py'),)))\n"
        "print(w.get(None, 'x')); w.close(); l.close()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "3\n"


def test_the_probe_names_every_mechanism() -> None:
    found = {name: available for name, available, _ in probe()}
    assert found["Landlock"]
    assert found["seccomp"]
    assert found["sandbox"]
    assert {"unprivileged user", "user namespaces", "bubblewrap"} <= set(found)


def test_elsewhere_the_probe_says_what_results(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert probe() == [("Linux", False, "this is darwin: student code runs in a plain process, without a sandbox")]
