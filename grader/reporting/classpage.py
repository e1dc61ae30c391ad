"""The instructor's pages: an overview, a page per assignment and per student, in one language, without a server."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING

from grader.reporting import class_labels as labels
from grader.reporting.class_tables import NAMES, class_tables
from grader.reporting.grades import assignments_of, when
from grader.reporting.history import History
from grader.reporting.pages import moment, monolingual, points, render
from grader.reporting.places import INDEX, assignment_page, feedback_page_of, href, student_page
from grader.reporting.plain import clean, clip, fill, number
from grader.reporting.statistics import Column, column_of
from grader.reporting.students import Row, data_files, for_script, page_sizes, rows_of, short
from grader.reporting.to_look_at import KINDS, Attention, needs_a_person
from grader.reporting.view import TaskView, said_of, tasks_of
from grader.result import CheckResult, Language, Report, Text

if TYPE_CHECKING:
    from grader.course import Course

__all__ = ["ClassPages"]

MOST_SHOWN = 60
"""Entries of one list on a page; all of them stand in the tables."""


@dataclass(frozen=True)
class ClassPages:
    """Everything about a class, ready to be written below the folder of results.

    Args:
        reports: at most one per student and assignment.
        people: folder to name, of everybody who could hand in; their names as they are sorted.
        changed: student and assignment whose automatic score changed under a manual one.
        histories: earlier hand-ins by student.
    """

    course: Course
    reports: Sequence[Report]
    language: Language
    people: Mapping[str, str] = field(default_factory=dict)
    changed: Collection[tuple[str, str]] = ()
    histories: Mapping[str, History] = field(default_factory=dict)

    def files(self) -> Iterator[tuple[str, str]]:
        """Path relative to the folder of results, and text. Nothing on a page comes from anywhere else."""
        names = assignments_of(self.course, self.reports)
        to_look_at = needs_a_person(self.reports, self.changed)
        look = {(a.student, a.assignment) for a in to_look_at}
        rows = rows_of(self.course, names, self.reports, self.people, look)
        columns = [self._column(name, len(rows)) for name in names]
        pieces = list(page_sizes(rows))
        scripts = list(data_files(rows))
        yield INDEX, self._index(columns, rows, to_look_at, pieces, len(scripts))
        for n, piece in enumerate(pieces[1:], 2):
            yield f"class/students-{n}.html", self._more_students(columns, piece, n, len(pieces))
        for column in columns:
            yield (
                assignment_page(column.name),
                self._render("assignment.html.j2", assignment_page(column.name), c=column),
            )
        for row in rows:
            yield student_page(row.student), self._student(columns, row)
        yield "class/table.js", files("grader.reporting").joinpath("templates", "table.js").read_text(encoding="utf-8")
        yield "class/columns.js", self._columns_script(columns)
        for n, script in enumerate(scripts, 1):
            yield f"class/rows-{n}.js", script
        for name, text in class_tables(columns, rows, to_look_at, self.histories, self.language):
            yield f"tables/{name}", text

    def _column(self, name: str, students: int) -> Column:
        reports = sorted((r for r in self.reports if r.assignment == name), key=lambda r: r.student.casefold())
        seconds = {
            (student, name): entries[0].seconds
            for student, history in self.histories.items()
            if (entries := history.of(name)) and entries[0].seconds is not None
        }
        return column_of(self.course, name, reports, students=students, seconds=seconds)

    def _render(self, template: str, page: str, **values: object) -> str:
        def name_of(student: str) -> str:
            return short(self.people.get(student) or student)

        return render(
            template,
            t=monolingual(self.language),
            points=points,
            fill=fill,
            moment=moment,
            when=when,
            labels=labels,
            language=self.language,
            course=self.course,
            page=page,
            most=MOST_SHOWN,
            name_of=name_of,
            clean=clean,
            shortened=_shortened,
            to=lambda path: href(path, page),
            feedback=lambda report: href(feedback_page_of(report.student, report.assignment), page),
            about=lambda student: href(student_page(student), page),
            all_about=lambda name: href(assignment_page(name), page),
            said=_said,
            per_task=self._per_task,
            variant=self._variant,
            **values,
        )

    def _index(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        to_look_at: Sequence[Attention],
        pieces: Sequence[Sequence[Row]],
        scripts: int,
    ) -> str:
        by_kind = {kind: [each for each in to_look_at if each.kind == kind] for kind in KINDS}
        return self._render(
            "class.html.j2",
            INDEX,
            columns=columns,
            rows=pieces[0],
            number=1,
            count=len(rows),
            pages=len(pieces),
            to_look_at=[(kind, found) for kind, found in by_kind.items() if found],
            handed_in=sum(column.handed_in for column in columns),
            scripts=["columns.js", *(f"rows-{n}.js" for n in range(1, scripts + 1)), "table.js"],
            tables=NAMES,
        )

    def _more_students(self, columns: Sequence[Column], rows: Sequence[Row], number: int, pages: int) -> str:
        page = f"class/students-{number}.html"
        return self._render("students.html.j2", page, columns=columns, rows=rows, number=number, pages=pages)

    def _student(self, columns: Sequence[Column], row: Row) -> str:
        history = self.histories.get(row.student, History())
        shown = [(column, history.of(column.name)) for column in columns]
        return self._render(
            "student.html.j2", student_page(row.student), row=row, columns=columns, history=[s for s in shown if s[1]]
        )

    def _columns_script(self, columns: Sequence[Column]) -> str:
        words = {
            name: getattr(labels, name.upper()).to(self.language)
            for name in ("missing", "late", "late_by", "not_graded", "look", "rows", "no_rows")
        }
        names = [column.name for column in columns]
        data = for_script({"language": self.language, "assignments": names, "words": words})
        return f"window.classColumns = {data};\n"

    def _per_task(self, report: Report) -> list[str]:
        """``1 Pooling: 3/4``; extra credit behind a plus."""
        return [clean(self._of_task(task)) for task in tasks_of(report)]

    def _of_task(self, task: TaskView) -> str:
        def said(value: float) -> str:
            return number(value, self.language)

        parts = [f"{said(task.earned)}/{said(task.maximum)}"] if task.maximum else []
        parts += [f"{said(task.bonus_earned)}/{said(task.bonus_maximum)}"] if task.bonus_maximum else []
        return f"{task.number} {task.title.to(self.language)}: {' + '.join(parts)}"

    def _variant(self, report: Report, task: int) -> str:
        """The line that starts a ``wrong/`` variant from a hand-in."""
        folder = f"submitted/{report.student}/{report.assignment}"
        return f"grader new {report.assignment} --wrong NAME --task {task} --from {_quoted(f'{folder}/{report.file}')}"


def _quoted(path: str) -> str:
    """`path` as one word of a shell."""
    import shlex

    return shlex.quote(clean(path))


def _said(check: CheckResult) -> Text | None:
    said = said_of(check)
    return said and Text(de=_shortened(said.de, 12), en=_shortened(said.en, 12))


def _shortened(text: str, lines: int = 3) -> str:
    shown, cut = clip(clean(text), lines=lines, characters=160 * lines)
    return f"{shown} …" if cut else shown
