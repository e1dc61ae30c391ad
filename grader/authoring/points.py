"""Points per task, from what the checks declare."""

from __future__ import annotations

from dataclasses import dataclass

from grader.course import Assignment
from grader.result import Language
from grader.testing.declared import DeclaredCheck, declared_checks

__all__ = ["TaskPoints", "number", "points_table", "task_points"]


@dataclass(frozen=True)
class TaskPoints:
    """What one task is worth. Bonus points count as earned, not towards the maximum."""

    public: float = 0.0
    hidden: float = 0.0
    bonus_public: float = 0.0
    bonus_hidden: float = 0.0

    @property
    def regular(self) -> float:
        """Points towards the maximum."""
        return round(self.public + self.hidden, 4)

    @property
    def bonus(self) -> float:
        """Extra credit."""
        return round(self.bonus_public + self.bonus_hidden, 4)


def task_points(assignment: Assignment) -> dict[int, TaskPoints]:
    """Task number to points, for every task that has a check.

    Raises:
        CourseError: a check whose marker is not readable.
    """
    checks = declared_checks(assignment)
    return {
        task: TaskPoints(
            public=_sum(checks, task, hidden=False, bonus=False),
            hidden=_sum(checks, task, hidden=True, bonus=False),
            bonus_public=_sum(checks, task, hidden=False, bonus=True),
            bonus_hidden=_sum(checks, task, hidden=True, bonus=True),
        )
        for task in sorted({check.task for check in checks})
    }


def number(value: float, language: Language) -> str:
    """``2``, ``0,5`` (German) or ``0.5`` (English)."""
    text = f"{value:g}"
    return text.replace(".", ",") if language == "de" else text


_WORDS: dict[Language, dict[str, str]] = {
    "de": {
        "head": "| Aufgabe | | Punkte | davon öffentlich | davon verborgen |",
        "bonus": "Zusatz",
        "sum": "**Summe**",
        "note": "Die öffentlichen Prüfungen laufen mit `grader check`, die verborgenen erst bei der Bewertung; "
        "auch sie prüfen nur, was in der Aufgabe steht.",
    },
    "en": {
        "head": "| Task | | Points | public | hidden |",
        "bonus": "extra",
        "sum": "**Total**",
        "note": "The public checks run with `grader check`, the hidden ones only when your work is graded; "
        "they too check nothing but what the task says.",
    },
}


def points_table(
    titles: dict[int, str], points: dict[int, TaskPoints], language: Language, *, note: bool = True
) -> str:
    """Markdown table of tasks and points, with a line below that says what hidden checks are."""
    words = _WORDS[language]
    rows = [words["head"], "|---|---|---|---|---|"]
    total = TaskPoints()
    for task, title in titles.items():
        row = points.get(task, TaskPoints())
        rows.append(_row(str(task), title, row, language))
        total = TaskPoints(*(getattr(total, name) + getattr(row, name) for name in vars(total)))
    rows.append(_row(words["sum"], "", total, language))
    if note and total.hidden + total.bonus_hidden:
        rows += ["", words["note"]]
    return "\n".join(rows)


def _row(task: str, title: str, points: TaskPoints, language: Language) -> str:
    cells = [
        _with_bonus(points.regular, points.bonus, language),
        _with_bonus(points.public, points.bonus_public, language),
        _with_bonus(points.hidden, points.bonus_hidden, language),
    ]
    return f"| {task} | {title.replace('|', chr(92) + '|')} | {' | '.join(cells)} |"


def _with_bonus(regular: float, bonus: float, language: Language) -> str:
    if not bonus:
        return number(regular, language)
    extra = f"{number(bonus, language)} {_WORDS[language]['bonus']}"
    return f"{number(regular, language)} + {extra}" if regular else extra


def _sum(checks: tuple[DeclaredCheck, ...], task: int, *, hidden: bool, bonus: bool) -> float:
    return round(float(sum(c.total for c in checks if (c.task, c.hidden, c.bonus) == (task, hidden, bonus))), 4)
