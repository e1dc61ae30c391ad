"""The notebook's own kernel behind the interface of a worker: what a check cell uses.

Values still go through the codec, so a check sees the same plain data as on the grading server, and cannot change the
student's objects by accident.
"""

from __future__ import annotations

import _thread
import contextlib
import io
import random
import threading
import time
from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import Any, Literal

import numpy as np

from grader.isolation.guest.loading import load
from grader.isolation.guest.reports import frames_in
from grader.isolation.guest.server import Server, seed_everything
from grader.isolation.guest.watch import Watch
from grader.isolation.host.cleaning import frames_of
from grader.isolation.host.errors import out_of_time
from grader.isolation.host.every_time import EveryTime
from grader.isolation.host.worker import Worker, started
from grader.isolation.program import Chunk, Handle, Profile, Program
from grader.isolation.wire.framing import Packet, Parts, delivered
from grader.isolation.wire.tensors import torch_or_none
from grader.result import Text

__all__ = ["InProcessLauncher"]


class InProcessLauncher:
    """Workers that use `namespace`, the variables of this very process, as the student's module.

    There is no sandbox, and state is shared: what student code changes, stays changed. Global random generators are
    seeded for each worker and put back when it is closed.
    """

    sandbox = Text(
        de="NICHT abgeschottet, im Kernel des Notebooks: nur das Ergebnis des Bewertungsservers zählt",
        en="NOT sandboxed, in the notebook's kernel: only the grading server counts",
    )

    def __init__(self, namespace: dict[str, Any], profile: Profile | None = None) -> None:
        self._namespace = namespace
        self._profile = profile or Profile()

    def start(self, program: Program, wrap: Callable[[Handle], object] = lambda handle: handle) -> Worker:
        """A worker on the namespace; the program's chunks, if there are any, are executed in it first."""
        kernel = _Kernel(self._namespace, self._profile, program)
        worker = Worker(kernel, program, self._profile, wrap)
        kernel.link.serve_packet = worker.serve_packet
        return started(worker)

    def execute(self, program: Program) -> EveryTime:
        """See `launching.Launcher`: the notebook has executed it, and is read as it is."""
        start = partial(self.start, program)
        return EveryTime(start, start())

    def close(self) -> None:
        """Nothing to free."""


class _Kernel:
    """Transport whose other end runs when somebody waits for its answer."""

    def __init__(self, namespace: dict[str, Any], profile: Profile, program: Program) -> None:
        self._program = program
        self._keep = profile.output_kb << 10
        self._output = io.StringIO()
        self._seconds = 0.0
        self._expired: Literal["computed", "waited"] | None = None
        self._closed = False
        self._since = time.process_time()
        self._watch = Watch(self._interrupt)
        self._restore_random = _random_state()
        self.link = _Link()
        self._server = _NotebookServer(self.link, namespace)
        self._server.device = profile.device
        seed_everything(profile.seed)

    def begin(self, seconds: float) -> None:
        self._seconds = seconds
        if threading.current_thread() is threading.main_thread():  # no other thread can be interrupted
            self._watch.start(seconds)

    def end(self) -> None:
        self._watch.stop()

    def limit(self, seconds: float) -> None:
        """Nothing is limited here but a call: whoever waits for it can see it, and interrupt it."""
        self._since = time.process_time()

    def used(self) -> float:
        return time.process_time() - self._since

    def waited(self) -> float:
        return 0.0

    def pause(self) -> Callable[[], None]:
        return self._watch.stop()

    def send(self, parts: Parts) -> None:
        self.link.requests.append(delivered(parts))

    def receive(self) -> Packet:
        if not self.link.answers:
            self._let_server_work()
        return self.link.answers.pop(0)

    def _let_server_work(self) -> None:
        try:
            with contextlib.redirect_stdout(self._output), contextlib.redirect_stderr(self._output):
                self._server.step()
        except KeyboardInterrupt as interrupt:
            if self._expired is None:  # the student pressed the button
                raise
            stack = [(file, line, function) for file, line, function in frames_in(interrupt.__traceback__)]
            raise out_of_time(self._expired, self._seconds, frames_of(stack, self._program)) from None

    def _interrupt(self, waited: bool) -> None:
        self._expired = "waited" if waited else "computed"
        _thread.interrupt_main()

    def printed(self) -> tuple[bytes, bool]:
        text = self._output.getvalue().encode("utf-8", "replace")
        return text[: self._keep], len(text) > self._keep

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._watch.end()
            self._server.take_back()
            self._restore_random()


class _Link:
    """The server's end. When student code waits for the answer to a callback, the grader is called at once."""

    def __init__(self) -> None:
        self.requests: list[Packet] = []
        self.answers: list[Packet] = []
        self.serve_packet: Callable[[Packet], None] = lambda packet: None

    def send(self, parts: Parts) -> None:
        self.answers.append(delivered(parts))

    def receive(self) -> Packet:
        if not self.requests:
            self.serve_packet(self.answers.pop(0))
        return self.requests.pop(0)


class _NotebookServer(Server):
    """Looks names up among the notebook's variables. Interrupting the kernel still interrupts."""

    passing = (*Server.passing, KeyboardInterrupt)

    def __init__(self, link: _Link, namespace: dict[str, Any]) -> None:
        super().__init__(link)
        self.variables = self._variables = namespace

    def load(self, name: str, chunks: list[Chunk]) -> list[list[Any]]:
        self.module = _Variables(self._variables, name)
        return load(self._variables, chunks)


class _Variables(ModuleType):
    """A view of a namespace that is not a module."""

    def __init__(self, namespace: dict[str, Any], name: str) -> None:
        super().__init__(name)
        self.__dict__["_namespace"] = namespace

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_namespace"][name]
        except KeyError:
            raise AttributeError(f"no variable {name!r}", name=name, obj=self) from None

    def __dir__(self) -> list[str]:
        return list(self.__dict__["_namespace"])


def _random_state() -> Callable[[], None]:
    """Remember the global random generators; the returned function puts them back."""
    state = random.getstate()
    numpy_state = np.random.get_state()  # noqa: NPY002 - the student's own generator
    entropy = np.random.bit_generator.randbits  # type: ignore[attr-defined]
    torch = torch_or_none()
    torch_state = torch.get_rng_state() if torch is not None else None

    def restore() -> None:
        random.setstate(state)
        np.random.set_state(numpy_state)  # noqa: NPY002
        np.random.bit_generator.randbits = entropy  # type: ignore[attr-defined]
        if torch is not None:
            torch.set_rng_state(torch_state)

    return restore
