"""The `student` of a check: every call runs in the student's process, only plain data comes back."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from grader.isolation import BudgetUsed, CallTimeout, Handle, StudentError, Worker, WorkerGone
from grader.result import Text
from grader.testing.blame import asked_at, call_of
from grader.testing.compare import unusable_outputs
from grader.testing.figures import PNG_SIGNATURE, Drawn, drawn_from
from grader.testing.forbidden import Use
from grader.testing.limits import MOST_RECEIVED, TooMuch
from grader.testing.repeat import repeatable, show_call
from grader.testing.shapes import Terms
from grader.testing.show import is_tensor, size_of, to_array
from grader.testing.transcript import Transcript, fingerprint, raised

__all__ = ["Call", "Patience", "RemoteObject", "Student"]

LARGEST_PICTURE = 2_000_000
"""Bytes of a PNG that are kept for the feedback page."""


class Words:
    """A text that is made when somebody reads it, once: most calls belong to checks that pass, and nobody does.

    What an object came of is told by calls with further objects in them, so texts contain each other; a graph of a few
    doublings would take forever without keeping them, and a long chain would be too deep.
    """

    _nested = 0

    def __init__(self, make: Callable[..., str], *args: object) -> None:
        self._make: Callable[[], str] = lambda: make(*args)
        self._text: str | None = None

    def __str__(self) -> str:
        if self._text is None:
            if Words._nested >= MOST_NESTED:
                return "<…>"
            Words._nested += 1
            try:
                self._text = self._make()
            finally:
                Words._nested -= 1
        return self._text


MOST_NESTED = 20
"""Calls within calls in a text."""


@dataclass(frozen=True)
class Call:
    """One request a check made and the very object that came back."""

    name: str
    """What the transcript calls it."""
    text: object
    """How a message shows it; None for what is no call of the student's code."""
    result: object
    recorded: bool = True
    arguments: tuple[object, ...] = ()
    """What it was given; the value itself for what was sent before."""
    there: tuple[object, ...] = ()
    """What it was given that lives in the student's process."""
    on: object = None
    """What it was called on."""
    of_library: bool = False
    """The check used a library: it is no call of the student's code."""
    asked_at: tuple[str, int] = ("", 0)
    """File and line of the check."""

    def gave(self, value: object) -> bool:
        """Whether `value` is this call's answer or a part of it."""
        depth = _DEEPEST - 1 if value is None or isinstance(value, bool | int | str | bytes) else 0
        return any(_part_of(value, part) for part in _parts(self.result, depth))

    def entry(self) -> list[Any]:
        """The transcript's line."""
        if isinstance(self.result, StudentError):
            return [self.name, raised(self.result)]
        if isinstance(self.result, WorkerGone):
            return [self.name, ["x", type(self.result).__name__]]
        return [self.name, fingerprint(self.result)]


@dataclass
class Patience:
    """Remembers over all checks of one submission which functions take long and fail.

    One endless loop must not use up the time of the other tasks: after two timeouts, or two failures or crashes that
    came as slowly, a function is not called again.
    """

    failures: dict[str, int] = field(default_factory=dict)
    last: dict[str, StudentError | WorkerGone] = field(default_factory=dict)
    used: dict[str, float] = field(default_factory=dict)
    """Processor seconds by function."""
    allowed: int = 2

    def check(self, name: str) -> None:
        """Raises the last failure again when `name` has had its chances."""
        if self.failures.get(name, 0) >= self.allowed:
            raise self.last[name]

    def note(self, name: str, error: StudentError | WorkerGone, seconds: float) -> None:
        """`name` failed after it had computed or waited for `seconds`."""
        if isinstance(error, CallTimeout) or (seconds > _SLOW and not isinstance(error, BudgetUsed)):
            self.failures[name] = self.failures.get(name, 0) + 1
            self.last[name] = error

    @property
    def costliest(self) -> str:
        """The function that has used most of the processor time; empty when none has used any."""
        return max(self.used, key=lambda name: self.used[name], default="")


_WORTH_NAMING = 0.05
"""Processor seconds of a call below which it is not remembered who used them."""
_SLOW = 1.0
"""Seconds, computed or waited, from which on a failure is as bad for the other tasks as a timeout."""


@dataclass(frozen=True)
class _Origin:
    """Where a request, and what lives there because of it, comes from."""

    name: str
    """For the transcript: it holds no values, and does not change when messages do."""
    label: object
    """For messages: its `str` counts."""
    of_library: bool = False


class RemoteObject:
    """Something that lives in the student's process: an instance, a module, a kept array.

    Attributes and calls are forwarded; `fetch()` brings a plain copy of the value.
    """

    def __init__(self, student: Student, handle: Handle, origin: _Origin) -> None:
        self._student = student
        self._handle = handle
        self._origin = origin
        self._sent: object = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._student._ask(self._part(f".{name}"), None, lambda w: w.get(self._handle, name), on=self)

    def __call__(self, *args: object, **kwargs: object) -> Any:
        text = Words(lambda: show_call(str(self), args, kwargs))
        origin = _Origin(self._origin.name, text, self._origin.of_library)
        return self._student._ask(
            origin, text, lambda w: w.call(self._handle, "", args, kwargs), (*args, *kwargs.values()), on=self
        )

    def __setitem__(self, index: object, value: object) -> None:
        self._student._ask(self._origin, None, lambda w: w.set_item(self._handle, index, value), on=self)

    def fetch(self) -> Any:
        """A plain copy of the value."""
        return self._student._ask(self._part(".fetch"), None, lambda w: w.fetch(self._handle), on=self)

    def _part(self, suffix: str) -> _Origin:
        label = Words(lambda: f"{self}{suffix}")
        return _Origin(f"{self._origin.name}{suffix}", label, self._origin.of_library)

    def drawn(self) -> Drawn:
        """What this figure (from `Student.figure`) shows; its picture goes into the feedback."""
        return self._student._drawn(self)

    def __bool__(self) -> bool:
        raise TypeError("objects in the student's process are neither true nor false here; fetch() them")

    def __eq__(self, other: object) -> bool:
        raise TypeError("objects in the student's process cannot be compared here; fetch() them or use student.same()")

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        return str(self._origin.label)

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


def _large_enough(value: object) -> bool:
    """Whether two calls hardly give the same by chance: an array with several different numbers."""
    return (isinstance(value, np.ndarray) or is_tensor(value)) and len(np.unique(to_array(value))) > 1 < value.ndim  # type: ignore[attr-defined]


_DEEPEST, _MOST_PARTS = 3, 1000


def _parts(value: object, depth: int = 0) -> Iterator[object]:
    """`value` and what it contains."""
    yield value
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    if depth < _DEEPEST and len(inside) <= _MOST_PARTS:
        for part in inside:
            yield from _parts(part, depth + 1)


def _part_of(value: object, whole: object) -> bool:
    """Whether `value` is `whole` or a view of it (``points[0]``)."""
    if isinstance(value, np.ndarray) and isinstance(whole, np.ndarray):
        return np.may_share_memory(value, whole)
    if value is whole or not (is_tensor(value) and is_tensor(whole)):
        return value is whole
    where = [each.untyped_storage().data_ptr() for each in (value, whole)]  # type: ignore[attr-defined]
    return bool(where[0] == where[1] != 0)


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
        budget: float = math.inf,
        terms: Terms | None = None,
    ) -> None:
        self._forbidden = forbidden or {}
        self._terms: Terms = terms or {}
        self._budget = budget
        self._part: Text | None = None
        self._patience = patience or Patience()
        self._received = 0
        self._seconds = self._longest = 0.0
        """Processor time of all requests, and of the longest one."""
        self._costs: dict[str, float] = {}
        self._log: list[Call] = []
        self._pictures: list[bytes] = []
        self._origin: _Origin | None = None
        """Of the request that is answered now."""
        self._worker = start(self._wrapped)
        self._worker.limit(budget)

    def _wrapped(self, handle: Handle) -> RemoteObject:
        return RemoteObject(self, handle, self._origin or _Origin(handle.type_name, handle.type_name))

    def __getattr__(self, name: str) -> RemoteFunction:
        if name.startswith("_"):
            raise AttributeError(name)
        return RemoteFunction(self, name)

    def get(self, name: str) -> Any:
        """The value of a module attribute that is not a function."""
        return self._ask(_Origin(name, name), None, lambda w: w.get(None, name))

    def defines(self, name: str) -> bool:
        """Whether the module has this name."""
        try:
            self._ask(_Origin(name, name), None, lambda w: w.get(None, name, keep=True))
        except StudentError as error:
            if error.kind != "missing":
                raise
            return False
        return True

    def send(self, value: object) -> RemoteObject:
        """A copy of `value` living in the student's process: for purity, in-place and gradient checks."""
        origin = _Origin("sent", Words(repeatable, value))
        handle: RemoteObject = self._ask(origin, None, lambda w: w.send(value), record=False)
        if isinstance(handle, RemoteObject):  # who disturbs the connection may answer anything
            handle._sent = value
        return handle

    def part(self, *, de: str, en: str) -> None:
        """Name the part of a check that follows: a hidden check says which one failed.

        Args:
            de, en: a few words without any input or value: "one image only", "with a mask".
        """
        self._part = Text(de=de, en=en)

    def same(self, one: RemoteObject, other: RemoteObject) -> bool:
        """Whether both are the same object there."""
        answer: bool = self._ask(_Origin("same", "same"), None, lambda w: w.same(one, other))
        return answer

    def library(self, module: str) -> RemoteObject:
        """A module of the libraries there, ``student.library("torch.optim")``; forbidden names do not apply."""
        found: RemoteObject = self._ask(
            _Origin(module, module, of_library=True), None, lambda w: w.library(module), record=False
        )
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
        origin = _Origin(name, name) if isinstance(name, str) else name._origin
        self._refuse_forbidden(function)
        text = Words(lambda: show_call(str(origin.label), args, kwargs))
        answer = self._ask(
            origin,
            text,
            lambda w: w.vjp(target, function, args, kwargs, cotangents),
            (*args, *kwargs.values()),
            on=None if isinstance(name, str) else name,
        )
        outputs, gradients = answer
        if gradients is None:
            raise unusable_outputs(outputs, cotangents)
        return outputs, gradients

    def figure(self) -> RemoteObject:
        """An empty figure with one axes there, ``figure.axes[0]``; another figure is the current one."""
        figure: RemoteObject = self._ask(_Origin("figure", "plt.figure()"), None, lambda w: w.figure(), record=False)
        return figure

    def _drawn(self, figure: RemoteObject) -> Drawn:
        data = self._ask(_Origin("drawn", "drawn"), None, lambda w: w.drawn(figure), record=False)
        drawn = drawn_from(data)
        if drawn.png.startswith(PNG_SIGNATURE) and len(drawn.png) <= LARGEST_PICTURE:
            self._pictures.append(drawn.png)
        seen = [[axes.points, [[line.connected, line.marked] for line in axes.lines]] for axes in drawn.axes]
        self._log.append(Call("drawn", None, seen))
        return drawn

    def _call(self, name: str, args: Sequence[object], kwargs: Mapping[str, object], *, keep: bool) -> Any:
        self._refuse_forbidden(name)
        text = Words(show_call, name, args, kwargs)
        given = (*args, *kwargs.values())
        return self._ask(_Origin(name, text), text, lambda w: w.call(None, name, args, kwargs, keep=keep), given)

    def _refuse_forbidden(self, name: str) -> None:
        use = self._forbidden.get(name.split(".")[0])
        if use is not None:
            raise StudentError("forbidden", "Forbidden", use.name, ())

    def _ask(
        self,
        origin: _Origin,
        text: object,
        request: Callable[[Worker], Any],
        arguments: tuple[object, ...] = (),
        *,
        on: RemoteObject | None = None,
        record: bool = True,
    ) -> Any:
        """One request, kept for the message (`text`, if it is a call) and the transcript (its name and answer)."""
        name = origin.name
        given = tuple(a._sent if isinstance(a, RemoteObject) else a for a in arguments)
        there = tuple(a for a in arguments if isinstance(a, RemoteObject))
        call = Call(name, text, None, record, given, there, on, origin.of_library, asked_at())
        if self._patience.failures:
            self._check_patience(replace(call, recorded=False))
        self._origin = origin
        waited = self._worker.waited()
        try:
            result = request(self._worker)
        except (StudentError, WorkerGone) as error:
            label = text or str(origin.label)
            self._log.append(replace(call, text=label, result=error, recorded=True))
            self._patience.note(name, error, self._count(name) + self._worker.waited() - waited)
            raise
        self._count(name)
        self._received += size_of(result)
        if self._received > MOST_RECEIVED:
            raise TooMuch
        self._log.append(replace(call, result=result))
        return result

    def _check_patience(self, call: Call) -> None:
        """Raises the last failure of a function that had its chances; the call that was not made is shown."""
        try:
            self._patience.check(call.name)
        except (StudentError, WorkerGone) as error:
            self._log.append(replace(call, result=error))
            raise

    def _count(self, name: str) -> float:
        """Processor seconds of the last request."""
        before, self._seconds = self._seconds, self._worker.used()
        seconds = self._seconds - before
        self._longest = max(self._longest, seconds)
        if seconds > _WORTH_NAMING:
            for costs in (self._costs, self._patience.used):
                costs[name] = costs.get(name, 0.0) + seconds
        return seconds

    def _call_that_gave(self, value: object) -> Call | None:
        """The call that returned `value`, otherwise the last."""
        calls = [call for call in self._log if call.text is not None]
        gave = [call for call in calls if value is not None and call.gave(value)]
        return (gave or calls)[-1] if calls else None

    def _call_of(self, error: BaseException | None) -> Call | None:
        """The call that a failure is about."""
        return call_of(error, self._log)

    def _remembered(self, call: Call) -> Call | None:
        """An earlier call of the same function that gave the same matrix or tensor for other arguments."""
        if not _large_enough(call.result):
            return None
        same = fingerprint(call.result)
        for earlier in self._log:
            if earlier is call:
                break
            other = earlier.text is not None and str(earlier.text) != str(call.text)
            comparable = other and earlier.name == call.name and _large_enough(earlier.result)
            if comparable and fingerprint(earlier.result) == same:
                return earlier
        return None

    def _transcript(self) -> Transcript:
        """What the check asked and what came back."""
        return [call.entry() for call in self._log if call.recorded]

    def _figures(self) -> tuple[str, ...]:
        return tuple(base64.b64encode(png).decode() for png in self._pictures)

    def _close(self) -> str:
        """End the process; what it printed."""
        self._worker.close()
        return self._worker.output()
