"""A graphics card as the grader sees it: one worker at a time, and its memory watched.

The driver's management library (NVML, through nvidia-ml-py) is asked, so that CUDA is never initialised in the
grader: a process forked after that could not use the card (https://docs.pytorch.org/docs/stable/notes/multiprocessing.html).
"""

from __future__ import annotations

import fcntl
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

__all__ = ["Card"]

_VISIBLE = "CUDA_VISIBLE_DEVICES"


class Memory(Protocol):
    """Who knows how much of a card's memory is taken."""

    def used(self) -> int:
        """Bytes."""
        ...


class Card:
    """The card that a launcher's workers use: the first that `CUDA_VISIBLE_DEVICES` lets through.

    Args:
        memory: NVML's view of that card when None.
        folder: where the file lies that says whose turn it is.
    """

    def __init__(self, memory: Memory | None = None, folder: Path | None = None) -> None:
        self.name = os.environ.get(_VISIBLE, "").split(",")[0].strip() or "0"
        self._memory = memory or _Nvml(self.name)
        safe = "".join(c for c in self.name if c.isalnum())
        self._path = (folder or Path(tempfile.gettempdir())) / f"nn-grader-card-{safe}-{os.getuid()}"
        self._turn = -1
        self._before = 0

    def acquire(self) -> None:
        """Wait until no other worker of this user's graders uses the card; ends with `release` or this process."""
        if self._turn >= 0:
            return
        turn = os.open(self._path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        fcntl.flock(turn, fcntl.LOCK_EX)
        self._turn, self._before = turn, self._memory.used()

    def taken(self) -> int:
        """Bytes that have been taken since `acquire`; 0 when it is nobody's turn or nobody knows."""
        return max(0, self._memory.used() - self._before) if self._turn >= 0 else 0

    def release(self) -> None:
        """Let the next worker have the card."""
        if self._turn >= 0:
            os.close(self._turn)
            self._turn = -1


class _Nvml:
    """NVML's figure for one card; 0 where NVML cannot be asked."""

    def __init__(self, name: str) -> None:
        self._library: Any = None
        self._handle: Any = None
        with suppress(Exception):  # no driver, no library, no permission: then memory is not watched
            import pynvml

            pynvml.nvmlInit()
            by_number = pynvml.nvmlDeviceGetHandleByIndex
            self._handle = by_number(int(name)) if name.isdigit() else pynvml.nvmlDeviceGetHandleByUUID(name)
            self._library = pynvml

    def used(self) -> int:
        if self._library is None:
            return 0
        with suppress(self._library.NVMLError):
            return int(self._library.nvmlDeviceGetMemoryInfo(self._handle).used)
        return 0
