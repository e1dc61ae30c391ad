"""Everything on the instructor's pages once more, as tables for other programs: CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from grader.reporting.grades import harmless
from grader.reporting.history import History
from grader.reporting.statistics import Column
from grader.reporting.students import Row
from grader.reporting.to_look_at import Attention
from grader.reporting.view import tasks_of
from grader.result import Language

__all__ = ["NAMES", "class_tables"]

NAMES = ("assignments", "checks", "clusters", "history", "mistakes", "needs_a_person", "results", "students")
Record = Mapping[str, str | float | bool | None]


def class_tables(
    columns: Sequence[Column],
    rows: Sequence[Row],
    to_look_at: Sequence[Attention],
    histories: Mapping[str, History],
    language: Language,
) -> Iterator[tuple[str, str]]:
    """Name of the table with its ending, and text. CSV has a decimal point and is safe in a spreadsheet."""
    tables: dict[str, list[Record]] = {
        "assignments": [_assignment(column) for column in columns],
        "needs_a_person": [
            {"kind": a.kind, "student": a.student, "assignment": a.assignment, "text": a.text.to(language)}
            for a in to_look_at
        ],
        "checks": [check for column in columns for check in _checks(column, language)],
        "clusters": [
            {"assignment": c.name, "cluster": n, "task": same.task, "check": same.example.check, "student": r.student}
            for c in columns
            for n, same in enumerate(c.clusters, 1)
            for r in same.reports
        ],
        "history": [
            {"student": student, **entry.model_dump()}
            for student in sorted(histories)
            for entry in histories[student].entries
        ],
        "mistakes": [
            {"assignment": c.name, "mistake": " | ".join(m.names), "student": r.student}
            for c in columns
            for m in c.mistakes
            for r in m.reports
        ],
        "results": [result for row in rows for result in _results(row)],
        "students": [{"student": row.student, "name": row.name, "total": row.total} for row in rows],
    }  # fmt: skip
    for name in NAMES:
        yield f"{name}.csv", _csv(tables[name])
        yield f"{name}.json", _json(tables[name])


def _assignment(column: Column) -> Record:
    low, middle, high = column.quartiles
    return {
        "assignment": column.name,
        "students": column.students,
        "handed_in": column.handed_in,
        "graded": column.graded,
        "open": column.open,
        "max_points": column.maximum,
        "lower_quartile": low if column.graded else None,
        "median": middle if column.graded else None,
        "upper_quartile": high if column.graded else None,
    }


def _checks(column: Column, language: Language) -> Iterator[Record]:
    for rate in column.rates:
        yield {
            "assignment": column.name,
            "task": rate.check.task,
            "check": rate.check.check,
            "title": rate.check.title.to(language),
            "hidden": rate.check.hidden,
            "bonus": rate.check.bonus,
            "passed": rate.passed,
            "count": rate.count,
            "open": rate.open,
        }


def _results(row: Row) -> Iterator[Record]:
    """Per task; each single check stands in ``results/``."""
    for cell in row.cells:
        for task in tasks_of(cell.report) if cell.report and cell.report.file else ():
            yield {
                "student": row.student,
                "assignment": cell.assignment,
                "task": task.number,
                "points": task.earned,
                "max_points": task.maximum,
                "bonus": task.bonus_earned,
                "open": task.open,
            }


def _json(records: Iterable[Record]) -> str:
    """A record a line."""
    return "[\n" + ",\n".join(json.dumps(record, ensure_ascii=False) for record in records) + "\n]\n"


def _csv(records: Iterable[Record]) -> str:
    table, writer = io.StringIO(), None
    for record in records:
        if writer is None:
            writer = csv.DictWriter(table, list(record), lineterminator="\r\n")
            writer.writeheader()
        writer.writerow({key: harmless(value) if isinstance(value, str) else value for key, value in record.items()})
    return table.getvalue()
