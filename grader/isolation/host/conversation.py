"""Requests to one student process, its answers and the calls it makes back. No byte of them is trusted."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import msgpack

from grader.isolation.host.cleaning import clean_line, clean_message, frames_of
from grader.isolation.host.errors import (
    CallTimeout,
    Kind,
    LaunchError,
    ProtocolViolation,
    StudentError,
    TooMuchReceived,
    WorkerGone,
)
from grader.isolation.program import Handle, Operand, Profile, Program
from grader.isolation.wire import Code, Packet, Parts, ProtocolError, Reference, Unsendable, decode, encode

__all__ = ["Conversation", "Transport", "line_number"]

_KINDS: dict[str, Kind] = {
    "raised": "raised",
    "not_attempted": "not_attempted",
    "missing": "missing",
    "forbidden": "forbidden",
}
MOST_OWN_SECONDS = 3
"""Times a request's seconds that the grader's functions may compute in it: who has them work without end computes."""
MAX_CALLBACKS = 100_000
"""Calls of the grader's functions during one request."""
MOST_RECEIVED = 512 << 20
"""Bytes of all answers of one process: a check may hold them all until it ends."""
MOST_PASSED = 2 << 30
"""Bytes of all arguments that one process passes to functions of the grader, which seldom keep them."""
_BYTES_OF_OBJECTS = 80
"""What a byte of a header can become in memory (measured: 80 for empty dicts, 20 for four megabytes of short words)."""
_CALLBACK = msgpack.packb("cb")


class Transport(Protocol):
    """How messages reach a process and how long it may take to answer."""

    def begin(self, seconds: float) -> None:
        """A request starts, for which the process has `seconds` of processor time; raises WorkerGone."""

    def end(self) -> None:
        """The request is answered."""

    def limit(self, seconds: float) -> None:
        """From now on the process may use `seconds` of processor time in all its requests together."""

    def used(self) -> float:
        """Seconds of processor time since `limit`, or since the start; the last known ones of a process that ended."""

    def waited(self) -> float:
        """Seconds that the process has waited in its requests, as far as that was seen."""

    def pause(self) -> Callable[[], None]:
        """The grader itself works for a while; the returned function lets the clock run on."""

    def send(self, parts: Parts) -> None:
        """Send one message; raises WorkerGone."""

    def receive(self) -> Packet:
        """Wait for one message; raises WorkerGone or ProtocolError."""

    def printed(self) -> tuple[bytes, bool]:
        """What was printed since the start as far as it is kept, and whether more was."""

    def close(self) -> None:
        """End the process and free everything; may be called again."""


class Conversation:
    """One process at the other end of `transport`; once it is gone, every request says why."""

    def __init__(
        self, transport: Transport, program: Program, profile: Profile, wrap: Callable[[Handle], object]
    ) -> None:
        self._transport = transport
        self._program = program
        self._profile = profile
        self._wrap = wrap
        self._number = 0
        self._active = 0
        self._seconds = self._own_seconds = 0.0
        self._received = self._passed = 0
        self._functions: list[Callable[..., Any]] = []
        self._failed_expectation: BaseException | None = None
        self._gone: WorkerGone | LaunchError | None = None

    def _request(self, operation: str, *arguments: object, seconds: float | None = None) -> Any:
        if self._gone is not None:
            raise self._gone
        self._number += 1
        number, seconds = self._number, seconds or self._profile.seconds_per_call
        message = encode([operation, number, 0 if self._active else seconds, *arguments], self._refer)
        return self._exchange(message, number, seconds)

    def _exchange(self, message: Parts, number: int, seconds: float) -> Any:
        """Send a request and wait for its answer; without a `message` it was made before."""
        try:
            with self._clock(seconds):
                self._transport.send(message)
                return self._answer(number)
        except ProtocolError as error:
            raise self._end(ProtocolViolation(str(error))) from None
        except (WorkerGone, LaunchError) as error:
            raise self._end(error) from None

    @contextmanager
    def _clock(self, seconds: float) -> Iterator[None]:
        """The limit is that of the outermost request: one that a callback makes runs inside it."""
        self._active += 1
        if self._active == 1:
            self._failed_expectation = None
            self._seconds, self._own_seconds = seconds, 0.0
            self._transport.begin(seconds)
        try:
            yield
        finally:
            self._active -= 1
            if self._active == 0:
                self._transport.end()

    def _end(self, reason: WorkerGone | LaunchError) -> WorkerGone | LaunchError:
        if self._gone is None:
            self._gone = reason
            self._transport.close()
        return self._gone

    def _answer(self, number: int) -> Any:
        """Wait for the answer to request `number`, serving callbacks meanwhile."""
        for _ in range(MAX_CALLBACKS):
            message = self._decoded(self._transport.receive())
            if type(message) is not list or not message or type(message[0]) is not str:
                raise ProtocolError("not a message")
            if message[0] == "cb":
                self.serve_callback(message)
                continue
            if self._failed_expectation is not None and self._active == 1:
                raise self._failed_expectation
            match message:
                case ["ret", int(answered), value] if answered == number:
                    return value
                case ["exc", int(answered), problem] if answered == number:
                    raise self._error(problem)
                case ["timeout", bool(waited), list(frames)]:  # the process watches itself where nobody else can
                    stack = frames_of([_frame_entry(frame) for frame in frames[:50]], self._program)
                    raise CallTimeout(self._seconds, stack, waited=waited)
            raise ProtocolError("unexpected message")
        raise ProtocolError("too many callbacks")

    def serve_packet(self, packet: Packet) -> None:
        """Handle a callback that arrives while nobody waits for it."""
        self.serve_callback(self._decoded(packet))

    def _decoded(self, packet: Packet) -> Any:
        self._count(packet)
        return decode(packet, self._resolve)  # tensors of a graphics card too: here they are only compared

    def _count(self, packet: Packet) -> None:
        """Before anything is made of a message, see that all of them together do not fill the grader's memory."""
        size = sum(buffer.nbytes for buffer in packet.buffers)
        if packet.header.startswith(_CALLBACK, 1):
            self._passed += size + len(packet.header)
        else:
            self._received += size + _BYTES_OF_OBJECTS * len(packet.header)
        if self._received > MOST_RECEIVED or self._passed > MOST_PASSED:
            raise TooMuchReceived(MOST_RECEIVED >> 20)

    def serve_callback(self, message: list[Any]) -> None:
        """Run a function of the grader for the student's code and send the result.

        A failed expectation in it (AssertionError, or what pytest raises) ends the student's call and then the check.
        """
        match message:
            case ["cb", int(number), list(args), dict(kwargs)] if 0 <= number < len(self._functions):
                function = self._functions[number]
            case _:
                raise ProtocolError("malformed callback")
        resume, since = self._transport.pause(), time.thread_time()
        try:
            answer = ["cbret", True, _called(function, args, kwargs)]
            parts = encode(answer, self._refer)
        except (WorkerGone, ProtocolError, LaunchError):
            raise
        except Exception as error:
            if isinstance(error, AssertionError):
                self._failed_expectation = error
            message_for_student = str(error) if isinstance(error, _WrongArguments) else "called with unsuitable values"
            kind = "TypeError" if isinstance(error, _WrongArguments) else type(error).__name__
            parts = encode(["cbret", False, [kind, message_for_student]])
        except BaseException:  # the check ends here, in the middle of the student's call
            self._end(LaunchError("the check has ended"))
            raise
        finally:
            resume()
        self._own_seconds += time.thread_time() - since
        if self._own_seconds > MOST_OWN_SECONDS * self._seconds:
            raise CallTimeout(self._seconds)
        self._transport.send(parts)

    def _refer(self, value: object) -> Reference:
        handle = value if type(value) is Handle else getattr(value, "_handle", None)
        if type(handle) is Handle:
            return Reference(Code.HANDLE, handle.id)
        if callable(value):
            known = next((i for i, function in enumerate(self._functions) if function is value), None)
            if known is None:
                self._functions.append(value)
            return Reference(Code.CALLBACK, len(self._functions) - 1 if known is None else known)
        raise Unsendable(f"{type(value).__module__}.{type(value).__qualname__} cannot be sent to the student's process")

    def _resolve(self, code: Code, number: int, type_name: str) -> object:
        if code is not Code.HANDLE:
            raise ProtocolError("reference not expected here")
        return self._wrap(Handle(number, clean_line(type_name, 200)))

    def _error(self, problem: Any) -> StudentError:
        match problem:
            case {
                "kind": str(kind),
                "type": str(type_name),
                "message": str(message),
                "frames": list(frames),
                "candidates": list(candidates),
            } if kind in _KINDS:
                entries = [_frame_entry(frame) for frame in frames[:50]]
                return StudentError(
                    _KINDS[kind],
                    clean_line(type_name, 100),
                    clean_message(message),
                    frames_of(entries, self._program),
                    tuple(clean_line(c, 100) for c in candidates[:5] if type(c) is str),
                    _operands(problem.get("operands", [])),
                )
        raise ProtocolError("malformed error report")


class _WrongArguments(TypeError):
    """The student's code called a function of the check with the wrong number or names of arguments."""


def _called(function: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]) -> Any:
    try:
        inspect.signature(function).bind(*args, **kwargs)
    except TypeError as error:
        raise _WrongArguments(str(error)) from None
    except ValueError:  # a built-in function that does not tell its signature
        pass
    return function(*args, **kwargs)


def line_number(line: int) -> int:
    """A line number that can be printed: a process may claim any integer."""
    return line if 0 <= line < 1 << 31 else 0


def _operands(entries: Any) -> tuple[Operand, ...]:
    if type(entries) is not list:
        raise ProtocolError("malformed operands")
    return tuple(_operand(entry) for entry in entries[:8])


def _operand(entry: Any) -> Operand:
    match entry:
        case [str(name), str(dtype), list(shape)] if all(type(side) is int and 0 <= side < 1 << 53 for side in shape):
            return Operand(clean_line(name, 60), clean_line(dtype, 30), tuple(shape[:8]))
    raise ProtocolError("malformed operand")


def _frame_entry(entry: Any) -> tuple[str, int, str]:
    match entry:
        case [str(file), int(line), str(function)]:
            return file, line_number(line), function
    raise ProtocolError("malformed frame")
