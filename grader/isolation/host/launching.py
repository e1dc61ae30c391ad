"""Chooses how student code is run on this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Literal, Protocol

from grader.isolation.host.errors import LoadProblem, SandboxUnavailable
from grader.isolation.host.worker import Worker
from grader.isolation.program import Handle, Profile, Program
from grader.result import Text

__all__ = ["Executed", "Launcher", "open_launcher"]

Mode = Literal["require", "prefer", "portable"]


def _as_it_is(handle: Handle) -> object:
    return handle


class Executed(Protocol):
    """A program that has been executed, and on which checks are run."""

    problems: tuple[LoadProblem, ...]
    """What failed meanwhile; everything else was executed all the same."""
    output: str
    """What was printed meanwhile."""
    seconds: float
    """Processor time it took."""

    def start(self, wrap: Callable[[Handle], object]) -> Worker:
        """A process for one check, as it was right after the program had been executed.

        Raises:
            LaunchError: a fault of ours.
            WorkerGone: executing the program once more ended the process.
        """

    def close(self) -> None:
        """End what was kept. Workers are closed by who started them."""


class Launcher(Protocol):
    """Starts workers, one fresh process each."""

    @property
    def sandbox(self) -> Text:
        """How student code is confined, for the report."""

    def start(self, program: Program, wrap: Callable[[Handle], object] = _as_it_is) -> Worker:
        """A fresh process with `program` loaded; `wrap` makes of a handle what calls return for it.

        Raises:
            LaunchError: a fault of ours.
            WorkerGone: loading the program ended the process.
        """

    def execute(self, program: Program) -> Executed:
        """Execute `program`: once for all checks where this system can do that, otherwise for every check.

        Raises:
            LaunchError: a fault of ours.
            WorkerGone: executing the program ended the process.
        """

    def close(self) -> None:
        """End what was kept ready. Workers are closed by who started them."""


def open_launcher(profile: Profile, mode: Mode = "prefer") -> Launcher:
    """A launcher for workers of this profile.

    Args:
        profile: what is preloaded, and the limits.
        mode: ``require`` the Linux sandbox; ``prefer`` it and do without where there is none; ``portable``: do without.

    Raises:
        SandboxUnavailable: required and not there; one line says what is missing.
        LaunchError: a preloaded module cannot be imported.
    """
    from grader.isolation.host.portable import PortableLauncher

    if mode == "portable":
        return PortableLauncher(profile)
    try:
        if sys.platform != "linux":
            raise SandboxUnavailable(f"the sandbox needs Linux (Landlock and seccomp); this is {sys.platform}")
        from grader.isolation.host.sandbox import SandboxLauncher

        return SandboxLauncher(profile)
    except SandboxUnavailable:
        if mode == "require":
            raise
        return PortableLauncher(profile)
