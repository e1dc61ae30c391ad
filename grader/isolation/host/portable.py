"""Plain processes without a sandbox, on every system: one per check, each a fork where the system forks safely."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from grader.isolation.host.every_time import EXECUTE_ONCE, EveryTime
from grader.isolation.host.pipes import Pipes
from grader.isolation.host.worker import Worker, started
from grader.isolation.program import Handle, Profile, Program
from grader.result import Text

if TYPE_CHECKING:
    from grader.isolation.host.once import OnceIfPossible

__all__ = ["PortableLauncher"]


class PortableLauncher:
    """Starts an interpreter for every worker; the next one is warmed up while the last one is used."""

    sandbox = Text(
        de="NICHT abgeschottet: nur das Ergebnis des Bewertungsservers zählt",
        en="NOT sandboxed: only the grading server counts",
    )

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._spare: Pipes | None = None

    def start(self, program: Program, wrap: Callable[[Handle], object] = lambda handle: handle) -> Worker:
        """A fresh process with `program` loaded.

        Raises:
            LaunchError: the interpreter or a preloaded library could not be started.
            WorkerGone: loading the program ended the process.
        """
        pipes, self._spare = self._spare or Pipes.start(self._profile), None
        pipes.wait_until_ready()
        self._spare = Pipes.start(self._profile)
        return started(Worker(pipes, program, self._profile, wrap))

    def execute(self, program: Program) -> EveryTime | OnceIfPossible:
        """See `launching.Launcher`. Only Linux forks safely: elsewhere system libraries have threads of their own."""
        start = partial(self.start, program)
        if not self.forks:
            return EveryTime(start, start())
        from grader.isolation.host.once import OnceIfPossible
        from grader.isolation.host.portable_once import PortableOnce

        return OnceIfPossible(PortableOnce(self._profile, program), start)

    @property
    def forks(self) -> bool:
        """Whether a program is executed once, as long as it is nothing unusual."""
        return sys.platform == "linux" and self._profile.device == "cpu" and os.environ.get(EXECUTE_ONCE) != "0"

    def close(self) -> None:
        """End the process that was kept ready."""
        if self._spare is not None:
            self._spare.close()
        self._spare = None
