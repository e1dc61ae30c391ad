"""Lists of students as spreadsheets save them -> rows of texts, and back in the form in which they came.

Excel writes CSV in UTF-16 or cp1252, with semicolons, below a line ``sep=;`` or an empty one. No cell is taken for a
number: an id keeps its leading zeros, and ``1e5`` or ``=1`` stay what they are.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.course import CourseError

__all__ = ["Table", "read_table"]

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BEFORE = re.compile(r'(?:[ \t]*\r?\n|"?sep=(?P<separator>.)"?[ \t;,]*\r?\n)*', re.IGNORECASE)
"""What may stand above the heading: blank lines, and the line that tells Excel the separator."""
_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True)
class Table:
    """A list, and what it takes to write it again as it was."""

    heading: list[str]
    rows: list[list[str]]
    """As wide as the heading, or wider."""
    separator: str = ","
    encoding: str = "utf-8"
    mark: bytes = b""
    """Byte order mark."""
    above: str = ""
    """What stands above the heading."""
    line_end: str = "\n"

    def written(self, rows: Sequence[Sequence[str]]) -> bytes:
        """The file with other rows: same encoding, mark, separator and line ends."""
        text = io.StringIO()
        text.write(self.above)
        csv.writer(text, delimiter=self.separator, lineterminator=self.line_end).writerows([self.heading, *rows])
        return self.mark + text.getvalue().encode(self.encoding, "replace")


def read_table(path: Path) -> Table:
    """A CSV file with a heading.

    Raises:
        CourseError: it cannot be read, is empty, or is no CSV file.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path}: cannot be read ({error.strerror})") from None
    if data.startswith(_EXCEL):
        raise CourseError(f"{path.name}: is an Excel workbook; save it as CSV (File → Save as → CSV UTF-8)")
    mark, encoding, text = _decoded(data)
    before = _BEFORE.match(text)
    above = before[0] if before else ""
    body = text[len(above) :]
    if not body.strip():
        raise CourseError(f"{path.name}: is empty; it needs a heading and a line per student")
    first = body.splitlines()[0]
    separator = (before and before["separator"]) or max(",;\t", key=first.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(body, newline=""), delimiter=separator) if row]
    except csv.Error as error:
        raise CourseError(f"{path.name}: is no CSV file ({error}); save it as CSV again") from None
    width = len(rows[0])
    filled = [row + [""] * (width - len(row)) for row in rows[1:]]
    line_end = "\r\n" if "\r\n" in text else "\n"
    return Table([cell.strip() for cell in rows[0]], filled, separator, encoding, mark, above, line_end)


def _decoded(data: bytes) -> tuple[bytes, str, str]:
    """Byte order mark, encoding and text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark, encoding, data[len(mark) :].decode(encoding, "replace")
    start = data[:200]
    if start[1::2].count(0) > 0.4 * len(start):
        return b"", "utf-16-le", data.decode("utf-16-le", "replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return b"", encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return b"", "latin-1", data.decode("latin-1")
