"""What can be asked of a student's process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from grader.isolation.host.cleaning import clean_line, clean_output
from grader.isolation.host.conversation import Conversation, line_number
from grader.isolation.host.errors import LaunchError, LoadProblem, ProtocolViolation, StudentError, WorkerGone
from grader.isolation.host.forms import is_drawing
from grader.isolation.program import Handle
from grader.isolation.wire import ProtocolError, encode

__all__ = ["Worker", "started"]

_MAX_PROBLEMS = 100
_SECONDS_TO_START_CARD = 60
_SECONDS_TO_DRAW = 10
"""matplotlib may have to be imported, and it is we who want the picture."""


class Worker(Conversation):
    """A process that nobody has used since the one program in it was loaded, or a fork of such a one.

    Values go over by copy. What is not plain data stays there and is known here as ``wrap(Handle)``; objects that have
    an attribute ``_handle`` stand for what they wrap when they are handed back, and functions of the caller can be
    called from there.

    Every method that runs student code raises StudentError (the code raised) or WorkerGone (the process is no more,
    and every later call says so again).

    Attributes:
        problems: what failed while the program was loaded.
    """

    problems: tuple[LoadProblem, ...] = ()

    def start_card(self) -> None:
        """Initialise the graphics card, if one is used, before student code is there: failure and time are ours.

        Raises:
            LaunchError: the card cannot be used.
        """
        if self._profile.device != "cuda":
            return
        try:
            self._request("start_card", seconds=_SECONDS_TO_START_CARD)
        except (StudentError, WorkerGone) as error:
            reason = f"the graphics card cannot be used ({str(error)[:300]})"
            raise LaunchError(f"{reason}; --device cpu computes on the processor") from None

    def load(self) -> None:
        """Load the program."""
        program = self._program
        chunks = [[_raw(c.source), c.filename, c.first_line] for c in program.chunks]
        modules = [[m.name, _raw(m.chunk.source), m.chunk.filename, m.package] for m in program.modules]
        seconds = self._profile.seconds_to_load
        found = self._request("load", program.module, chunks, list(program.forbidden), modules, seconds=seconds)
        try:
            self.problems = tuple(self._problem(entry) for entry in _list_of(found)[:_MAX_PROBLEMS])
        except ProtocolError as error:
            raise self._end(ProtocolViolation(str(error))) from None

    def call(
        self,
        target: Handle | None,
        name: str,
        args: Sequence[object],
        kwargs: Mapping[str, object],
        *,
        keep: bool = False,
    ) -> Any:
        """``target.name(*args, **kwargs)``; `target` None is the student's module, an empty `name` the target itself.

        `keep` leaves the result there, even if it is plain, and gives a wrapped handle of it.
        """
        return self._request("call", target, name, list(args), dict(kwargs), keep)

    def get(self, target: Handle | None, name: str, *, keep: bool = False) -> Any:
        """``target.name``, for a dotted `name` its attribute's attribute."""
        return self._request("get", target, name, keep)

    def send(self, value: object) -> Any:
        """A wrapped handle of a copy of `value` that lives there."""
        return self._request("send", value)

    def fetch(self, handle: object) -> Any:
        """The value of an object that lives there, as it is now."""
        return self._request("fetch", handle)

    def same(self, first: object, second: object) -> bool:
        """Whether two handles are one object."""
        return self._request("same", first, second) is True

    def set_item(self, handle: object, index: object, value: object) -> None:
        """``handle[index] = value``."""
        self._request("set_item", handle, index, value)

    def library(self, module_name: str) -> Any:
        """A wrapped handle of an importable module, forbidden names included."""
        return self._request("library", module_name)

    def defines(self, name: str) -> bool:
        """Whether the student's module has `name`."""
        return self._request("defines", name) is True

    def vjp(
        self,
        target: Handle | None,
        name: str,
        args: Sequence[object],
        kwargs: Mapping[str, object],
        cotangents: Sequence[object],
    ) -> tuple[Any, list[Any] | None]:
        """Outputs and vector-Jacobian products of a torch function.

        Every floating tensor in `args` and `kwargs`, in nested containers too, gets ``requires_grad``; `cotangents` has
        one tensor per output tensor. Returns the outputs and the gradients in order of occurrence, None where an input
        has no influence; no gradients at all (None) where the outputs do not fit `cotangents`.
        """
        answer = self._request("vjp", target, name, list(args), dict(kwargs), list(cotangents))
        if type(answer) is not tuple or len(answer) != 2 or type(answer[1]) not in (list, type(None)):
            raise self._end(ProtocolViolation("vjp"))
        return answer[0], answer[1]

    def figure(self) -> Any:
        """A wrapped handle of a new figure that has one axes and is not the current figure."""
        return self._request("figure", seconds=max(self._profile.seconds_per_call, _SECONDS_TO_DRAW))

    def drawn(self, handle: object) -> dict[str, Any]:
        """What a figure shows: ``png`` and, for each of ``axes``, texts, limits, lines, collections, images, bars."""
        answer = self._request("drawn", handle, seconds=max(self._profile.seconds_per_call, _SECONDS_TO_DRAW))
        if not is_drawing(answer):
            raise self._end(ProtocolViolation("not a drawing"))
        return dict(answer)

    def output(self) -> str:
        """What was printed since the start, made safe to show."""
        raw, more = self._transport.printed()
        return clean_output(raw, self._profile.output_kb << 10, truncated=more)

    def limit(self, seconds: float) -> None:
        """From now on all requests together may use `seconds` of processor time; beyond that they raise BudgetUsed."""
        self._transport.limit(seconds)

    def used(self) -> float:
        """Seconds of processor time since `limit` was called, or since the start."""
        return self._transport.used()

    def waited(self) -> float:
        """Seconds that the process has waited without computing, as far as that was seen."""
        return self._transport.waited()

    def wrap_with(self, wrap: Callable[[Handle], object]) -> None:
        """From now on `wrap` makes of a handle what calls return for it."""
        self._wrap = wrap

    def stay(self) -> int:
        """Ask the process to be one that is forked; the number of that request, which every fork answers."""
        self._number += 1
        self._transport.send(encode(["stay", self._number, 0]))
        return self._number

    def join(self, number: int) -> None:
        """Hear the first word of a fork: the answer to a request that was made of the process it comes from."""
        self._number = number
        self._exchange([], number, self._profile.seconds_per_call)

    def close(self) -> None:
        """End the process. A closed worker can be closed again, and still knows its output."""
        self._transport.close()
        self._gone = self._gone or LaunchError("this worker is closed")

    def _problem(self, entry: Any) -> LoadProblem:
        match entry:
            case [str(file), int(line), problem]:
                return LoadProblem(clean_line(file, 300), line_number(line), self._error(problem))
        raise ProtocolError("malformed load problem")


def started(worker: Worker) -> Worker:
    """`worker` with its program loaded; closed again when that fails."""
    try:
        worker.start_card()
        worker.load()
    except BaseException:
        worker.close()
        raise
    return worker


def _raw(source: str) -> object:
    """Source as an array, because other data of a message must be small."""
    data = source.encode("utf-8", "surrogatepass")
    return np.frombuffer(data, np.uint8) if data else b""


def _list_of(value: Any) -> list[Any]:
    return value if type(value) is list else []
