"""The class page: one self-contained HTML file for instructors, in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from grader.reporting import labels
from grader.reporting.grades import Standing, assignments_of, standing, students_of
from grader.reporting.pages import moment, monolingual, points, render
from grader.reporting.plain import clean, fill
from grader.reporting.view import open_points, tasks_of
from grader.result import CheckResult, Language, Report, Status, Text

if TYPE_CHECKING:
    from grader.course import Course

__all__ = ["class_page"]

BINS = 10


@dataclass(frozen=True)
class Cell:
    """One student's hand-in of one assignment."""

    report: Report | None
    standing: Standing
    href: str
    share: float
    open: float


@dataclass(frozen=True)
class Bin:
    """One bar of the histogram; positions in the drawing's own units."""

    x: float
    y: float
    height: float
    count: int
    label: Text


@dataclass(frozen=True)
class Rate:
    """How often one check was passed."""

    check: CheckResult
    passed: int
    count: int
    """Hand-ins whose result is known."""
    open: int

    @property
    def percent(self) -> float:
        """0 to 100."""
        return 100 * self.passed / self.count if self.count else 0.0


@dataclass(frozen=True)
class Frequent:
    """A mistake, or several that cannot be told apart, and who made it."""

    texts: tuple[Text, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True)
class Column:
    """One assignment of the class."""

    name: str
    title: Text
    due: Text | None
    maximum: float
    bins: tuple[Bin, ...]
    median: float
    graded: int
    open: int
    rates: tuple[tuple[Text, tuple[Rate, ...]], ...]
    mistakes: tuple[Frequent, ...]


def class_page(
    course: Course, reports: Sequence[Report], language: Language, feedback_href: Callable[[Report], str]
) -> str:
    """Students × assignments, and per assignment the distribution, the checks and the mistakes.

    Args:
        course: names, due dates and the late policy.
        reports: at most one per student and assignment.
        language: of the page.
        feedback_href: URL of a report's feedback page, relative to this one and percent-encoded.

    Returns:
        A complete HTML document that loads nothing from anywhere.
    """

    def href(report: Report) -> str:
        return _relative(feedback_href(report))

    by_place = {(report.student, report.assignment): report for report in reports}
    names = assignments_of(course, reports)
    in_order = sorted(reports, key=lambda report: report.student.casefold())
    rows = [
        (clean(student), [_cell(course, by_place.get((student, name)), href) for name in names])
        for student in students_of(reports)
    ]
    return render(
        "class.html.j2",
        t=monolingual(language),
        points=points,
        fill=fill,
        labels=labels,
        language=language,
        course=course,
        columns=[_column(course, name, [r for r in in_order if r.assignment == name]) for name in names],
        rows=rows,
        ungraded=[(report, href(report)) for report in in_order if report.ungraded],
        href=href,
        clean=clean,
    )


def _cell(course: Course, report: Report | None, href: Callable[[Report], str]) -> Cell:
    counts = standing(course, report)
    if report is None:
        return Cell(None, counts, "", 0.0, 0.0)
    share = min(report.points / report.max_points, 1.0) if report.max_points else 0.0
    return Cell(report, counts, href(report), share, open_points(report.checks))


def _column(course: Course, name: str, reports: Sequence[Report]) -> Column:
    due = next((settings.due for settings in course.settings if settings.name == name), None)
    handed_in = [report for report in reports if report.file]
    decided = sorted(report.points for report in handed_in if not report.ungraded)
    maximum = reports[0].max_points
    return Column(
        name=name,
        title=reports[0].title,
        due=moment(due) if due else None,
        maximum=maximum,
        bins=_histogram(decided, maximum),
        median=median(decided) if decided else 0.0,
        graded=len(decided),
        open=len(handed_in) - len(decided),
        rates=_rates(handed_in),
        mistakes=_frequent_mistakes(handed_in),
    )


def _histogram(values: Sequence[float], maximum: float) -> tuple[Bin, ...]:
    """Bars of equal width over 0 to `maximum`; the last one also holds the maximum and what extra credit adds."""
    if not values or not maximum:
        return ()
    counts = Counter(min(int(BINS * value / maximum), BINS - 1) for value in values)
    tallest = max(counts.values())
    bins = []
    for index in range(BINS):
        height = 100 * counts[index] / tallest
        low, high = maximum * index / BINS, maximum * (index + 1) / BINS
        label = fill(labels.CLASS_BIN, low=low, high=high, count=counts[index])
        bins.append(Bin(40 * index, 120 - height, height, counts[index], label))
    return tuple(bins)


def _rates(reports: Sequence[Report]) -> tuple[tuple[Text, tuple[Rate, ...]], ...]:
    """Per task its heading and its checks."""
    results: dict[int, dict[str, list[CheckResult]]] = {}
    headings: dict[int, Text] = {}
    for report in reports:
        for task in tasks_of(report):
            headings.setdefault(task.number, task.heading)
            for check in task.checks:
                results.setdefault(task.number, {}).setdefault(check.check, []).append(check)
    return tuple((headings[n], tuple(_rate(checks) for checks in results[n].values())) for n in sorted(results))


def _rate(checks: Sequence[CheckResult]) -> Rate:
    undecided = sum(check.status.ours for check in checks)
    passed = sum(check.status is Status.PASSED for check in checks)
    return Rate(checks[0], passed, len(checks) - undecided, undecided)


def _frequent_mistakes(reports: Sequence[Report]) -> tuple[Frequent, ...]:
    """Most frequent first; every student counts once per mistake, however many checks show it."""
    texts = {mistake.name: mistake.text for r in reports for check in r.checks for mistake in check.mistakes}
    who: dict[frozenset[str], list[Report]] = {}
    for report in reports:
        for candidates in _told_apart({frozenset(m.name for m in check.mistakes) for check in report.checks}):
            who.setdefault(candidates, []).append(report)
    ranked = sorted(who.items(), key=lambda item: (-len(item[1]), sorted(item[0])))
    return tuple(Frequent(tuple(texts[name] for name in sorted(names)), tuple(made)) for names, made in ranked)


def _told_apart(found: set[frozenset[str]]) -> set[frozenset[str]]:
    """Without the sets that a smaller one explains: "A or B" says nothing new of somebody who makes mistake A."""
    return {names for names in found if names and not any(other and other < names for other in found)}


def _relative(href: str) -> str:
    """`href` so that it can only lead to a page beside this one, whatever a folder is called."""
    parts = urlsplit(href)
    return f"./{href.lstrip('/')}" if parts.scheme or parts.netloc or href.startswith(("/", "\\")) else href
