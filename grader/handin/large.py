"""A notebook that its outputs made large, without them: line by line, as Jupyter writes it, in little memory."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["MOST_READ", "without_outputs"]

MOST_READ = 500_000_000
"""Bytes of a notebook that are looked through for its cells."""
_OUTPUTS = re.compile(rb'(?P<indent>[ \t]+)"outputs": \[\r?\n')


def without_outputs(lines: Iterable[bytes], largest: int) -> bytes:
    """The notebook with empty outputs; a file that is not written like Jupyter's, cut off, comes back as it is.

    Args:
        largest: bytes that are kept; one more says that there were more.
    """
    kept: list[bytes] = []
    size, read, end = 0, 0, b""
    for line in lines:
        read += len(line)
        if end:
            if line.startswith(end) and line[len(end) : len(end) + 1] in b",\r\n":
                kept[-1] += line[len(end) - 1 :]
                end = b""
        elif match := _OUTPUTS.fullmatch(line):
            kept.append(match["indent"] + b'"outputs": [')
            end = match["indent"] + b"]"
        else:
            kept.append(line)
            size += len(line)
        if size > largest or read > MOST_READ:
            break
    return b"".join(kept)[: largest + 1]
