"""One assignment of a class in numbers: how many, how good, which checks, which mistakes, which same wrong answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import quantiles
from typing import TYPE_CHECKING

from grader.reporting import class_labels as labels
from grader.reporting.plain import fill
from grader.reporting.view import tasks_of
from grader.result import CheckResult, Report, Status, Text

if TYPE_CHECKING:
    from grader.course import Course

__all__ = ["Bin", "Cluster", "Column", "Frequent", "Rate", "TaskRates", "column_of"]

BINS = 10
SLOWEST = 5
"""Hand-ins that are named."""
FAIR = 2
"""From how many hand-ins on it says something that nobody, or everybody, passes a check."""


@dataclass(frozen=True)
class Bin:
    """One bar of the histogram; positions in the drawing's own units."""

    x: float
    y: float
    height: float
    count: int
    label: Text
    beyond: bool = False
    """Whether it holds the points above the maximum."""


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
class TaskRates:
    """One task: how many hand-ins pass all of its checks, and each of them."""

    number: int
    heading: Text
    passed: int
    count: int
    """Hand-ins of which every check of the task is known."""
    rates: tuple[Rate, ...]

    @property
    def percent(self) -> float:
        """0 to 100."""
        return 100 * self.passed / self.count if self.count else 0.0


@dataclass(frozen=True)
class Frequent:
    """A mistake, or several that cannot be told apart, who made it, and one check that shows it."""

    names: tuple[str, ...]
    texts: tuple[Text, ...]
    reports: tuple[Report, ...]
    example: CheckResult


@dataclass(frozen=True)
class Cluster:
    """Hand-ins that give the same wrong answers, which no mistake explains, in every such check of one task."""

    task: int
    checks: tuple[CheckResult, ...]
    """As in the first of `reports`."""
    reports: tuple[Report, ...]

    @property
    def example(self) -> CheckResult:
        """The check that says most: a hidden one says nothing."""
        return min(self.checks, key=lambda check: check.hidden)


@dataclass(frozen=True)
class Column:
    """One assignment of the class."""

    name: str
    title: Text
    due: datetime | None
    maximum: float
    students: int
    """How many could have handed in."""
    handed_in: int
    bins: tuple[Bin, ...]
    quartiles: tuple[float, float, float]
    """Lower quartile, median, upper quartile of the fully graded hand-ins; zeros when there are none."""
    graded: int
    open: int
    tasks: tuple[TaskRates, ...]
    mistakes: tuple[Frequent, ...]
    clusters: tuple[Cluster, ...]
    slowest: tuple[tuple[Report, float], ...]
    """Processor seconds, where they are known."""

    @property
    def rates(self) -> tuple[Rate, ...]:
        """Every check."""
        return tuple(rate for task in self.tasks for rate in task.rates)

    @property
    def passed_by_nobody(self) -> tuple[Rate, ...]:
        """Checks to look at: too hard, or wrong."""
        return tuple(rate for rate in self.rates if rate.count >= FAIR and not rate.passed)

    @property
    def passed_by_everybody(self) -> tuple[Rate, ...]:
        """Checks that tell nobody apart."""
        return tuple(rate for rate in self.rates if rate.count >= FAIR and rate.passed == rate.count)


def column_of(
    course: Course,
    name: str,
    reports: Sequence[Report],
    *,
    students: int,
    seconds: Mapping[tuple[str, str], float] | None = None,
) -> Column:
    """The numbers of one assignment.

    Args:
        reports: of this assignment, at least one.
        students: how many could have handed in.
        seconds: processor time by student and assignment, where it is known.
    """
    handed_in = [report for report in reports if report.file]
    decided = sorted(report.points for report in handed_in if not report.ungraded)
    maximum = reports[0].max_points
    known = [(report, (seconds or {}).get((report.student, name), 0.0)) for report in handed_in]
    return Column(
        name=name,
        title=reports[0].title,
        due=next((settings.due for settings in course.settings if settings.name == name), None),
        maximum=maximum,
        students=students,
        handed_in=len(handed_in),
        bins=_histogram(decided, maximum),
        quartiles=_quartiles(decided),
        graded=len(decided),
        open=len(handed_in) - len(decided),
        tasks=_tasks(handed_in),
        mistakes=_frequent_mistakes(handed_in),
        clusters=_clusters(handed_in),
        slowest=tuple(sorted((k for k in known if k[1] >= 0.1), key=lambda k: -k[1])[:SLOWEST]),
    )


def _quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    if len(values) < 2:
        return (*values, *values, *values) if values else (0.0, 0.0, 0.0)  # type: ignore[return-value]
    low, middle, high = quantiles(values, n=4, method="inclusive")
    return round(low, 2), round(middle, 2), round(high, 2)


def _histogram(values: Sequence[float], maximum: float) -> tuple[Bin, ...]:
    """Bars of equal width over 0 to `maximum`, itself in the last one, and one more for what extra credit adds."""
    if not values or not maximum:
        return ()
    counts = Counter(BINS if value > maximum else min(int(BINS * value / maximum), BINS - 1) for value in values)
    tallest = max(counts.values())
    bins = []
    for index in range(BINS + (counts[BINS] > 0)):
        height = 100 * counts[index] / tallest
        low, high = maximum * index / BINS, maximum * (index + 1) / BINS
        beyond = index == BINS
        text = labels.BIN_BEYOND if beyond else labels.BIN
        label = fill(text, low=low, high=high, maximum=maximum, count=counts[index])
        bins.append(Bin(40 * index + 12 * beyond, 120 - height, height, counts[index], label, beyond))
    return tuple(bins)


def _tasks(reports: Sequence[Report]) -> tuple[TaskRates, ...]:
    results: dict[int, dict[str, list[CheckResult]]] = defaultdict(lambda: defaultdict(list))
    headings: dict[int, Text] = {}
    passed: Counter[int] = Counter()
    known: Counter[int] = Counter()
    for report in reports:
        for task in tasks_of(report):
            headings.setdefault(task.number, task.heading)
            known[task.number] += not any(check.status.ours for check in task.checks)
            passed[task.number] += all(check.status is Status.PASSED for check in task.checks)
            for check in task.checks:
                results[task.number][check.check].append(check)
    return tuple(
        TaskRates(n, headings[n], passed[n], known[n], tuple(_rate(checks) for checks in results[n].values()))
        for n in sorted(results)
    )


def _rate(checks: Sequence[CheckResult]) -> Rate:
    undecided = sum(check.status.ours for check in checks)
    passed = sum(check.status is Status.PASSED for check in checks)
    return Rate(checks[0], passed, len(checks) - undecided, undecided)


def _frequent_mistakes(reports: Sequence[Report]) -> tuple[Frequent, ...]:
    """Most frequent first; every student counts once per mistake, however many checks show it."""
    texts = {mistake.name: mistake.text for r in reports for check in r.checks for mistake in check.mistakes}
    who: dict[frozenset[str], list[Report]] = {}
    example: dict[frozenset[str], CheckResult] = {}
    for report in reports:
        shown: dict[frozenset[str], CheckResult] = {}
        for check in sorted(report.checks, key=lambda check: check.hidden):
            shown.setdefault(frozenset(m.name for m in check.mistakes), check)
        for candidates in _told_apart(set(shown)):
            who.setdefault(candidates, []).append(report)
            if candidates not in example or (example[candidates].hidden and not shown[candidates].hidden):
                example[candidates] = shown[candidates]
    ranked = sorted(who.items(), key=lambda item: (-len(item[1]), sorted(item[0])))
    return tuple(
        Frequent(tuple(sorted(names)), tuple(texts[name] for name in sorted(names)), tuple(made), example[names])
        for names, made in ranked
    )


def _told_apart(found: set[frozenset[str]]) -> set[frozenset[str]]:
    """Without the sets that a smaller one explains: "A or B" says nothing new of somebody who makes mistake A."""
    return {names for names in found if names and not any(other and other < names for other in found)}


def _clusters(reports: Sequence[Report]) -> tuple[Cluster, ...]:
    """At least two hand-ins each, largest first. What fails behind a task that fails may be a consequence of it."""
    alike: dict[tuple[object, ...], list[tuple[Report, tuple[CheckResult, ...]]]] = defaultdict(list)
    for report in reports:
        unnamed = [check for check in report.checks if check.answer]
        first = min((check.task for check in unnamed), default=0)
        here = tuple(check for check in unnamed if check.task == first)
        if here:
            alike[(first, *sorted((check.check, check.answer) for check in here))].append((report, here))
    found = [
        Cluster(group[0][1][0].task, group[0][1], tuple(report for report, _ in group))
        for group in alike.values()
        if len(group) > 1
    ]
    return tuple(sorted(found, key=lambda c: (-len(c.reports), c.task, c.reports[0].student)))
