"""bubblewrap adds a view without foreign files, changes nothing else, and is missed by nobody where it does not work."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.isolation import (
    Chunk,
    Launcher,
    LaunchError,
    Profile,
    Program,
    StudentError,
    open_launcher,
    probe,
)
from grader.isolation.host import bubblewrap, sandbox
from tests.isolation.conftest import PROFILE, program

ROOT = Path(__file__).parents[3]

SOURCE = """
import os, pathlib, socket
def exists(path): return os.path.exists(path)
def look(path): return os.stat(path).st_size
def library(): return os.path.getsize(os.__file__)
def devices(): return [name for _, name in socket.if_nameindex()]
def number(): return os.getpid(), os.getppid()
"""


def works() -> bool:
    """Whether a process can be started in the very view that zygotes get."""
    prefix = bubblewrap.prefix()
    command = [*prefix, sys.executable, "-c", "pass"]
    return bool(prefix) and subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 0


needed = pytest.mark.skipif(
    sys.platform != "linux" or not works(), reason="bubblewrap is not installed or cannot make namespaces here"
)


@pytest.fixture
def launcher() -> Iterator[Launcher]:
    launcher = open_launcher(PROFILE, "require")
    yield launcher
    launcher.close()


@needed
def test_a_path_outside_the_view_does_not_exist(launcher: Launcher, tmp_path: Path) -> None:
    worker = launcher.start(program(SOURCE))
    secret = tmp_path / "grades.csv"
    secret.write_text("1\n")
    for path in (
        secret,
        ROOT / "solutions",
        ROOT / "tests",
        ROOT / "course.yml",
        Path("/var/log"),
        Path.home() / ".ssh",
    ):
        assert worker.call(None, "exists", [str(path)], {}) is False
    with pytest.raises(StudentError) as caught:
        worker.call(None, "look", [str(secret)], {})
    assert caught.value.type_name == "FileNotFoundError"
    assert worker.call(None, "library", [], {}) == Path(os.__file__).stat().st_size
    worker.close()
    assert "bubblewrap" in launcher.sandbox.de
    assert "bubblewrap" in launcher.sandbox.en


@needed
def test_without_it_such_a_path_could_be_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the test above shows is bubblewrap's doing."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    launcher = open_launcher(PROFILE, "require")
    worker = launcher.start(program(SOURCE))
    assert worker.call(None, "exists", [str(ROOT / "course.yml")], {}) is True
    assert "bubblewrap" not in launcher.sandbox.en
    worker.close()
    launcher.close()


@needed
def test_process_numbers_are_those_of_the_grader(launcher: Launcher) -> None:
    worker = launcher.start(program(SOURCE))
    pid, parent = worker.call(None, "number", [], {})
    assert (pid, parent) == (worker._transport._pid, launcher._zygote.pid)  # type: ignore[attr-defined]
    worker.close()


@needed
def test_a_zygote_ends_with_its_launcher_and_with_the_process_between_them(launcher: Launcher) -> None:
    zygote, between = launcher._zygote.pid, launcher._zygote._process.pid  # type: ignore[attr-defined]
    assert zygote != between
    launcher.close()
    assert not any(Path(f"/proc/{pid}").exists() for pid in (zygote, between))
    launcher.start(program("x = 1")).close()
    again = launcher._zygote  # type: ignore[attr-defined]
    os.kill(again._process.pid, signal.SIGKILL)
    time.sleep(0.1)
    worker = launcher.start(program("x = 2"))
    assert worker.get(None, "x") == 2
    assert launcher._zygote.pid != again.pid  # type: ignore[attr-defined]
    worker.close()


@needed
def test_a_zygote_killed_in_it_is_our_fault_and_replaced(launcher: Launcher) -> None:
    worker = launcher.start(program("import time\ndef wait(): time.sleep(10)"))
    threading.Timer(0.1, os.kill, (launcher._zygote.pid, signal.SIGKILL)).start()  # type: ignore[attr-defined]
    with pytest.raises(LaunchError):
        worker.call(None, "wait", [], {})
    again = launcher.start(program("x = 3"))
    assert again.get(None, "x") == 3
    assert launcher._zygote.wrapped  # type: ignore[attr-defined]
    again.close()
    worker.close()


@needed
@pytest.mark.parametrize("preload", [("torch",), ("numpy", "matplotlib"), ("scipy.signal", "sklearn")])
def test_libraries_find_all_they_need(preload: tuple[str, ...]) -> None:
    launcher = open_launcher(Profile(preload=preload), "require")
    worker = launcher.start(Program("m", (Chunk("import asyncio, sqlite3, statistics\nx = 1", "m.py"),)))
    assert worker.problems == ()
    assert launcher._zygote.wrapped  # type: ignore[attr-defined]
    worker.close()
    launcher.close()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
@pytest.mark.parametrize(
    "script",
    ["echo 'bwrap: Creating new namespace failed: Operation not permitted' >&2; exit 1", "exit 3"],
    ids=["says why", "says nothing"],
)
def test_where_it_does_not_work_grading_goes_on_without(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str
) -> None:
    fake = tmp_path / "bwrap"
    fake.write_text(f"#!/bin/sh\n{script}\n")
    fake.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(fake))
    monkeypatch.setattr(sandbox._wrapping, "works", True)
    launcher = open_launcher(PROFILE, "require")
    assert launcher.sandbox.en == "Landlock + seccomp: one confined process per check"
    assert not sandbox._wrapping.works, "it is not tried again"
    launcher.close()
    assert ("bubblewrap", False) in [(name, there) for name, there, _ in probe()]


def test_a_graphics_card_needs_the_machines_own_devices() -> None:
    assert bubblewrap.prefix("cuda") == []
