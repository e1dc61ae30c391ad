"""Check while somebody works: everything stays warm, the edited task comes first, and single keys steer it.

Whoever uses it calls `Watcher.saved` after a save and `Watcher.step` as long as it is busy; between two steps there is
time for a key or another save, after which the tasks that waited are no longer asked.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.course import Assignment
from grader.grading.one import Grader
from grader.handin.submission import Submission, read_file, read_submission
from grader.result import Report, Status
from grader.testing.affected import affected_tasks, names_by_task
from grader.testing.declared import DeclaredCheck

__all__ = ["State", "Watcher", "tell_of_saves"]

WAIT_FOR_FILE = 0.05
"""Seconds between two looks for a file that an editor has taken away and not yet put back."""
LOOKS = 20
_PROGRAMS = (".py", ".ipynb")
SLOW_TO_LOAD = 0.3
"""Processor seconds for executing the file, from which on it is not executed for every task again."""


@dataclass(frozen=True)
class State:
    """What is known now."""

    report: Report | None = None
    """All tasks; of those in `pending`, what was said before."""
    better: frozenset[str] = frozenset()
    worse: frozenset[str] = frozenset()
    pending: tuple[int, ...] = ()
    gone: bool = False
    """The file is not there at the moment."""


@dataclass
class Watcher:
    """Grades one file again and again with one warm `Grader`.

    Args:
        draw: shows a state; called whenever something is new.
        only: the only task that is checked; all when None.
    """

    assignment: Assignment
    grader: Grader
    file: Path | None
    draw: Callable[[State], None]
    only: int | None = None
    state: State = field(default_factory=State)

    def __post_init__(self) -> None:
        self._names = names_by_task(self.assignment)
        self._checked: Submission | None = None
        self._before: Report | None = None
        """What was said of the file as it was before the last save."""
        self._todo: list[tuple[int, ...]] = []
        self._first = False

    @property
    def busy(self) -> bool:
        """Whether tasks wait to be checked."""
        return bool(self._todo)

    def saved(self) -> None:
        """Look at the file: what is new in it waits to be checked from now on, the edited task first."""
        submission = self._read()
        if submission is None:
            self.state = replace(self.state, gone=True)
            self.draw(self.state)
        elif self._checked is not None and submission.data == self._checked.data:
            self.state = replace(self.state, gone=False)
            self.draw(self.state)
        else:
            self._before = self.state.report
            self._todo = [(task,) for task in self._in_order(submission)]
            self._checked, self._first = submission, True

    def step(self) -> None:
        """Check the next task that waits, and draw when it was the first or the last."""
        stage, *self._todo = self._todo
        assert self._checked is not None

        def wanted(_: str, declared: DeclaredCheck) -> bool:
            return declared.task in stage

        part = self.grader.grade(self._checked, wanted=wanted)
        self.state = self._with(part, tuple(task for later in self._todo for task in later))
        if self._first and self._todo and part.computing is not None and part.computing.loading > SLOW_TO_LOAD:
            self._todo = [tuple(task for later in self._todo for task in later)]
        if self._first or not self._todo:
            self.draw(self.state)
        self._first = False

    def _read(self) -> Submission | None:
        """The hand-in; an editor may replace the file, so that it is gone for a moment. None where it stays away."""
        pause = threading.Event()
        for look in range(LOOKS):
            if look:
                pause.wait(WAIT_FOR_FILE)
            if self.file is not None:
                submission = read_file(self.file, self.assignment.slug)
            else:
                submission = read_submission(self.assignment.folder, self.assignment.slug)
            if submission.file and submission.chunks:
                return submission
        return submission if Path(submission.file).suffix in _PROGRAMS else None  # an empty one is there, too

    def _in_order(self, submission: Submission) -> list[int]:
        """Of the tasks that an edit can change, the one that failed first and then the others; then all the rest."""
        if self.only is not None:
            return [self.only]
        tasks = list(self._names)
        if self._before is None or self._checked is None:
            return tasks
        edited = affected_tasks(_sources(self._checked), _sources(submission), self._names)
        failed = sorted({c.task for c in self._before.checks if c.status is not Status.PASSED and not c.bonus})
        first = [task for task in failed if task in edited]
        return list(dict.fromkeys([*first[:1], *edited, *failed, *tasks]))

    def _with(self, part: Report, pending: tuple[int, ...]) -> State:
        """`part` in the place of what was said of its tasks before."""
        known = self.state.report.checks if self.state.report else ()
        checks = {check.check: check for check in (*known, *part.checks)}
        order = sorted(checks.values(), key=lambda check: check.task)
        old = {check.check: check.status is Status.PASSED for check in self._before.checks} if self._before else {}
        done = [check for check in order if check.task not in pending]
        return State(
            part.model_copy(update={"checks": tuple(order)}).with_computing(part.computing),
            frozenset(c.check for c in done if c.status is Status.PASSED and old.get(c.check) is False),
            frozenset(c.check for c in done if c.status is not Status.PASSED and old.get(c.check) is True),
            pending,
        )


def _sources(submission: Submission) -> list[str]:
    return [chunk.source for chunk in submission.chunks]


def tell_of_saves(folder: Path, saved: Callable[[], None], stop: threading.Event) -> threading.Thread:
    """Call `saved` after every save of a .py file or notebook in `folder`, from a thread that ends with `stop`."""
    from watchfiles import watch

    def relevant(_: object, path: str) -> bool:
        name = Path(path).name
        return name.endswith((".py", ".ipynb")) and not name.startswith(".")

    def run() -> None:
        changes = watch(folder, watch_filter=relevant, stop_event=stop, step=10, debounce=200, raise_interrupt=False)
        for _ in changes:
            saved()

    thread = threading.Thread(target=run, name="saves", daemon=True)
    thread.start()
    return thread
