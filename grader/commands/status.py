"""`grader status`: the term on one screen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from grader.commands.places import here
from grader.course import Assignment
from grader.reporting import labels
from grader.reporting.plain import fill, number
from grader.reporting.sheet import Sheet
from grader.result import Language, Report, Text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from grader.student.progress import Progress

__all__ = ["status"]

BAR = 10
NOT_STARTED = Text(de="noch nicht begonnen", en="not begun yet")
NOT_CHECKED = Text(de="noch nicht geprüft", en="not checked yet")
CHANGED = Text(de="seither geändert", en="changed since")
DUE = Text(de="bis {day}", en="due {day}")
DAYS = Text(de="noch {days} Tage", en="{days} days left")
ONE_DAY = Text(de="noch 1 Tag", en="1 day left")
TODAY = Text(de="heute", en="today")
OVER = Text(de="vorbei", en="over")
HANDED_IN = Text(de="gepackt {day}", en="packed {day}")
HANDED_IN_OLD = Text(de="gepackt {day}, seither geändert", en="packed {day}, changed since")
NEXT = Text(de="Weiter mit", en="Go on with")


def status(language: Language | None) -> int:
    """Print every assignment: points of the public checks, when it is due, what was handed in, and the next step.

    Raises:
        CourseError: there are no assignments here.
    """
    from rich.console import Console

    from grader.student.progress import progress_of

    place = here()
    speaks = place.language(language)
    sheet = _Status(Console(highlight=False), speaks)
    if place.course is not None:
        sheet.say(f"{place.course.title.to(speaks)}, {place.course.term}", "bold")
    now, following = datetime.now(UTC), ""
    for assignment in place.assignments:
        progress = progress_of(assignment)
        sheet.assignment(assignment, progress, now)
        if not following and not _done(progress):
            number_ = f"{assignment.number:02d}"
            following = f"grader watch {number_}" if progress.started else f"grader start {number_}"
    sheet.say(f"{NEXT.to(speaks)}: {following}" if following else labels.NEXT_NOTHING.to(speaks), "bold", above=1)
    return 0


def _done(progress: Progress) -> bool:
    return progress.report is not None and not progress.changed and progress.report.all_passed


class _Status(Sheet):
    def assignment(self, assignment: Assignment, progress: Progress, now: datetime) -> None:
        """Two lines: name, bar and points; then dates and what is known of the hand-in."""
        title = f"{assignment.number:02d} {assignment.settings.title.to(self.language)}"
        row: list[RenderableType] = [self.text(f"{title[:31]:<31}"), self.bar(progress.report), self.points(progress)]
        self.rows([row])
        remarks = [*self.dates(assignment, now), *self.hand_in(progress)]
        if remarks:
            self.say(" · ".join(remarks), "dim", indent=3)

    def bar(self, report: Report | None) -> RenderableType:
        """How much of what is required is earned."""
        share = 0.0
        if report is not None and report.max_points:
            required = sum(check.earned for check in report.checks if not check.bonus)
            share = required / report.max_points
        filled = int(share * BAR)
        bar = self.text("█" * filled, "green")
        bar.append(self.safe("░" * (BAR - filled)), "dim")
        return bar

    def points(self, progress: Progress) -> RenderableType:
        """Points and bonus of the public checks, and how sure they are."""
        report = progress.report
        if report is None:
            return self.text(self.words(NOT_CHECKED if progress.started else NOT_STARTED), "dim")
        required = sum(check.earned for check in report.checks if not check.bonus)
        bonus = sum(check.earned for check in report.checks if check.bonus)
        said = self.words(fill(labels.POINTS_SHORT, earned=required, maximum=report.max_points))
        if bonus:
            said += f" + {number(bonus, self.language)}"
        text = self.text(said, "bold" if report.all_passed else "")
        if progress.changed:
            text.append(self.safe(f"  ({self.words(CHANGED)})"), "dim")
        return text

    def dates(self, assignment: Assignment, now: datetime) -> list[str]:
        """When it is due, and how long that is."""
        due = assignment.settings.due
        if due is None:
            return []
        form = {"de": "%d.%m., %H:%M", "en": "%d %b, %H:%M"}[self.language]
        days = (due - now).days
        left = OVER if due < now else TODAY if days == 0 else ONE_DAY if days == 1 else DAYS
        return [self.words(DUE).format(day=f"{due:{form}}"), self.words(left).format(days=days)]

    def hand_in(self, progress: Progress) -> list[str]:
        """When it was packed to be handed in."""
        if progress.handed_in is None:
            return []
        form = {"de": "%d.%m., %H:%M", "en": "%d %b, %H:%M"}[self.language]
        said = HANDED_IN_OLD if progress.changed_since_hand_in else HANDED_IN
        return [self.words(said).format(day=f"{progress.handed_in.astimezone():{form}}")]
