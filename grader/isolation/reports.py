"""Worker side: an exception of the student's code as plain data. Nothing in it can be relied on to behave."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from opcode import opmap
from types import CodeType, FrameType, TracebackType
from typing import Any

from grader.isolation.forbidden import ForbiddenUse

__all__ = ["Missing", "frames_in", "report", "stack_of", "text_of"]

_HERE = os.path.dirname(__file__)  # noqa: PTH120 - compared with file names as they stand in code objects
_LIBRARY = re.compile(r".*[\\/](?:site-packages|dist-packages|python\d[\d.]*)[\\/]")
_RAISE = opmap["RAISE_VARARGS"]
_FIRST, _LAST = 4, 12
"""Frames kept of a long traceback (a recursion has a thousand)."""


class Missing(Exception):
    """A name that is not there, with names that look alike."""

    def __init__(self, name: str, candidates: list[str]) -> None:
        super().__init__(name)
        self.candidates = candidates


def report(error: BaseException) -> dict[str, object]:
    """Kind, type, message, frames and candidates of `error`, as strings and numbers only."""
    if isinstance(error, MemoryError):
        _free_locals(error.__traceback__)
    kind = "raised"
    if isinstance(error, NotImplementedError) and _raised_by_the_student(error.__traceback__):
        kind = "not_attempted"
    elif isinstance(error, Missing):
        kind = "missing"
    elif isinstance(error, ForbiddenUse):
        kind = "forbidden"
    return {
        "kind": kind,
        "type": text_of(lambda: type(error).__name__, 100),
        "message": text_of(lambda: _message(error), 2000),
        "frames": frames_in(error.__traceback__),
        "candidates": error.candidates if isinstance(error, Missing) else [],
    }


def _raised_by_the_student(traceback: TracebackType | None) -> bool:
    """Whether a ``raise`` of theirs was the origin: torch raises NotImplementedError too, for what it cannot do."""
    if traceback is None:
        return False
    while traceback.tb_next is not None:
        traceback = traceback.tb_next
    code = traceback.tb_frame.f_code
    return code.co_code[traceback.tb_lasti] == _RAISE and _LIBRARY.match(code.co_filename) is None


def _free_locals(traceback: TracebackType | None) -> None:
    """Let go of what the failed functions had collected, or there is no memory to report with."""
    while traceback is not None:
        with suppress(RuntimeError):  # a frame that still runs: our own
            traceback.tb_frame.clear()
        traceback = traceback.tb_next


def _message(error: BaseException) -> object:
    if isinstance(error, SyntaxError):
        return error.msg
    return error


def text_of(make: Callable[[], object], limit: int) -> str:
    """``str(make())`` as an exact str of at most `limit` characters; the student's ``__str__`` may do anything."""
    try:
        return str.__getitem__(str(make()), slice(limit))
    except BaseException as problem:
        return f"<unprintable: {type.__dict__['__name__'].__get__(type(problem))}>"[:limit]


def stack_of(frame: FrameType | None) -> list[list[Any]]:
    """[file, line, function] of a running frame and its callers, outermost first, without the grader's own."""
    stack: list[list[Any]] = []
    inside = 0
    while frame is not None:
        entry = _entry(frame.f_code, frame.f_lineno)
        stack += entry
        inside = inside if entry else len(stack)  # what called the grader is not the student's either
        frame = frame.f_back
    return _shortened(stack[:inside][::-1])


def frames_in(traceback: TracebackType | None) -> list[list[Any]]:
    """[file, line, function] of each frame that is not the grader's own, outermost first."""
    frames: list[list[Any]] = []
    while traceback is not None:
        frames += _entry(traceback.tb_frame.f_code, traceback.tb_lineno)
        traceback = traceback.tb_next
    return _shortened(frames)


def _entry(code: CodeType, line: int | None) -> list[list[Any]]:
    if os.path.dirname(code.co_filename) == _HERE:  # noqa: PTH120 - called for every frame
        return []
    return [[_LIBRARY.sub("", code.co_filename)[-300:], line or 0, code.co_name[:100]]]


def _shortened(frames: list[list[Any]]) -> list[list[Any]]:
    return frames if len(frames) <= _FIRST + _LAST else frames[:_FIRST] + frames[-_LAST:]
