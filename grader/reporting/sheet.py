"""Lines on a terminal: safe text, columns whose long one wraps with a hanging indent, no blanks at line ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.reporting import labels
from grader.reporting.plain import clean, encodable
from grader.result import Language, Text

if TYPE_CHECKING:
    from rich.console import Console, JustifyMethod, RenderableType
    from rich.text import Text as RichText

__all__ = ["WIDEST", "Sheet"]

WIDEST = 100
"""Columns used at most: longer lines are hard to read, and points at the far right hard to find."""
LINE_CHARACTERS = 400


class Sheet:
    """Prints to a console in one language."""

    def __init__(self, console: Console, language: Language) -> None:
        self.console = console
        self.language: Language = language
        self.encoding = console.encoding
        self.width = min(console.width, WIDEST)

    def words(self, text: Text) -> str:
        return text.to(self.language)

    def safe(self, text: str) -> str:
        return encodable(clean(text), self.encoding)

    def text(self, text: str, style: str = "", *, limit: int = LINE_CHARACTERS) -> RichText:
        from rich.text import Text as RichText

        shown = clean(text)
        if len(shown) > limit:
            shown = f"{shown[:limit]} {self.words(labels.CUT)}"
        return RichText(self.safe(shown), style, overflow="fold")

    def say(self, text: str, style: str = "", *, indent: int = 0, above: int = 0) -> None:
        self.rows([[self.text(text, style)]], indent=indent, above=above)

    def rows(self, rows: list[list[RenderableType]], *, indent: int = 0, above: int = 0, right: bool = False) -> None:
        """Print rows whose long column wraps with a hanging indent: the last one, or the last but one when `right`."""
        from rich.padding import Padding
        from rich.table import Table

        columns = len(rows[0])
        grid = Table.grid(expand=True, padding=(0, 1))
        for column in range(columns):
            long = column == columns - (2 if right else 1)
            justify: JustifyMethod = "right" if right and column == columns - 1 else "left"
            grid.add_column(ratio=1 if long else None, overflow="fold", justify=justify, no_wrap=not long)
        for row in rows:
            grid.add_row(*row)
        self.print(Padding(grid, (above, 0, 0, indent)))

    def print(self, renderable: RenderableType) -> None:
        """Print without blanks at line ends, which a grid leaves and which wrap when a window gets narrower."""
        from rich.segment import Segment, Segments

        lines = self.console.render_lines(renderable, self.console.options.update(width=self.width), pad=False)
        for line in lines:
            while line and not line[-1].text.strip():
                line.pop()
            if line:
                line[-1] = Segment(line[-1].text.rstrip(), *line[-1][1:])
            self.console.print(Segments([*line, Segment.line()]), end="")
