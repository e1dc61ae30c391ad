"""How large a process is, and huge pages for a zygote's memory, so that forking it is cheap.

A fork copies the page table and its end frees it again. torch's 90,000 pages of objects make that 25 ms of processor
time; merged into 170 huge pages it is 10 ms, numpy with matplotlib gains 1 ms. Merging takes half a second, once.
"""

from __future__ import annotations

import re
import resource
from contextlib import suppress
from pathlib import Path

from grader.isolation.confinement.kernel import advise_memory

__all__ = ["MergeLater", "resident"]

_HUGE = 1 << 21
_COLLAPSE = 25
_ANONYMOUS = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) rw-p \S+ \S+ 0\s*(?:\[heap\]|\[anon:.*\])?$", re.MULTILINE)
_FORKS = 50
"""As many forks pay for merging: whoever checks one submission does not wait for it."""


class MergeLater:
    """Counts forks and merges the memory there was at the beginning when it is worth it."""

    def __init__(self) -> None:
        maps = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace")  # cannot be read once confined
        ranges = [(int(start, 16), int(end, 16)) for start, end in _ANONYMOUS.findall(maps)]
        self._ranges = [(-(-start // _HUGE) * _HUGE, end // _HUGE * _HUGE) for start, end in ranges]
        self._forks = 0

    def count(self, forks: int) -> None:
        """So many forks more, those of a fork included."""
        before, self._forks = self._forks, self._forks + forks
        if before < _FORKS <= self._forks:
            for start, end in self._ranges:
                if start < end:
                    with suppress(OSError):  # an older kernel, or no huge page to be had
                        advise_memory(start, end - start, _COLLAPSE)


def resident() -> int:
    """Bytes of memory this process has in use."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
