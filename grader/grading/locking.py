"""One run at a time in a folder of results."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from grader.course import CourseError

__all__ = ["only_one"]

LOCK = ".grading.lock"
"""The file says who; that it is there means nothing."""


@contextmanager
def only_one(out: Path) -> Iterator[None]:
    """Keep other runs out of `out`; the system gives it free however this process ends.

    Raises:
        CourseError: another run is writing there.
    """
    descriptor = _taken(out / LOCK)
    try:
        with suppress(OSError):  # no space: it is locked all the same
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        with suppress(OSError):  # on Windows it stays, since it is open
            (out / LOCK).unlink()
        os.close(descriptor)


def _taken(path: Path) -> int:
    """The file, open and locked.

    Raises:
        CourseError: somebody else has it.
    """
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if not _locked(descriptor):
            with open(descriptor, encoding="ascii", errors="replace") as file:  # noqa: PTH123 - it is open
                who = file.read(20).strip()
            said = f" (process {who})" if who.isdecimal() else ""
            raise CourseError(
                f"{path.parent}: another run is writing there{said}; wait until it has ended, or choose another --out"
            )
        with suppress(OSError):
            if os.path.samestat(os.fstat(descriptor), path.stat()):
                return descriptor
        os.close(descriptor)  # it was removed by a run that ended between our two steps


def _locked(descriptor: int) -> bool:
    """Whether the lock is ours; on a file system that has none, every run is alone."""
    if sys.platform == "win32":
        import msvcrt

        try:
            os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # behind the text, which others may read
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
