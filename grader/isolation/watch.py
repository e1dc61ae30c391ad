"""Worker side: a thread that notices when a request takes too long, where no other process can."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

__all__ = ["Watch"]

_INTERVAL = 0.05


class Watch:
    """Calls `expired` once, in its own thread, when a request has used up its time."""

    def __init__(self, expired: Callable[[], None]) -> None:
        self._expired = expired
        self._limits: tuple[float, float] | None = None
        self._ended = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()

    def start(self, seconds: float) -> None:
        """A request may take `seconds` of processor time and three times that in all."""
        self._limits = (time.process_time() + seconds, time.monotonic() + 3 * seconds)

    def stop(self) -> Callable[[], None]:
        """Stop the clock; the returned function lets it run on."""
        limits, since = self._limits, time.monotonic()
        self._limits = None

        def go_on() -> None:
            if limits is not None:
                self._limits = (limits[0], limits[1] + time.monotonic() - since)

        return go_on

    def end(self) -> None:
        """No more requests."""
        self._ended.set()

    def _run(self) -> None:
        while not self._ended.wait(_INTERVAL):
            limits = self._limits
            if limits is not None and (time.process_time() > limits[0] or time.monotonic() > limits[1]):
                self._limits = None
                self._expired()
