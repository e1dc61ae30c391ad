"""A report on a terminal: one line per check, then what is left to do, then the points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.reporting import labels
from grader.reporting.plain import clean, clip, fill, number
from grader.reporting.sheet import Sheet
from grader.reporting.view import (
    SIGN,
    Failure,
    TaskView,
    computed,
    failures,
    is_sandboxed,
    looks_like,
    next_step,
    open_points,
    printed_by,
    tasks_of,
)
from grader.result import CheckResult, Computing, Language, Notice, Report, Status, Text

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

__all__ = ["print_report"]

MESSAGE_LINES, OUTPUT_LINES, TITLES = 40, 12, 4
BAR = 24
STYLE = {
    Status.PASSED: "green",
    Status.NOT_ATTEMPTED: "cyan",
    Status.NOT_RUN: "cyan",
    Status.GRADER_ERROR: "bold magenta",
}
NOTICE_STYLE = {"info": "dim", "warning": "yellow", "problem": "bold red"}


def print_report(
    report: Report, language: Language, console: Console | None = None, *, hint_command: str | None
) -> None:
    """Print `report` for its student.

    Args:
        report: what to show; hidden checks show their title, status and the mistake's name only.
        language: of everything printed.
        console: where to print; standard output when None. Colour is never needed to understand the text.
        hint_command: the command for hints up to the task number, such as ``grader hint 04``; the first unfinished
            task's number is appended. None where there are no hints.
    """
    if console is None:
        from rich.console import Console

        console = Console(highlight=False)
    _Printer(console, language).report(report, hint_command)


class _Printer(Sheet):
    def report(self, report: Report, hint_command: str | None) -> None:
        self.heading(report)
        for notice in report.notices:
            self.notice(notice)
        for task in tasks_of(report):
            self.task(task)
        if remaining := failures(report):
            self.say(self.words(labels.TO_DO), "bold", above=1)
            for failure in remaining:
                self.failure(failure)
        self.output(labels.OUTPUT_LOADING, report.output, indent=0, above=1)
        self.summary(report)
        step = self.words(next_step(report, hint_command))
        self.rows([[self.text(self.words(labels.NEXT_STEP) + ":", "bold"), self.text(step)]], above=1)
        self.computing(report.computing)
        if not is_sandboxed(report):
            self.say(self.words(report.sandbox), "dim")

    def computing(self, computing: Computing | None) -> None:
        if computing is None:
            return
        self.say(self.words(computed(computing)), "dim")
        if computing.tight:
            self.rows([[self.text("!", "yellow"), self.text(self.words(labels.TIGHT), "yellow")]])

    def heading(self, report: Report) -> None:
        self.say(f"{report.assignment}  {self.words(report.title)}", "bold")
        if report.file:
            self.say(report.file, "dim")

    def notice(self, notice: Notice) -> None:
        sign = "!" if notice.level != "info" else "i"
        style = NOTICE_STYLE[notice.level]
        self.rows([[self.text(sign, style), self.text(self.words(notice.text), style)]], above=1)

    def task(self, task: TaskView) -> None:
        points = self.text(self.words(task.points(short=True)), "bold")
        self.rows([[self.text(self.words(task.heading), "bold"), points]], above=1, right=True)
        self.rows([self.check_row(check) for check in task.checks], indent=2, right=True)

    def check_row(self, check: CheckResult) -> list[RenderableType]:
        style = STYLE.get(check.status, "red")
        title = self.text(self.words(check.title))
        remarks = [labels.BONUS_SHORT] * check.bonus + [labels.HIDDEN] * check.hidden
        if remarks:
            title.append(self.safe(f" ({', '.join(self.words(r) for r in remarks)})"), "dim")
        if check.status is not Status.PASSED:
            title.append(self.safe(f" – {self.words(labels.STATUS[check.status])}"), style)
        earned = self.words(labels.OPEN_SHORT) if check.status.ours else number(check.earned, self.language)
        return [
            self.text(SIGN[check.status], style),
            title,
            self.text(f"{earned} / {number(check.points, self.language)}", style),
        ]

    def failure(self, failure: Failure) -> None:
        first = failure.first
        style = STYLE.get(first.status, "red")
        sign = self.text(SIGN[first.status], style)
        self.rows([[sign, self.text(title, "bold")] for title in self.titles(failure)], above=1)
        if failure.message:
            self.block(self.words(failure.message), lines=MESSAGE_LINES, indent=4)
        self.mistakes(first)
        if first.status is not Status.NOT_ATTEMPTED:
            self.output(labels.OUTPUT, printed_by(first), indent=4)

    def titles(self, failure: Failure) -> list[str]:
        if failure.first.status is Status.NOT_ATTEMPTED:
            return [f"{self.words(failure.tasks)}: {self.words(labels.STATUS[Status.NOT_ATTEMPTED])}"]
        task = {check.task: self.words(fill(labels.TASK, task=check.task)) for check in failure.checks}
        titles = [f"{task[check.task]}: {self.words(check.title)}" for check in failure.checks]
        if len(titles) > TITLES + 1:
            titles[TITLES:] = [self.words(fill(labels.MORE_CHECKS, count=len(titles) - TITLES))]
        return titles

    def mistakes(self, check: CheckResult) -> None:
        if not check.mistakes:
            return
        lead = self.words(looks_like(check.mistakes))
        if len(check.mistakes) == 1:
            name = self.words(check.mistakes[0].text)
            self.rows([[self.text(lead, "bold yellow"), self.text(name, "yellow")]], indent=4)
            return
        self.say(lead, "bold yellow", indent=4)
        self.rows([[self.text("•"), self.text(self.words(m.text), "yellow")] for m in check.mistakes], indent=4)

    def output(self, label: Text, printed: str, indent: int, above: int = 0) -> None:
        if not printed.strip():
            return
        self.say(self.words(label) + ":", "dim", indent=indent, above=above)
        self.block(printed, lines=OUTPUT_LINES, indent=indent, quote=True)

    def block(self, text: str, *, lines: int, indent: int, quote: bool = False) -> None:
        shown, cut = clip(clean(text), lines=lines, characters=80 * lines)
        rows = [self.text(line, limit=80 * lines) for line in shown.split("\n")]
        if cut:
            rows.append(self.text(self.words(labels.CUT), "dim"))
        mark = self.text("│", "dim")
        self.rows([[mark, row] if quote else [row] for row in rows], indent=indent)

    def summary(self, report: Report) -> None:
        if tasks := tasks_of(report):
            self.rows([self.bar_row(task) for task in tasks], above=1)
        whole = labels.TOTAL if any(check.hidden for check in report.checks) else labels.PUBLIC_POINTS
        total = self.words(fill(whole, earned=report.points, maximum=report.max_points))
        extra = round(sum(check.earned for check in report.checks if check.bonus), 4)
        if extra:
            bonus = labels.INCLUDING_ONE_BONUS if extra == 1 else fill(labels.INCLUDING_BONUS, points=extra)
            total += f", {self.words(bonus)}"
        self.say(total, "bold green" if report.all_passed else "bold", above=1)
        if report.ungraded:
            opened = fill(labels.UNGRADED_EXPLAINED, points=open_points(report.checks))
            self.say(f"{self.words(labels.UNGRADED)}: {self.words(opened)}", "bold magenta")

    def bar_row(self, task: TaskView) -> list[RenderableType]:
        filled = int(task.share * BAR)
        bar = self.text("█" * filled, "green")
        bar.append(self.safe("░" * (BAR - filled)), "dim")
        points = self.words(task.points(short=True))
        if task.open:
            points += f", {self.words(fill(labels.OPEN_POINTS, points=task.open))}"
        return [self.text(self.words(fill(labels.TASK, task=task.number))), bar, self.text(points)]
