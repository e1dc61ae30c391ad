"""What one check's process leaves behind must not be there for the next: the state of shared open files least of all.

What a hidden check asks could otherwise be read, bit by bit, in the output of a public one.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.isolation import Chunk, Launcher, Profile, Program, open_launcher

SOURCE = """
import fcntl, os, time

def change():
    for descriptor in range(64):
        for act in (
            lambda: fcntl.fcntl(descriptor, fcntl.F_SETFL, fcntl.fcntl(descriptor, fcntl.F_GETFL) ^ (os.O_APPEND | os.O_NONBLOCK)),
            lambda: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB),
            lambda: os.lseek(descriptor, 4711, os.SEEK_SET),
        ):
            try:
                act()
            except OSError:
                pass

def look():
    seen = []
    for descriptor in range(64):
        try:
            status = os.fstat(descriptor)
            seen.append((descriptor, fcntl.fcntl(descriptor, fcntl.F_GETFL), status.st_mode))
        except OSError:
            continue
        try:
            seen.append(os.lseek(descriptor, 0, os.SEEK_CUR))
        except OSError:
            pass
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            seen.append((descriptor, "lock", error.errno))
    return seen
"""


@pytest.fixture(scope="module")
def launcher() -> Iterator[Launcher]:
    launcher = open_launcher(Profile(), "require")
    yield launcher
    launcher.close()


def ask(launcher: Launcher, *functions: str) -> object:
    worker = launcher.start(Program("student", (Chunk(SOURCE, "student.py"),)))
    try:
        return [worker.call(None, function, [], {}) for function in functions][-1]
    finally:
        worker.close()


def test_the_state_of_open_files_is_new_in_every_process(launcher: Launcher) -> None:
    before = ask(launcher, "look")
    ask(launcher, "change")
    assert ask(launcher, "look") == before


def test_a_process_has_only_its_own_descriptors(launcher: Launcher) -> None:
    """Nothing, output, output, the connection, and where a stack is written when time runs out."""
    seen = ask(launcher, "look")
    assert isinstance(seen, list)
    assert sorted({entry[0] for entry in seen if isinstance(entry, tuple)}) == [0, 1, 2, 3, 4]
