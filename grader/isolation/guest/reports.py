"""An exception of the student's code as plain data. Nothing in it can be relied on to behave."""

from __future__ import annotations

import linecache
import os
import re
from collections.abc import Callable
from contextlib import suppress
from opcode import opmap
from types import CodeType, FrameType, ModuleType, TracebackType
from typing import Any

import numpy as np

from grader.isolation.guest.forbidden import ForbiddenUse
from grader.isolation.wire.tensors import torch_or_none

__all__ = ["Missing", "frames_in", "operands_of", "report", "stack_of", "text_of"]

_HERE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "")  # noqa: PTH118, PTH120 - compared with names in code objects
_LIBRARY = re.compile(r".*[\\/](?:site-packages|dist-packages|python\d[\d.]*)[\\/]")
_RAISE = opmap["RAISE_VARARGS"]
_NAME = re.compile(r"(?<![\w.\"'])[^\W\d]\w*(?:\.[^\W\d]\w*)*(?:\[(?:-?\d+|[^\W\d]\w*)\])?")
_MOST_OPERANDS = 8
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
        "operands": operands_of(error.__traceback__) if kind == "raised" else [],
    }


def operands_of(traceback: TracebackType | None) -> list[list[Any]]:
    """[name, dtype, shape] of the arrays and tensors that the student's failing line names, ``self.W`` among them."""
    frame, line = None, 0
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if not name.startswith((_HERE, "<frozen")) and not _LIBRARY.match(name):
            frame, line = traceback.tb_frame, traceback.tb_lineno
        traceback = traceback.tb_next
    found: list[list[Any]] = []
    with suppress(BaseException):  # the student's objects may do anything
        source = linecache.getline(frame.f_code.co_filename, line) if frame is not None else ""
        for name in dict.fromkeys(_operand(found, frame) for found in _NAME.findall(source)):
            value = _value_of(name, frame)
            if _is_array(value) and len(found) < _MOST_OPERANDS:
                shape = [int(side) for side in value.shape]
                found.append([name, str(value.dtype).removeprefix("torch."), shape])
    return found


def _operand(name: str, frame: Any) -> str:
    """``activations[-1]`` of a list; of an array all of it: ``x`` of ``x[0]``."""
    held = name.partition("[")[0]
    return name if type(_value_of(held, frame)) in (list, tuple) else _without_views(held)


def _without_views(name: str) -> str:
    """``W`` of ``W.T`` and of ``W.sum``: the array that such a name begins with."""
    return re.sub(
        r"\.(T|mT|H|t|shape|sum|mean|max|min|reshape|view|transpose|permute|dot|matmul|mm|size|data)$", "", name
    )


def _value_of(name: str, frame: Any) -> Any:
    """What a dotted name stands for, or an entry of it, looked up without running anything of the student's."""
    name, _, index = name.rstrip("]").partition("[")
    if index:
        entries, number = (
            _value_of(name, frame),
            _value_of(index, frame) if index[0] not in "-0123456789" else int(index),
        )
        return entries[number] if type(entries) in (list, tuple) and type(number) is int else None
    first, *rest = name.split(".")
    value = frame.f_locals.get(first, frame.f_globals.get(first))
    for part in rest:
        if _is_array(value) or isinstance(value, ModuleType):
            return None  # of W.T and np.sum only the first is an operand
        held = getattr(value, "__dict__", {})
        value = held.get(part, held.get("_parameters", {}).get(part, held.get("_modules", {}).get(part)))
    return value


def _is_array(value: object) -> bool:
    torch = torch_or_none()
    return isinstance(value, np.ndarray) or (torch is not None and isinstance(value, torch.Tensor))


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
    if code.co_filename.startswith((_HERE, "<frozen importlib")):
        return []
    return [[_LIBRARY.sub("", code.co_filename)[-300:], line or 0, code.co_name[:100]]]


def _shortened(frames: list[list[Any]]) -> list[list[Any]]:
    return frames if len(frames) <= _FIRST + _LAST else frames[:_FIRST] + frames[-_LAST:]
