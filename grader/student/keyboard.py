"""Single keys while something else goes on: read in the background, not echoed, none where there is no terminal."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

__all__ = ["Keyboard"]


class Keyboard:
    """Calls `pressed` with every key, from a thread of its own, while the context is open.

    Ctrl-C stays what it is. On leaving, the terminal is as it was before.
    """

    def __init__(self, pressed: Callable[[str], None]) -> None:
        self._pressed = pressed
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._restore: Callable[[], None] = lambda: None
        self._wake: int | None = None

    @property
    def works(self) -> bool:
        """Whether keys can be read here."""
        return self._thread is not None

    def __enter__(self) -> Self:
        if not _is_terminal():
            return self
        target = self._read_windows if sys.platform == "win32" else self._prepared()
        if target is not None:
            self._thread = threading.Thread(target=target, name="keys", daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        if self._wake is not None:
            os.write(self._wake, b"x")
        if self._thread is not None:
            self._thread.join()
        if self._wake is not None:
            os.close(self._wake)
        self._restore()

    def _prepared(self) -> Callable[[], None] | None:
        """One key at a time and without an echo; None where the terminal cannot do that."""
        if sys.platform == "win32":
            return None
        import termios
        import tty

        keys = sys.stdin.fileno()
        try:
            before = termios.tcgetattr(keys)
            tty.setcbreak(keys, termios.TCSANOW)
        except (termios.error, OSError):
            return None
        self._restore = lambda: termios.tcsetattr(keys, termios.TCSADRAIN, before)
        ended, self._wake = os.pipe()
        return lambda: self._read_posix(keys, ended)

    def _read_posix(self, keys: int, ended: int) -> None:
        import select

        try:
            while not self._stop.is_set():
                ready, _, _ = select.select([keys, ended], [], [])
                if keys not in ready:
                    continue
                data = os.read(keys, 64)
                if not data:  # the terminal is gone
                    return
                if data.startswith(b"\x1b") and len(data) > 1:  # an arrow or function key
                    continue
                for key in data.decode("utf-8", "ignore"):
                    self._pressed(key)
        except OSError:
            return
        finally:
            os.close(ended)

    def _read_windows(self) -> None:
        if sys.platform == "win32":
            import msvcrt

            while not self._stop.wait(0.05):
                while msvcrt.kbhit():
                    key = msvcrt.getwch()
                    if key in "\x00\xe0":  # what follows says which arrow or function key
                        msvcrt.getwch()
                    else:
                        self._pressed(key)


def _is_terminal() -> bool:
    with suppress(AttributeError, ValueError, OSError):
        return sys.stdin.isatty() and sys.stdout.isatty()
    return False
