"""What a student's process has used: processor time and waiting, told apart from a machine that is busy.

A grade must not depend on what else runs. So only two things end a request: processor time of the process beyond its
budget, and waiting (sleep, a lock, a read that never comes) beyond `MOST_WAITING`. A process that was ready to run but
got no core did not wait, and neither did one whose grader was not there to look. Where a busy machine lets neither of
them be decided, that is said, and it is nobody's mistake.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from typing import Literal, NamedTuple

__all__ = ["INTERVAL", "MOST_WAITING", "Clock", "Reading", "Verdict", "scheduled"]

INTERVAL = 0.05
"""Seconds between two looks."""
MOST_WAITING = 10.0
"""Seconds that one request may wait, whatever its budget."""
MOST_WAITING_IN_ALL = 60.0
"""Seconds that all requests to one process may wait: a class is not held up by who waits a little in every call."""
_MOST_WALL = 300.0
_MOST_WALL_PER_SECOND = 60.0
"""Seconds in all after which a request is given up as undecided: a process that got less than a sixtieth of a core."""

Verdict = Literal["computed", "waited", "starved"]


class Reading(NamedTuple):
    """What the system says of a process at one moment, in seconds."""

    wall: float
    processor: float
    without_a_core: float = 0.0
    """How long its threads were ready to run and had to wait for a core, as far as they have got one since."""
    ready: bool = False
    """Whether a thread is running or ready to run at this moment."""


class Clock:
    """Follows one process from request to request.

    Args:
        read: a new reading of the process.
    """

    def __init__(self, read: Callable[[], Reading]) -> None:
        self._read = read
        self._seconds = self._limit = self._waited = self._credit = self._wall = 0.0
        self._last: Reading | None = None
        self.waited = 0.0
        """Seconds that all requests together have waited, as far as somebody looked."""

    def begin(self, seconds: float, processor: float) -> None:
        """A request with a budget of `seconds` starts; the process has used `processor` seconds so far."""
        self._seconds = seconds
        self._limit = processor + seconds
        self._waited = self._credit = self._wall = 0.0
        self._last = None

    def skip(self) -> None:
        """What has passed since the last look was the grader's own time."""
        self._last = None

    def look(self) -> Verdict | None:
        """Why the request has to end, or None; to be called about every `INTERVAL`."""
        now, last = self._read(), self._last
        self._last = now
        if now.processor > self._limit:
            return "computed"
        if last is None:  # nothing to compare with: the time up to here is given away
            return None
        self._wall += now.wall - last.wall
        self._count_waiting(last, now)
        if self._waited > MOST_WAITING or self.waited > MOST_WAITING_IN_ALL:
            return "waited"
        return "starved" if self._wall > _MOST_WALL + _MOST_WALL_PER_SECOND * self._seconds else None

    def _count_waiting(self, last: Reading, now: Reading) -> None:
        """What passed and was neither computing nor being without a core.

        A process that is ready now may have been so all the time: Linux tells how long it was without a core only when
        it gets one. What it tells then is more than has passed since the last look, and is set off against later ones.
        """
        passed = min(now.wall - last.wall, 2 * INTERVAL)  # who comes late to look does not know what happened meanwhile
        ran = now.processor - last.processor + now.without_a_core - last.without_a_core
        if now.ready or last.ready:
            return
        self._credit = min(self._credit + ran, MOST_WAITING)
        waited = max(0.0, passed - self._credit)
        self._credit = max(0.0, self._credit - passed)
        self._waited += waited
        self.waited += waited


def scheduled(process: int | str = "self") -> tuple[float, bool]:
    """`without_a_core` and `ready` of a `Reading`; nothing where the system does not tell."""
    folder = f"/proc/{process}/task"
    total, ready = 0, False
    with suppress(OSError, IndexError, ValueError):  # no such system, or a thread that has just ended
        for thread in os.listdir(folder):  # noqa: PTH208 - names, not paths
            total += int(_read(f"{folder}/{thread}/schedstat").split()[1])
            ready |= _read(f"{folder}/{thread}/stat").rpartition(b")")[2].split()[0] == b"R"
    return total / 1e9, ready


def _read(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - read at every look
        return file.read()
