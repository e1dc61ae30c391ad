"""The `student` of a check: every call runs in the student's process, only plain data comes back."""

from __future__ import annotations

import base64
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.isolation import CallTimeout, Handle, StudentError, Worker, WorkerGone
from grader.testing.figures import PNG_SIGNATURE, Drawn, drawn_from
from grader.testing.forbidden import Use
from grader.testing.limits import MOST_RECEIVED, TimeUsedUp, TooMuch
from grader.testing.show import show, show_call, size_of
from grader.testing.transcript import Transcript, fingerprint, raised

__all__ = ["Call", "Patience", "RemoteObject", "Student"]

LARGEST_PICTURE = 2_000_000
"""Bytes of a PNG that are kept for the feedback page."""


class Words:
    """A text that is made when somebody reads it: most calls belong to checks that pass, and nobody does."""

    def __init__(self, make: Callable[..., str], *args: object) -> None:
        self._make: Callable[[], str] = lambda: make(*args)

    def __str__(self) -> str:
        return self._make()


@dataclass(frozen=True)
class Call:
    """One request a check made and the very object that came back."""

    name: object
    """What the transcript calls it; its `str` counts."""
    text: object
    """How a message shows it; None for what is no call of the student's code."""
    result: object
    recorded: bool = True

    def gave(self, value: object) -> bool:
        """Whether `value` is this call's answer or a part of it."""
        parts = self.result if isinstance(self.result, list | tuple) else ()
        return any(_part_of(value, part) for part in (self.result, *parts))

    def entry(self) -> list[Any]:
        """The transcript's line."""
        if isinstance(self.result, StudentError):
            return [str(self.name), raised(self.result)]
        if isinstance(self.result, WorkerGone):
            return [str(self.name), ["x", type(self.result).__name__]]
        return [str(self.name), fingerprint(self.result)]


@dataclass
class Patience:
    """Remembers over all checks of one submission which functions ran out of time.

    One endless loop must not use up the time of the other tasks: after two timeouts a function is not
    called again.
    """

    timeouts: dict[str, int] = field(default_factory=dict)
    last: CallTimeout | None = None
    allowed: int = 2

    def check(self, name: str) -> None:
        """Raises the last timeout again when `name` has had its chances."""
        if self.timeouts.get(name, 0) >= self.allowed and self.last is not None:
            raise self.last

    def note(self, name: str, timeout: CallTimeout) -> None:
        """Count a timeout of `name`."""
        self.timeouts[name] = self.timeouts.get(name, 0) + 1
        self.last = timeout


class RemoteObject:
    """Something that lives in the student's process: an instance, a module, a kept array.

    Attributes and calls are forwarded; `fetch()` brings a plain copy of the value.
    """

    def __init__(self, student: Student, handle: Handle, label: object) -> None:
        self._student = student
        self._handle = handle
        self._label = label

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        label = Words(lambda: f"{self._label}.{name}")
        return self._student._ask(label, None, lambda w: w.get(self._handle, name))

    def __call__(self, *args: object, **kwargs: object) -> Any:
        text = Words(lambda: show_call(str(self._label), args, kwargs))
        return self._student._ask(self._label, text, lambda w: w.call(self._handle, "", args, kwargs))

    def __setitem__(self, index: object, value: object) -> None:
        self._student._ask(self._label, None, lambda w: w.set_item(self._handle, index, value))

    def fetch(self) -> Any:
        """A plain copy of the value."""
        return self._student._ask(Words(lambda: f"{self._label}.fetch"), None, lambda w: w.fetch(self._handle))

    def drawn(self) -> Drawn:
        """What this figure (from `Student.figure`) shows; its picture goes into the feedback."""
        return self._student._drawn(self)

    def __bool__(self) -> bool:
        raise TypeError("objects in the student's process are neither true nor false here; fetch() them")

    def __eq__(self, other: object) -> bool:
        raise TypeError("objects in the student's process cannot be compared here; fetch() them or use student.same()")

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        return str(self._label)

    __repr__ = __str__


class RemoteFunction:
    """``student.name``: call it, or call ``.remote`` to leave the result in the student's process."""

    def __init__(self, student: Student, name: str) -> None:
        self._student = student
        self._name = name

    def __call__(self, *args: object, **kwargs: object) -> Any:
        return self._student._call(self._name, args, kwargs, keep=False)

    def remote(self, *args: object, **kwargs: object) -> RemoteObject:
        """The same call; the result stays there and a `RemoteObject` stands for it."""
        result: RemoteObject = self._student._call(self._name, args, kwargs, keep=True)
        return result


def _part_of(value: object, whole: object) -> bool:
    """Whether `value` is `whole` or a view of it (``points[0]``)."""
    if isinstance(value, np.ndarray) and isinstance(whole, np.ndarray):
        return np.may_share_memory(value, whole)
    return value is whole


class Student:
    """The student's module, in a process of its own.

    Attribute access gives callables: ``student.pool2d(image, 2, 2, "max")``.

    Raises (from every call):
        StudentError: the student's code raised, is missing, not written yet, or uses a forbidden name.
        WorkerGone: the process ran out of time or memory, or ended.
    """

    def __init__(
        self,
        start: Callable[[Callable[[Handle], object]], Worker],
        forbidden: Mapping[str, Use] | None = None,
        patience: Patience | None = None,
        deadline: float = math.inf,
    ) -> None:
        self._forbidden = forbidden or {}
        self._patience = patience or Patience()
        self._deadline = deadline
        self._received = 0
        self._log: list[Call] = []
        self._pictures: list[bytes] = []
        self._label: object = ""
        self._worker = start(lambda handle: RemoteObject(self, handle, self._label or handle.type_name))

    def __getattr__(self, name: str) -> RemoteFunction:
        if name.startswith("_"):
            raise AttributeError(name)
        return RemoteFunction(self, name)

    def get(self, name: str) -> Any:
        """The value of a module attribute that is not a function."""
        return self._ask(name, None, lambda w: w.get(None, name))

    def defines(self, name: str) -> bool:
        """Whether the module has this name."""
        try:
            self._ask(name, None, lambda w: w.get(None, name, keep=True))
        except StudentError as error:
            if error.kind != "missing":
                raise
            return False
        return True

    def send(self, value: object) -> RemoteObject:
        """A copy of `value` living in the student's process: for purity, in-place and gradient checks."""
        handle: RemoteObject = self._ask(Words(show, value, 160), None, lambda w: w.send(value), record=False)
        return handle

    def same(self, one: RemoteObject, other: RemoteObject) -> bool:
        """Whether both are the same object there."""
        answer: bool = self._ask("same", None, lambda w: w.same(one, other))
        return answer

    def library(self, module: str) -> RemoteObject:
        """A module of the libraries there, ``student.library("torch.optim")``; forbidden names do not apply."""
        found: RemoteObject = self._ask(module, None, lambda w: w.library(module), record=False)
        return found

    def vjp(
        self, name: str | RemoteObject, args: Sequence[object], cotangents: Sequence[object], **kwargs: object
    ) -> tuple[Any, list[Any]]:
        """Outputs and vector-Jacobian products of a torch function.

        Returns:
            The plain outputs and, for every floating tensor in `args` and `kwargs` in order of occurrence, the
            gradient of ``sum(output * cotangent)``, or None where it has none.
        """
        target, function = (None, name) if isinstance(name, str) else (name._handle, "")
        label = name if isinstance(name, str) else name._label
        self._refuse_forbidden(function)
        text = Words(lambda: show_call(str(label), args, kwargs))
        answer: tuple[Any, list[Any]] = self._ask(
            label, text, lambda w: w.vjp(target, function, args, kwargs, cotangents)
        )
        return answer

    def figure(self) -> RemoteObject:
        """An empty figure with one axes there, ``figure.axes[0]``; another figure is the current one."""
        figure: RemoteObject = self._ask("figure", None, lambda w: w.figure(), record=False)
        return figure

    def _drawn(self, figure: RemoteObject) -> Drawn:
        data = self._ask("drawn", None, lambda w: w.drawn(figure), record=False)
        drawn = drawn_from(data)
        if drawn.png.startswith(PNG_SIGNATURE) and len(drawn.png) <= LARGEST_PICTURE:
            self._pictures.append(drawn.png)
        seen = [[axes.points, [[line.connected, line.marked] for line in axes.lines]] for axes in drawn.axes]
        self._log.append(Call("drawn", None, seen))
        return drawn

    def _call(self, name: str, args: Sequence[object], kwargs: Mapping[str, object], *, keep: bool) -> Any:
        self._refuse_forbidden(name)
        text = Words(show_call, name, args, kwargs)
        result = self._ask(name, text, lambda w: w.call(None, name, args, kwargs, keep=keep))
        if keep and isinstance(result, RemoteObject):
            result._label = text  # what is fetched later came of this call
        return result

    def _refuse_forbidden(self, name: str) -> None:
        use = self._forbidden.get(name.split(".")[0])
        if use is not None:
            raise StudentError("forbidden", "Forbidden", use.name, ())

    def _ask(self, name: object, text: object, request: Callable[[Worker], Any], *, record: bool = True) -> Any:
        """One request, kept for the message (`text`, if it is a call) and the transcript (`name` and answer)."""
        if self._patience.timeouts:
            self._patience.check(str(name))
        if time.monotonic() > self._deadline:
            raise TimeUsedUp
        self._label = name
        try:
            result = request(self._worker)
        except (StudentError, WorkerGone) as error:
            self._log.append(Call(name, text or name, error))
            if isinstance(error, CallTimeout):
                self._patience.note(str(name), error)
            raise
        self._received += size_of(result)
        if self._received > MOST_RECEIVED:
            raise TooMuch
        self._log.append(Call(name, text, result, record))
        return result

    def _call_that_gave(self, value: object) -> Call | None:
        """The call a failed comparison is about: the one that returned `value`, otherwise the last."""
        calls = [call for call in self._log if call.text is not None]
        gave = [call for call in calls if value is not None and call.gave(value)]
        return (gave or calls)[-1] if calls else None

    def _transcript(self) -> Transcript:
        """What the check asked and what came back."""
        return [call.entry() for call in self._log if call.recorded]

    def _figures(self) -> tuple[str, ...]:
        return tuple(base64.b64encode(png).decode() for png in self._pictures)

    def _close(self) -> str:
        """End the process; what it printed."""
        self._worker.close()
        return self._worker.output()
