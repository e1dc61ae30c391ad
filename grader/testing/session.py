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
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import pytest

from grader.course import Assignment
from grader.isolation import BudgetUsed, Executed, Handle, Launcher, Program, Worker, WorkerGone
from grader.result import Status, Text
from grader.testing import plugin
from grader.testing.clauses import Clause, clause_of
from grader.testing.compare import CheckFailed
from grader.testing.declared import DeclaredCheck, declared_checks
from grader.testing.forbidden import Use, forbidden_uses
from grader.testing.judge import cause_of, judge, not_run
from grader.testing.shapes import Terms, terms_of
from grader.testing.student import Patience, Student
from grader.testing.telltales import telltale
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
    seconds: float = 0.0
    """Processor time of the student's process."""
    longest: float = 0.0
    """That of its longest call."""
    costs: Mapping[str, float] = field(default_factory=dict)
    """By function, where it is worth naming."""
    telltale: str = ""
    """The name of a mistake that can be seen from the answer alone; empty where none can."""
    clause: Clause | None = None
    """Which part of the check failed, in words that hold no input and no value."""
    cause: str = ""
    """What it fails of, the same for all checks that fail of the same; empty when unknown."""


@dataclass
class _Job:
    """One submission on its way through the session."""

    launcher: Launcher
    program: Program
    wanted: Wanted
    seconds: float
    done: Future[list[Outcome]]
    executed: Executed | None = None
    forbidden: dict[str, Use] = field(default_factory=dict)
    patience: Patience = field(default_factory=Patience)
    failure: WorkerGone | None = None
    """Why the program cannot be executed."""
    budget: float = math.inf
    """Processor seconds of the check that is run now."""
    terms: Terms = field(default_factory=dict)
    """What the assignment calls the shapes of arguments."""

    def student(self, item: pytest.Item) -> Student:
        """A process with the program as it was right after it was executed; one that dies is not tried again."""
        if self.failure is not None:
            raise self.failure
        return Student(self._start, self.forbidden, self.patience, self.budget, self.terms)

    def _start(self, wrap: Callable[[Handle], object]) -> Worker:
        try:
            if self.executed is None:
                self.executed = self.launcher.execute(self.program)
            return self.executed.start(wrap)
        except WorkerGone as gone:
            self.failure = gone
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
        self._terms = _terms_of(assignment)
        self._files = [path.absolute() for path in assignment.check_files]
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._ready: Future[None] = Future()
        self._unseen = ExitStack()
        """Environment variables that pytest must not see."""
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
        executed: Executed | None = None,
    ) -> list[Outcome]:
        """Run the wanted checks on a program, each in a process of its own.

        Every check has the same processor time, its share of `seconds`, whatever ran before it. Those that need more
        are put off, and run again when all others are done, each with as much as `seconds` again; when they have used
        `seconds` together, the ones left are `NOT_RUN`. So an expensive check never costs a cheap one anything.

        Args:
            seconds: processor time for all of them.
            executed: the program, already executed; who gives it closes it.

        Raises:
            LaunchError: no process could be started; a fault of ours.
        """
        return self._submit(launcher, program, wanted, seconds, executed).done.result()

    def _submit(
        self, launcher: Launcher, program: Program, wanted: Wanted, seconds: float, executed: Executed | None = None
    ) -> _Job:
        uses = forbidden_uses(program)
        job = _Job(launcher, program, wanted, seconds, Future(), executed, uses, terms=self._terms)
        self._jobs.put(job)
        return job

    # ------------------------------------------------------------------ inside the pytest thread

    def _run_pytest(self) -> None:
        try:
            with self._unseen:
                self._unseen.enter_context(_without_variables())
                code = pytest.main(list(_OPTIONS), plugins=[plugin, self])
        except BaseException as error:
            code = error  # type: ignore[assignment]
        if not self._ready.done():
            folder = self._files[0].parent.name
            self._ready.set_exception(SetupError(f"{folder}: the checks cannot be collected ({code!r})"))

    def pytest_collection(self, session: pytest.Session) -> bool:
        """Instead of pytest's own search: just our files. A path on its command line would be a pattern to it."""
        self._unseen.close()  # pytest has read its configuration
        for path in self._files:
            session.items += session.genitems(pytest.Module.from_parent(session, path=path))
        return True

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
        given = job.executed
        wanted = [entry for entry in self._items if job.wanted(entry[0], entry[1])]
        try:
            job.budget = job.seconds / max(1, len(self._items))
            outcomes = [_run_item(*entry) for entry in wanted]
            job.budget, left = job.seconds, job.seconds
            for number, outcome in enumerate(outcomes):
                if isinstance(outcome.error, BudgetUsed):
                    again = _run_item(*wanted[number]) if left > 0 else _not_run(outcome, job)
                    outcomes[number] = again
                    left -= again.seconds
        finally:
            if given is None and job.executed is not None:
                job.executed.close()
        return outcomes

    def _forget_modules(self) -> None:
        """Forget the check modules: pytest caches them by name, and a later session must not see stale ones."""
        files = {str(path) for path in self._files}
        for name, module in list(sys.modules.items()):
            if getattr(module, "__file__", None) in files:
                del sys.modules[name]


@contextmanager
def _without_variables() -> Iterator[None]:
    """Without the options and plugins that somebody's shell has for pytest."""
    with _variables:
        hidden = {name: os.environ.pop(name) for name in _NOT_FOR_US if name in os.environ}
        try:
            yield
        finally:
            os.environ.update(hidden)


_variables = threading.RLock()
"""Sessions that start at the same time must not take each other's absence of a variable for the user's."""
_NOT_FOR_US = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DEBUG")
_OPTIONS = (
    "--disable-plugin-autoload", "--capture=no", "--noconftest", "--import-mode=importlib", "--strict-markers",
    "-c", os.devnull, "--rootdir", Path(os.sep).resolve().anchor,
    *(f"-pno:{name}" for name in ("cacheprovider", "terminal", "faulthandler", "logging", "junitxml", "pastebin",
                                  "stepwise", "doctest", "unittest", "warnings", "debugging", "setuponly")),
)  # fmt: skip
"""pytest with nothing that reads a configuration, prints, or costs time."""


def _terms_of(assignment: Assignment) -> Terms:
    """From the docstrings of the reference or, in the student tree, of what was made of the template."""
    try:
        return terms_of(assignment.module_file.read_text(encoding="utf-8"))
    except (OSError, UnicodeError):
        return {}


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
        seconds=student._seconds if student else 0.0,
        longest=student._longest if student else 0.0,
        costs=student._costs if student else {},
        telltale=telltale(error, student) if student else "",
        clause=clause_of(error, student._part if student else None),
        cause=cause_of(error, student),
    )
    _let_go(item, error)
    return outcome


def _not_run(outcome: Outcome, job: _Job) -> Outcome:
    """A check for which no processor time was left."""
    return Outcome(outcome.check, outcome.declared, Status.NOT_RUN, not_run(job.patience.costliest, job.seconds))


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
            error.got = error.expected = None
        error = error.__context__


_LONGEST_CHAIN = 100


def _last_line(text: str) -> str:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return lines[-1].removeprefix("E").strip() if lines else "cannot be imported"
