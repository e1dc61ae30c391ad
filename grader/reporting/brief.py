"""One thing at a time: a report as a student wants it after every save, on one screen.

The first line says what to do first. Then a bar for each task, the first failing thing with the mistake's name, and the
rest as one line each, as many as fit. What needs an unfinished task says so instead of failing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.reporting import labels
from grader.reporting.plain import can_encode, clean, fill
from grader.reporting.sheet import Sheet
from grader.reporting.view import SIGN, Failure, TaskView, failures, is_sandboxed, looks_like, next_step, tasks_of
from grader.result import SYNTAX, CheckResult, Language, Mistake, Report, Status, Text

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text as RichText

__all__ = ["LINES", "Brief", "brief", "first_of", "waiting_for"]

LINES = 24
"""Of a terminal, unless it says otherwise."""
BAR = 20
_LEAST_DETAIL = 6
_MOST_INFO = 3
"""Lines for what nobody needs to act on, such as which of several files was taken."""


@dataclass(frozen=True)
class Brief:
    """What is shown besides the report itself."""

    after: Mapping[str, Collection[int]] = field(default_factory=dict)
    """For each check the tasks that it needs besides its own."""
    task: int | None = None
    """The task to show first; the first unfinished one when None."""
    hint_command: str | None = None
    """Up to the task's number, such as ``grader hint 04``."""
    everything: str | None = None
    """The command that shows all of it."""
    better: Collection[str] = ()
    """Checks that passed now and did not before."""
    worse: Collection[str] = ()
    pending: Collection[int] = ()
    """Tasks that are still being checked: what is known of them is from before."""


def brief(report: Report, language: Language, console: Console, shown: Brief, *, lines: int = LINES) -> list[str]:
    """The report in at most `lines` lines, with colours as the console has them."""
    return _Brief(console, language, report, shown).lines(lines)


def waiting_for(report: Report, after: Mapping[str, Collection[int]]) -> dict[str, int]:
    """Checks that did not pass and need an earlier task that is not finished yet: that task's number."""
    unfinished = {c.task for c in report.checks if c.status is not Status.PASSED and not c.status.ours and not c.bonus}
    found = {}
    for check in report.checks:
        needed = sorted(unfinished & set(after.get(check.check, ())) - {check.task})
        if needed and check.status not in (Status.PASSED, Status.NOT_ATTEMPTED) and not check.status.ours:
            found[check.check] = needed[0]
    return found


def first_of(report: Report, after: Mapping[str, Collection[int]], task: int | None = None) -> Failure | None:
    """What to mend first: of `task`, else of the first task in which something was tried and failed; else what is left.

    Within a task, what is wrong with the shape comes before what follows from it.
    """
    waiting = waiting_for(report, after)
    found = [f for f in failures(report) if any(check.check not in waiting for check in f.checks)]
    mine = [f for f in found if task is None or any(check.task == task for check in f.checks)]
    tried = [f for f in mine if f.first.status is not Status.NOT_ATTEMPTED]
    required = [f for f in tried if not f.first.bonus] or tried
    if not required:
        return next(iter(mine), None)
    return min(required, key=lambda f: (f.first.task, _ORDER.get(f.first.about, 0)))


_ORDER = {"": 0, "type": 1, "shape": 2, "values": 3}
"""What an answer can be wrong in: each makes it pointless to look at those after it."""


class _Brief(Sheet):
    def __init__(self, console: Console, language: Language, report: Report, shown: Brief) -> None:
        super().__init__(console, language)
        self.report, self.shown = report, shown
        self.waiting = waiting_for(report, shown.after)
        self.first = first_of(report, shown.after, shown.task)

    def lines(self, most: int) -> list[str]:
        """Head, bars, detail, rest and foot; the rest and then the detail give way where it is too much."""
        head = self.drawn(self.headline())
        bars = ["", *self.drawn(self.bars())]
        foot = self.foot()
        room = most - len(head) - len(bars) - len(foot)
        detail = self.detail()
        if len(detail) > max(room, _LEAST_DETAIL):
            detail = [*detail[: max(room, _LEAST_DETAIL) - 1], *self.drawn([[self.text(self.more_words(), "dim")]])]
        rest = self.rest(room - len(detail))
        return [*head, *detail, *rest, *bars, *foot][:most]

    # ------------------------------------------------------------------ the parts

    def headline(self) -> list[list[RenderableType]]:
        """The first thing to do, in one line."""
        said, style = self.first_words()
        return [[self.one_row(said, f"bold {style}")]]

    def first_words(self) -> tuple[str, str]:
        problems = [n for n in self.report.notices if n.level != "info"]
        if problems and (self.first is None or problems[0].level == "problem" or _does_not_compile(self.report)):
            return f"! {self.one_line(self.words(problems[0].text))}", "red"
        if self.first is None:
            waiting = next_step(self.report, None)
            return f"{SIGN[Status.PASSED]} {self.words(waiting)}", "green"
        check = self.first.first
        if not any(not c.bonus for c in self.first.checks) and self.report.all_passed:
            done = labels.REQUIRED_DONE if check.status is Status.NOT_ATTEMPTED else None
            if done is not None:
                return f"{SIGN[Status.PASSED]} {self.words(fill(done, tasks=self.words(self.first.tasks)))}", "green"
        task = check.task if self.shown.task is None else self.shown.task
        where = self.words(fill(labels.TASK, task=task))
        if check.status is Status.NOT_ATTEMPTED:
            return f"{SIGN[check.status]} {where}: {self.words(self.task_title(task))}", "cyan"
        said = check.headline or self.first.message or labels.STATUS[check.status]
        return f"{SIGN[check.status]} {where}: {self.one_line(self.words(said))}", "red"

    def bars(self) -> list[list[RenderableType]]:
        known = {task.number: task for task in tasks_of(self.report)}
        waiting = dict.fromkeys(set(self.shown.pending) - known.keys())
        return [self.bar(task) if task else self.no_bar(number) for number, task in sorted((known | waiting).items())]

    def no_bar(self, number: int) -> list[RenderableType]:
        """A task of which nothing is known yet."""
        name = self.words(fill(labels.TASK, task=number))
        return [self.text(f" {name}"), self.text("░" * BAR, "dim"), self.text("…", "dim")]

    def bar(self, task: TaskView) -> list[RenderableType]:
        filled = int(task.share * BAR)
        bar = self.text("█" * filled, "green")
        bar.append(self.safe("░" * (BAR - filled)), "dim")
        marker = ">" if self.shown.task == task.number else " "
        name = self.words(fill(labels.TASK, task=task.number))
        said = self.words(task.points(short=True))
        better = sum(c.check in self.shown.better for c in task.checks)
        worse = sum(c.check in self.shown.worse for c in task.checks)
        note = self.text(f"{said:<14}")
        if task.number in self.shown.pending:
            note.append(self.safe("  …"), "dim")
        if better:
            note.append(self.safe(f"  +{better} {SIGN[Status.PASSED]}"), "green")
        if worse:
            note.append(self.safe(f"  {worse} {SIGN[Status.WRONG]} {self.words(labels.NEWLY_WRONG)}"), "bold red")
        return [self.text(f"{marker}{name}", "bold" if marker == ">" else ""), bar, note]

    def detail(self) -> list[str]:
        """All that is said of the first thing."""
        failure = self.first
        if failure is None or _does_not_compile(self.report):
            return self.notices()
        check = failure.first
        found = [""]
        if check.status is Status.NOT_ATTEMPTED:
            if not self.report.all_passed:
                found += self.drawn([[self.text(self.words(labels.EXPLANATION[check.status]))]], indent=2)
            return [*self.notices(), *(found if len(found) > 1 else [])]
        found += self.drawn([[self.text(self.words(check.title), "bold")]], indent=2)
        if failure.message:
            for line in clean(self.words(failure.message)).split("\n"):
                found += self.drawn([[self.text(line, limit=1000)]], indent=2)
        if mistakes := check.mistakes or self.named_beside(check):
            found += self.drawn([[self.text(self.words(looks_like(mistakes)), "bold yellow")]], indent=2)
            found += self.drawn([[self.text(self.words(m.text), "yellow")] for m in mistakes], indent=4)
        if len(failure.checks) > 1:
            same = fill(labels.SAME_IN_ALL, count=len(failure.checks), tasks=failure.tasks)
            found += self.drawn([[self.text(self.words(same), "dim")]], indent=2)
        if check.output.strip():
            found += self.printed(check.output)
        return [*self.notices(), *found]

    def named_beside(self, check: CheckResult) -> tuple[Mistake, ...]:
        """The name that another check of the same task has found."""
        return next((c.mistakes for c in self.report.of_task(check.task) if c.mistakes), ())

    def printed(self, output: str) -> list[str]:
        said = clean(output).strip("\n").split("\n")
        found = self.drawn([[self.text(f"{self.words(labels.OUTPUT)}:", "dim")]], indent=2)
        for line in said[:3]:
            found += self.drawn([[self.text("│", "dim"), self.text(line, limit=self.width)]], indent=2)
        return found

    def notices(self) -> list[str]:
        """What is to be said of the file as a whole."""
        found: list[str] = []
        for notice in self.report.notices:
            if notice.level == "info":
                continue
            style = {"info": "dim", "warning": "yellow", "problem": "bold red"}[notice.level]
            for line in self.words(notice.text).split("\n"):
                found += self.drawn([[self.text(line, style)]], indent=2)
        return ["", *found] if found else []

    def rest(self, room: int) -> list[str]:
        """Everything else that did not pass, one line each."""
        others = [f for f in failures(self.report) if f is not self.first and f != self.first]
        if _does_not_compile(self.report) or not others or room < 3:
            return []
        rows = []
        for failure in others:
            check = failure.first
            where = self.words(failure.tasks)
            if check.check in self.waiting:
                said = self.words(fill(labels.NEEDS_TASK, task=self.waiting[check.check]))
                line = self.one_row(f"{SIGN[Status.NOT_ATTEMPTED]} {where}: {said}", "cyan")
            elif check.status is Status.NOT_ATTEMPTED:
                line = self.one_row(f"{SIGN[check.status]} {where}: {self.words(labels.STATUS[check.status])}", "cyan")
            else:
                said = self.one_line(self.words(check.headline or check.title))
                line = self.one_row(f"{SIGN[check.status]} {where}: {said}", "red")
            rows.append(line)
        drawn = [line for row in dict.fromkeys(str(r) for r in rows) for line in [row]]
        unique = [next(r for r in rows if str(r) == text) for text in drawn]
        if len(unique) > room - 1:
            left = len(unique) - (room - 2)
            unique = unique[: room - 2]
            unique.append(self.text(self.words(fill(labels.MORE_THINGS, count=left)), "dim"))
        return [""] + [line for row in unique for line in self.drawn([[row]])]

    def foot(self) -> list[str]:
        """Points, and the next step."""
        report = self.report
        whole = labels.TOTAL if any(check.hidden for check in report.checks) else labels.PUBLIC_POINTS
        total = self.words(fill(whole, earned=report.points, maximum=report.max_points))
        found: list[str] = []
        if not self.shown.pending:
            found += self.drawn([[self.text(total, "bold green" if report.all_passed else "bold")]])
        steps = []
        if self.first is not None and self.shown.hint_command and not _does_not_compile(report):
            task = self.first.first.task if self.shown.task is None else self.shown.task
            steps.append(f"{self.words(labels.HINT_SHORT)}: {self.shown.hint_command} {task}")
        if self.first is not None and self.shown.everything:
            steps.append(f"{self.words(labels.EVERYTHING)}: {self.shown.everything}")
        if steps:
            found += self.drawn([[self.text(" · ".join(steps), "dim")]])
        if report.computing is not None and report.computing.tight:
            found += self.drawn([[self.text(self.words(labels.TIGHT_SHORT), "yellow")]])
        for notice in report.notices:
            if notice.level == "info":
                words = self.text(self.one_line(self.words(notice.text)), "dim")
                found += self.drawn([[self.text("i", "dim"), words]])[:_MOST_INFO]
        if not is_sandboxed(report):
            found += self.drawn([[self.text(self.words(report.sandbox), "dim")]])[:2]
        return found

    # ------------------------------------------------------------------ helpers

    def task_title(self, task: int) -> Text:
        title = self.report.tasks.get(task)
        status = labels.STATUS[Status.NOT_ATTEMPTED]
        return (
            fill(Text(de="{title} – {status}", en="{title} – {status}"), title=title, status=status)
            if title
            else status
        )

    def more_words(self) -> str:
        shown = self.shown.everything
        return f"… {shown}" if shown else self.words(labels.CUT)

    def one_row(self, text: str, style: str) -> RichText:
        """Text that takes one line, whatever has to be left out at its end."""
        line = self.text(text, style)
        line.truncate(self.width, overflow="ellipsis" if can_encode("…", self.encoding) else "crop")
        line.no_wrap = True
        return line

    def one_line(self, text: str) -> str:
        return " ".join(clean(text).split("\n")[0].split())

    def drawn(self, rows: list[list[RenderableType]], *, indent: int = 0) -> list[str]:
        """Rows as lines of text with the console's colours."""
        with self.console.capture() as capture:
            self.rows(rows, indent=indent)
        return capture.get().rstrip("\n").split("\n")


def _does_not_compile(report: Report) -> bool:
    return any(check.cause.startswith(SYNTAX) for check in report.checks)
