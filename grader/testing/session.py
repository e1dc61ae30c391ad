"""One pytest session per assignment: checks are collected once and run for submission after submission.

pytest runs in a thread of its own, inside `pytest_runtestloop`, and waits there for jobs. Only public hooks
of pytest are used.
"""

from __future__ import annotations

import math
import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import pytest

from grader.course import Assignment
from grader.isolation import Handle, Launcher, Program, Worker, WorkerGone
from grader.result import Status, Text
from grader.testing import plugin
from grader.testing.compare import CheckFailed
from grader.testing.declared import DeclaredCheck, declared_checks
from grader.testing.forbidden import Use, forbidden_uses
from grader.testing.judge import judge
from grader.testing.student import Patience, Student
from grader.testing.transcript import Transcript

__all__ = ["CheckSession", "Outcome", "SetupError", "Wanted", "everything", "run_here"]


Wanted = Callable[[str, DeclaredCheck], bool]
"""Which checks to run: asked with the id and the declaration of each."""


def everything(check: str, declared: DeclaredCheck) -> bool:  # noqa: ARG001
    """Every check is wanted."""
    return True


class SetupError(Exception):
    """The checks themselves cannot be run: a fault of ours, never a grade."""


@dataclass(frozen=True)
class Outcome:
    """How one check ended for one program."""

    check: str
    """``test_pooling.py::test_shape[5x5]``."""
    declared: DeclaredCheck
    status: Status
    message: Text | None = None
    error: BaseException | None = None
    transcript: Transcript = field(default_factory=list)
    """What was asked and answered; empty when the check passed."""
    output: str = ""
    figures: tuple[str, ...] = ()


@dataclass
class _Job:
    """One submission on its way through the session."""

    launcher: Launcher
    program: Program
    wanted: Wanted
    seconds: float
    done: Future[list[Outcome]]
    forbidden: dict[str, Use] = field(default_factory=dict)
    patience: Patience = field(default_factory=Patience)
    load_failure: WorkerGone | None = None
    deadline: float = math.inf

    def student(self, item: pytest.Item) -> Student:
        """A fresh process with the program; a program that dies while loading is not tried again."""
        if self.load_failure is not None:
            raise self.load_failure
        return Student(self._start, self.forbidden, self.patience, self.deadline)

    def _start(self, wrap: Callable[[Handle], object]) -> Worker:
        try:
            return self.launcher.start(self.program, wrap)
        except WorkerGone as gone:
            self.load_failure = gone
            raise


def run_here(
    assignment: Assignment, launcher: Launcher, program: Program, wanted: Wanted = everything
) -> list[Outcome]:
    """Run checks once, in the calling thread: in a notebook, where the interrupt button must reach student code.

    Raises:
        SetupError: the checks cannot be collected.
    """
    session = CheckSession(assignment)
    job = session._submit(launcher, program, wanted, seconds=3600)
    session._jobs.put(None)
    session._run_pytest()
    session._forget_modules()
    session._ready.result()
    return job.done.result()


class CheckSession:
    """The checks of one assignment, ready to be run on programs. A context manager.

    Raises:
        SetupError: the check files cannot be collected, or hold other checks than they declare.
    """

    def __init__(self, assignment: Assignment) -> None:
        self.declared = declared_checks(assignment)
        self._files = assignment.check_files
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._ready: Future[None] = Future()
        self._items: list[tuple[str, DeclaredCheck, pytest.Item]] = []
        self._thread = threading.Thread(target=self._run_pytest, name=f"checks {assignment.name}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        try:
            self._ready.result()
        except BaseException:  # half of a module must not be taken for all of it next time
            self._thread.join()
            self._forget_modules()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._jobs.put(None)
        self._thread.join()
        self._forget_modules()

    @property
    def checks(self) -> list[tuple[str, DeclaredCheck]]:
        """Every check there is: its id and its declaration."""
        return [(check, declared) for check, declared, _ in self._items]

    def run(
        self,
        launcher: Launcher,
        program: Program,
        *,
        wanted: Wanted = everything,
        seconds: float = 3600,
    ) -> list[Outcome]:
        """Run the wanted checks on a program, each in a fresh process of `launcher`.

        Args:
            seconds: wall time for all of them; the checks left after it are `NOT_RUN`.

        Raises:
            LaunchError: no process could be started; a fault of ours.
        """
        return self._submit(launcher, program, wanted, seconds).done.result()

    def _submit(self, launcher: Launcher, program: Program, wanted: Wanted, seconds: float) -> _Job:
        job = _Job(launcher, program, wanted, seconds, Future(), forbidden_uses(program))
        self._jobs.put(job)
        return job

    # ------------------------------------------------------------------ inside the pytest thread

    def _run_pytest(self) -> None:
        try:
            code = pytest.main([*_OPTIONS, *map(str, self._files)], plugins=[plugin, self])
        except BaseException as error:
            code = error  # type: ignore[assignment]
        if not self._ready.done():
            folder = self._files[0].parent.name
            self._ready.set_exception(SetupError(f"{folder}: the checks cannot be collected ({code!r})"))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of pytest's own loop: serve jobs until told to stop."""
        if self._ready.done():  # collecting failed
            return True
        try:
            self._items = self._matched(session.items)
        except SetupError as error:
            self._ready.set_exception(error)
            return True
        self._ready.set_result(None)
        while (job := self._jobs.get()) is not None:
            try:
                job.done.set_result(self._serve(job, session.config))
            except BaseException as error:
                job.done.set_exception(error)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """A bare report: nobody reads pytest's rendering of a failure, and it costs more than the check itself."""
        outcome: Literal["passed", "failed"] = "passed" if call.excinfo is None else "failed"
        when = call.when if call.when != "collect" else "setup"
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, when)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A check file that does not import is ours to mend."""
        if report.failed and not self._ready.done():
            self._ready.set_exception(SetupError(f"{report.nodeid.split('/')[-1]}: {_last_line(report.longreprtext)}"))

    def _matched(self, items: Sequence[pytest.Item]) -> list[tuple[str, DeclaredCheck, pytest.Item]]:
        """Items with their declarations. The number of cases must be what the source declares."""
        by_name = {(d.file, d.function): d for d in self.declared}
        found = [(i.path.name, getattr(i, "originalname", i.name), i) for i in items]
        for (file, function), declared in by_name.items():
            cases = sum((f, n) == (file, function) for f, n, _ in found)
            if cases != declared.cases:
                raise SetupError(f"{file}, {function}: declares {declared.cases} case(s), pytest collects {cases}")
        return [(f"{file}::{item.name}", by_name[file, function], item) for file, function, item in found]

    def _serve(self, job: _Job, config: pytest.Config) -> list[Outcome]:
        plugin.provide(config, job.student)
        job.deadline = time.monotonic() + job.seconds
        outcomes = []
        for check, declared, item in self._items:
            if not job.wanted(check, declared):
                continue
            if time.monotonic() > job.deadline:
                outcomes.append(Outcome(check, declared, Status.NOT_RUN))
            else:
                outcomes.append(_run_item(check, declared, item))
        return outcomes

    def _forget_modules(self) -> None:
        """Forget the check modules: pytest caches them by name, and a later session must not see stale ones."""
        files = {str(path) for path in self._files}
        for name, module in list(sys.modules.items()):
            if getattr(module, "__file__", None) in files:
                del sys.modules[name]


_OPTIONS = (
    "--disable-plugin-autoload", "--capture=no", "--noconftest", "--import-mode=importlib", "--strict-markers",
    "-c", os.devnull, "--rootdir", Path(os.sep).resolve().anchor,
    *(f"-pno:{name}" for name in ("cacheprovider", "terminal", "faulthandler", "logging", "junitxml", "pastebin",
                                  "stepwise", "doctest", "unittest", "warnings", "debugging", "setuponly")),
)  # fmt: skip
"""pytest with nothing that reads a configuration, prints, or costs time."""


def _run_item(check: str, declared: DeclaredCheck, item: Any) -> Outcome:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
    passed, error = item.stash.get(plugin.ENDED, (False, None))
    if not passed and error is None:
        error = SetupError("the check did not report")
    student = item.stash.get(plugin.STUDENT, None)
    status, message = judge(None if passed else error, student)
    outcome = Outcome(
        check,
        declared,
        status,
        message,
        error,
        student._transcript() if student and status is not Status.PASSED else [],
        item.stash.get(plugin.OUTPUT, ""),
        student._figures() if student else (),
    )
    _let_go(item, error)
    return outcome


def _let_go(item: Any, error: BaseException | None) -> None:
    """Keep nothing of what the student's code returned: the item lives on, and the error knows frames and values."""
    for key in (plugin.STUDENT, plugin.OUTPUT, plugin.ENDED):
        if key in item.stash:
            del item.stash[key]
    for _ in range(_LONGEST_CHAIN):
        if error is None:
            break
        error.__traceback__ = None
        if isinstance(error, CheckFailed):
            error.got = None
        error = error.__context__


_LONGEST_CHAIN = 100


def _last_line(text: str) -> str:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return lines[-1].removeprefix("E").strip() if lines else "cannot be imported"
