"""A thread that notices when a request takes too long, where no other process can."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from grader.isolation.clock import INTERVAL, Clock, Reading, scheduled

__all__ = ["Watch"]


class Watch:
    """Calls `expired` once, in its own thread, when a request takes too long: with whether it waited too long."""

    def __init__(self, expired: Callable[[bool], None]) -> None:
        self._expired = expired
        self._clock = Clock(self._reading)
        self._runs = False
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _reading(self) -> Reading:
        """This thread is running just now, so that one is tells nothing here."""
        return Reading(time.monotonic(), time.process_time(), scheduled()[0])

    def start(self, seconds: float) -> None:
        """A request may take `seconds` of processor time."""
        with self._lock:
            self._clock.begin(seconds, time.process_time())
            self._runs = True

    def stop(self) -> Callable[[], None]:
        """Stop the clock; the returned function lets it run on."""
        with self._lock:
            ran, self._runs = self._runs, False

        def go_on() -> None:
            with self._lock:
                self._clock.skip()
                self._runs = ran

        return go_on

    def end(self) -> None:
        """No more requests."""
        self._ended.set()
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        while not self._ended.wait(INTERVAL):
            with self._lock:
                verdict = self._clock.look() if self._runs else None
                if verdict is not None:
                    self._runs = False
            if verdict is not None:
                self._expired(verdict == "waited")
