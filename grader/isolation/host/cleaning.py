"""Text that came from a student's process, made fit for a page, a terminal and a log."""

from __future__ import annotations

import linecache
import re
import sys

from grader.isolation.program import Frame, Program

__all__ = ["clean_line", "clean_message", "clean_output", "entries_in", "frames_of"]

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]{0,256}(?:\x07|\x1b\\)?|[ -/]*[0-~])")
"""Terminal control sequences: CSI, OSC and other strings, two-character ones."""
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Control characters, invisible ones that reorder text, lone surrogates."""

_MAX_FRAMES = 16
_TRACED = re.compile(r'^  File "([^"\n]{1,300})", line (\d{1,7}) in (.{1,100})', re.MULTILINE)


def clean_output(raw: bytes, limit: int, *, truncated: bool) -> str:
    """What was printed, as text of at most `limit` bytes of it, without terminal control."""
    text = _ESCAPES.sub("", raw[:limit].decode("utf-8", "replace")).replace("\r\n", "\n")
    # a progress bar goes back to the start of its line: only what it wrote last is seen
    text = "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n"))
    text = _UNWANTED.sub("", text)
    return text + "\n[… gekürzt / truncated …]\n" if truncated else text


def clean_line(text: str, limit: int) -> str:
    """`text` cut to `limit` characters, unwanted ones shown as ``?``."""
    return _UNWANTED.sub("?", text[:limit])


def clean_message(text: str) -> str:
    """An exception's text, which may have several lines."""
    return _UNWANTED.sub("?", _ESCAPES.sub("", text[:2000]))


def frames_of(entries: list[tuple[str, int, str]], program: Program) -> tuple[Frame, ...]:
    """Traceback entries; the student's source lines come from what was handed in, not from what the process says."""
    return tuple(_frame(program, *entry) for entry in entries)


def _frame(program: Program, file: str, line: int, function: str) -> Frame:
    name = clean_line(function, 100)
    if (cell := _cell_here(file)) is not None:
        return Frame(cell, line, name, clean_line(linecache.getline(file, line).strip(), 300))
    return Frame(clean_line(file, 300), line, name, _source_line(program, file, line))


def _cell_here(file: str) -> str | None:
    """``In [3]``, if `file` is how the notebook in whose kernel this runs calls that cell: a temporary path."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    names = getattr(getattr(shell, "compile", None), "_filename_map", None)
    if shell is None or file not in linecache.cache:
        return None
    count = names.get(file) if isinstance(names, dict) else None
    if count is not None:
        return f"In [{count}]"
    return "In [?]" if _TEMPORARY.search(file) else None


_TEMPORARY = re.compile(r"ipykernel_\d+|<ipython-input-")


def entries_in(trace: bytes, program: Program) -> list[tuple[str, int, str]]:
    """The frames of the student's own files in what faulthandler wrote, outermost call first."""
    own = {chunk.filename for chunk in program.sources}
    entries = [
        (file, int(line), function) for file, line, function in _TRACED.findall(trace.decode("utf-8", "replace"))
    ]
    return [entry for entry in entries if entry[0] in own][:_MAX_FRAMES][::-1]


def _source_line(program: Program, file: str, line: int) -> str:
    for chunk in program.sources:
        if chunk.filename == file:
            lines = re.split("\r\n|\r|\n", chunk.source)
            if 0 <= line - chunk.first_line < len(lines):
                return clean_line(lines[line - chunk.first_line].strip(), 300)
    return ""
