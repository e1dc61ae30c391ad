"""A screen that is drawn anew in place: the old one stays until the new one is ready."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.reporting.plain import encodable

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Screen"]

HOME, CLEAR_LINE, CLEAR_BELOW, CLEAR = "\x1b[H", "\x1b[K", "\x1b[J", "\x1b[2J\x1b[H"


class Screen:
    """The whole terminal, or where there is none, one screen below the other."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._in_place = console.is_terminal and not console.is_dumb_terminal and not console.legacy_windows
        self._begun = False

    @property
    def height(self) -> int:
        """Lines there are; what is not a terminal has 24."""
        return max(10, self.console.height) if self._in_place else 24

    def show(self, lines: Sequence[str], foot: str) -> None:
        """Draw `lines` and, as the last line, `foot`."""
        if not self._in_place:
            self._write("\n".join([*lines, foot, ""]))
            return
        shown = [*lines[: self.height - 1], foot]
        start = HOME if self._begun else CLEAR
        self._begun = True
        self._write(start + f"{CLEAR_LINE}\n".join(shown) + CLEAR_LINE + CLEAR_BELOW)

    def foot(self, text: str) -> None:
        """Change the last line drawn only."""
        if self._in_place and self._begun:
            self._write(f"\r{text}{CLEAR_LINE}")

    def leave(self, text: str) -> None:
        """A last line; what was shown stays above it."""
        self._write(f"\r{CLEAR_LINE}{text}\n" if self._in_place and self._begun else f"{text}\n")

    def _write(self, text: str) -> None:
        self.console.file.write(encodable(text, self.console.encoding))
        self.console.file.flush()
