"""Answers the grader's requests about the student's module. Nothing here is trusted by the other side.

A request is ``[operation, number, seconds, *arguments]``, an answer ``["ret", number, value]`` or
``["exc", number, report]``. While a call runs, the student's code may call a function of the grader:
``["cb", id, args, kwargs]``; the grader may ask for more before it answers that with ``["cbret", ok, value]``.
"""

from __future__ import annotations

import difflib
import importlib
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import Any, Protocol

import numpy as np

from grader.isolation.guest import cuda, drawing
from grader.isolation.guest.forbidden import forbid, suspended
from grader.isolation.guest.gradients import vjp
from grader.isolation.guest.loading import load, new_module
from grader.isolation.guest.modules import Modules
from grader.isolation.guest.reports import Missing, report
from grader.isolation.guest.streams import ConnectionClosed
from grader.isolation.program import Chunk, SourceModule
from grader.isolation.wire import Code, Packet, Parts, Reference, Unsendable, decode, encode
from grader.isolation.wire.tensors import compute_in_full, is_module, place, torch_or_none

__all__ = ["Link", "Server", "seed_everything"]

_CALLBACK_ERRORS = {"TypeError": TypeError, "ValueError": ValueError, "IndexError": IndexError}


class Link(Protocol):
    """The connection to the grader."""

    def send(self, parts: Parts) -> None: ...

    def receive(self) -> Packet: ...


class Server:
    """One student module and the objects the grader knows by number."""

    variables: dict[str, Any] | None = None
    """The notebook's, when the student's code is there already."""
    device = "cpu"
    """Where the tensors that a check sends and the modules that it makes are put: they come as for the processor."""
    passing: tuple[type[BaseException], ...] = (ConnectionClosed,)
    """What is not caught as an error of the student's code."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._reserve = bytes(1 << 20)
        """Given up when memory runs out, so that this can be said."""
        self._objects: dict[int, object] = {}
        self._numbers: dict[int, int] = {}
        self._of_library: set[int] = set()
        self._for_check = False
        self.module = ModuleType("empty")
        self.take_back: Callable[[], None] = lambda: None
        self.started: Callable[[float], None] = lambda seconds: None
        """Told before a request is handled that takes at most so many seconds: for who must keep watch himself."""
        self.stay: Callable[[], None] = lambda: None
        """Makes of this process one that is forked for every check; returns in every fork."""
        self.waiting: Callable[[], Callable[[], None]] = lambda: lambda: None
        """Told when it is the grader's turn; the returned function is called when it is ours again."""

    def use(self, device: str) -> None:
        """Put tensors and modules on a device, and compute there as on the processor: in all 24 bits of a float32."""
        self.device = device
        if device == "cuda":
            cuda.load_driver()
            compute_in_full()

    def serve(self) -> None:
        """Answer until the connection ends."""
        while True:
            self.step()

    def step(self, *, until_callback_returns: bool = False) -> tuple[bool, Any] | None:
        """Handle one message; the answer to a callback is returned instead when one is waited for."""
        message = self._receive()
        if message[0] == "cbret" and until_callback_returns:
            return message[1], message[2]
        operation, number, seconds, *arguments = message
        self._for_check = False
        if seconds:
            self.started(seconds)
        try:
            answer = ["ret", number, getattr(self, f"_do_{operation}")(*arguments)]
            parts = self._encoded(answer)
        except self.passing:
            raise
        except BaseException as error:
            if isinstance(error, MemoryError):
                self._reserve = b""
            parts = encode(["exc", number, report(error)])
        _flush()
        self.waiting()
        self._link.send(parts)
        return None

    def _receive(self) -> Any:
        return decode(self._link.receive(), self._resolve, trusted=True, device=self.device)

    def _encoded(self, answer: list[Any]) -> Parts:
        try:
            return encode(answer, self._refer)
        except Unsendable as error:
            raise ValueError(f"this value cannot be handed to the check: {error}") from None

    # -- objects that stay here

    def _keep(self, value: object) -> Reference:
        """The same object always gets the same number, so that identity can be asked for."""
        number = self._numbers.get(id(value))
        if number is None:
            number = len(self._objects) + 1
            if self._for_check:
                self._of_library.add(number)
            self._objects[number] = value  # kept alive: its id() stays its own
            self._numbers[id(value)] = number
        return Reference(Code.HANDLE, number, _named(value)[:200])

    def _refer(self, value: object) -> Reference:
        return self._keep(value.value if type(value) is _ByReference else value)

    def _resolve(self, code: Code, number: int, _: str) -> object:
        if code is Code.CALLBACK:
            return self._callback(number)
        return self._objects[number]

    @contextmanager
    def _as_check(self, target: object) -> Iterator[None]:
        """What the check does with a library, and with what that returned, is not the student's doing."""
        if target is None or self._numbers.get(id(target)) not in self._of_library:
            yield
            return
        with suspended():
            yield
        self._for_check = True

    def _callback(self, number: int) -> Callable[..., Any]:
        def callback(*args: Any, **kwargs: Any) -> Any:
            _flush()
            go_on = self.waiting()
            self._link.send(encode(["cb", number, list(args), kwargs], self._refer))
            while (answer := self.step(until_callback_returns=True)) is None:
                pass
            go_on()
            succeeded, value = answer
            if not succeeded:
                kind, message = value
                raise _CALLBACK_ERRORS.get(kind, RuntimeError)(message)
            return value

        return callback

    # -- operations

    def _do_start_card(self) -> None:
        cuda.start()

    def _do_load(
        self, name: str, chunks: list[list[Any]], forbidden: list[str], modules: list[list[Any]]
    ) -> list[list[Any]]:
        sources = [Chunk(_text(source), file, line) for source, file, line in chunks]
        beside = Modules([SourceModule(own, Chunk(_text(s), file), package) for own, s, file, package in modules])
        self.take_back = forbid(forbidden, self.variables)
        beside.install()
        while name in beside:  # the program is another file than the module of that name
            name += "_"
        failed = self.load(name, sources)
        return beside.problems + failed

    def load(self, name: str, chunks: list[Chunk]) -> list[list[Any]]:
        """Execute the student's source; see `loading.load`."""
        self.module = new_module(name, chunks[0].filename if chunks else f"{name}.py")
        return load(self.module.__dict__, chunks)

    def _do_stay(self) -> None:
        """Answered by every fork, as its first word."""
        _flush()
        self.stay()

    def _do_call(self, target: object, name: str, args: list[Any], kwargs: dict[str, Any], keep: bool) -> object:
        with self._as_check(target):
            result = self._lookup(target, name)(*args, **kwargs)
        if not is_module(getattr(target, "__self__", target)):  # a module that a check moves goes where it says
            place(result, self.device)
        return _ByReference(result) if keep else result

    def _do_get(self, target: object, name: str, keep: bool) -> object:
        with self._as_check(target):
            found = self._lookup(target, name)
        return _ByReference(found) if keep else found

    def _do_send(self, value: object) -> object:
        return _ByReference(value)

    def _do_fetch(self, value: object) -> object:
        return value

    def _do_same(self, first: object, second: object) -> bool:
        return first is second

    def _do_set_item(self, target: Any, index: Any, value: object) -> None:
        target[index] = value

    def _do_library(self, name: str) -> object:
        with suspended():
            module = importlib.import_module(name)
        self._for_check = True
        return _ByReference(module)

    def _do_defines(self, name: str) -> bool:
        return hasattr(self.module, name)

    def _do_vjp(
        self, target: object, name: str, args: list[Any], kwargs: dict[str, Any], cotangents: list[Any]
    ) -> object:
        return vjp(self._lookup(target, name), args, kwargs, cotangents)

    def _do_figure(self) -> object:
        return _ByReference(drawing.new_figure())

    def _do_drawn(self, target: object) -> object:
        return drawing.drawn(target)

    def _lookup(self, target: Any, name: str) -> Any:
        owner = self.module if target is None else target
        for part in name.split(".") if name else ():
            try:
                owner = getattr(owner, part)
            except AttributeError as error:
                if error.obj is owner and error.name == part:  # not one raised inside a property
                    raise Missing(part, _alike(part, owner)) from None
                raise
        return owner


def _named(value: object) -> str:
    """The name of its type; of an array or tensor that cannot be sent as it is, also what it is made of."""
    kind = type(value)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    torch = torch_or_none()
    with suppress(BaseException):  # a subclass may do anything
        if isinstance(value, np.ndarray):
            dtype = "longdouble" if value.dtype == np.longdouble != np.float64 else value.dtype
            return f"{name} {tuple(value.shape)} {dtype}"
        if torch is not None and isinstance(value, torch.Tensor):
            layout = "" if value.layout is torch.strided else f" {value.layout}".replace("torch.", "")
            made = " quantized" if value.is_quantized else layout
            return f"{name} {tuple(value.shape)} {value.dtype}{made}".replace(" torch.", " ")
    return name


class _ByReference:
    """Marks a result that stays here although it may be plain."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value


def _text(source: Any) -> str:
    return bytes(source).decode("utf-8", "surrogatepass")


def seed_everything(seed: int) -> None:
    """Seed every global random generator there is, and what unseeded numpy generators take their entropy from."""
    random.seed(seed)
    np.random.seed(seed)  # noqa: NPY002 - student code may use it
    np.random.bit_generator.randbits = random.Random(seed).getrandbits  # type: ignore[attr-defined]
    if (torch := torch_or_none()) is not None:
        torch.manual_seed(seed)


_OF_A_KERNEL = frozenset({"In", "Out", "exit", "quit", "get_ipython"})
"""Names that are in every kernel, and that nobody meant."""


def _alike(name: str, owner: Any) -> list[str]:
    """Names the owner has that may be meant."""
    names = [n for n in dir(owner) if isinstance(n, str) and not n.startswith("_") and n not in _OF_A_KERNEL][:2000]
    if isinstance(owner, ModuleType):
        names = [n for n in names if not isinstance(getattr(owner, n, None), ModuleType)]
    lower = {n.lower(): n for n in names}
    return [lower[n] for n in difflib.get_close_matches(name.lower(), lower, n=3, cutoff=0.6)]


def _flush() -> None:
    """Hand over what was printed; the student may have replaced or closed the streams."""
    for stream in {id(s): s for s in (sys.stdout, sys.stderr, sys.__stdout__)}.values():
        with suppress(BaseException):
            stream.flush()  # type: ignore[union-attr]
