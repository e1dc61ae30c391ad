"""Zygotes that are forks of one process of libraries are zygotes like any other, and end as they do."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from grader.isolation import Launcher, LaunchError, StudentError, open_launcher

if sys.platform != "linux":
    pytest.skip("only Linux has a sandbox", allow_module_level=True)

from grader.isolation.host import ancestor as host
from grader.isolation.host.ancestor import Ancestor
from grader.isolation.host.listener import children_of, status_of
from tests.isolation.conftest import PROFILE, program

SOURCE = """
    import os, sys
    def libraries(): return sorted({"numpy", "torch"} & sys.modules.keys())
    def open_files(): return [n for n in range(3, 100) if _is_open(n)]
    def _is_open(number):
        try:
            os.fstat(number)
        except OSError:
            return False
        return True
    def environment(): return sorted(os.environ)
    def read(): return open("/etc/passwd").read()
    def parents(): return os.getppid()
    def most_threads():
        import torch
        torch.set_num_threads(16)
        return torch.get_num_threads()
"""


@pytest.fixture
def ancestor() -> Iterator[Ancestor]:
    """This process knows it while the test runs; whatever the test does, nothing is left of it."""
    started = Ancestor()
    host.tell(started.door)
    yield started
    host.tell(None)
    started.end(10)
    assert not Path(f"/proc/{started._process.pid}").exists()


def grandparent(launcher: Launcher) -> int:
    return int(status_of(launcher._zygote.pid)["PPid"])  # type: ignore[attr-defined]


def asked(launcher: Launcher, function: str) -> object:
    worker = launcher.start(program(SOURCE))
    try:
        return worker.call(None, function, [], {})
    finally:
        worker.close()


def test_zygotes_of_one_ancestor_have_one_parent_and_the_same_walls(ancestor: Ancestor) -> None:
    launchers = [open_launcher(PROFILE, "require") for _ in range(2)]
    host.tell(None)
    alone = open_launcher(PROFILE, "require")
    assert len({grandparent(launcher) for launcher in launchers}) == 1
    assert grandparent(launchers[0]) not in (os.getpid(), grandparent(alone))
    assert launchers[0].sandbox == alone.sandbox
    for function in ("libraries", "open_files", "environment"):
        assert asked(launchers[0], function) == asked(launchers[1], function) == asked(alone, function), function
    for launcher in (*launchers, alone):
        with pytest.raises(StudentError, match=r"PermissionError|FileNotFoundError"):
            asked(launcher, "read")
        launcher.close()


def test_programs_are_executed_once_there_as_well(ancestor: Ancestor) -> None:
    launcher = open_launcher(PROFILE, "require")
    other = open_launcher(PROFILE, "require")  # a sibling has its own children and scratch folder
    executed = launcher.execute(program("open('note', 'w').write('mine')\ndef found(): return open('note').read()"))
    for _ in range(2):
        worker = executed.start(lambda handle: handle)
        assert worker.call(None, "found", [], {}) == "mine"
        worker.close()
    assert getattr(executed, "forks", True) is launcher.forks  # type: ignore[attr-defined]
    assert children_of(other._zygote.pid) == set()  # type: ignore[attr-defined]
    executed.close()
    for opened in (launcher, other):
        opened.close()


def test_who_does_not_want_torch_does_not_carry_it(ancestor: Ancestor) -> None:
    with_torch = open_launcher(replace(PROFILE, preload=("torch",)), "require")
    without = open_launcher(PROFILE, "require")
    assert asked(with_torch, "libraries") == ["numpy", "torch"]
    assert asked(with_torch, "most_threads") == 1
    assert asked(without, "libraries") == ["numpy"]
    assert with_torch._zygote.memory > 2 * without._zygote.memory  # type: ignore[attr-defined]
    assert grandparent(with_torch) != grandparent(without)
    with_torch.close()
    without.close()


def test_what_cannot_be_imported_is_said(ancestor: Ancestor) -> None:
    with pytest.raises(LaunchError, match="no_such_library"):
        open_launcher(replace(PROFILE, preload=("no_such_library",)), "require")


def test_the_end_of_an_ancestor_ends_no_zygote_and_the_next_one_is_started(ancestor: Ancestor) -> None:
    launcher = open_launcher(PROFILE, "require")
    ancestor._process.kill()
    ancestor._process.wait()
    assert asked(launcher, "libraries") == ["numpy"]
    os.kill(launcher._zygote.pid, signal.SIGKILL)  # type: ignore[attr-defined]
    until = time.monotonic() + 20
    while launcher._zygote.alive() and time.monotonic() < until:  # type: ignore[attr-defined]
        time.sleep(0.01)
    assert asked(launcher, "libraries") == ["numpy"]
    assert grandparent(launcher) in {os.getpid(), *children_of(os.getpid())}
    assert host.known() is None
    launcher.close()
