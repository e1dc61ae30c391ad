"""A program that is executed anew in a fresh process for every check: always right, only slower."""

from __future__ import annotations

from collections.abc import Callable

from grader.isolation.host.errors import LoadProblem
from grader.isolation.host.worker import Worker
from grader.isolation.program import Handle

__all__ = ["EXECUTE_ONCE", "EveryTime"]

EXECUTE_ONCE = "GRADER_EXECUTE_ONCE"
"""Set to 0, programs are executed for every check: both ways must give the same verdict, and tests see to it."""


class EveryTime:
    """See `launching.Executed`.

    Args:
        start: a fresh process in which the program has been executed.
        first: such a process that nobody has used yet.
    """

    def __init__(self, start: Callable[[Callable[[Handle], object]], Worker], first: Worker) -> None:
        self._start = start
        self._first: Worker | None = first
        self.problems: tuple[LoadProblem, ...] = first.problems
        self.output = first.output()
        self.seconds = first.used()

    def start(self, wrap: Callable[[Handle], object]) -> Worker:
        """A process for one check."""
        if self._first is None:
            return self._start(wrap)
        worker, self._first = self._first, None
        worker.wrap_with(wrap)
        return worker

    def close(self) -> None:
        """End the process that nobody has used."""
        if self._first is not None:
            self._first.close()
        self._first = None
