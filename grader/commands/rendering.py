"""Reports of one or several assignments in the form that was asked for: for people, or for a system that reads them."""

from __future__ import annotations

import base64
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.course import Assignment
from grader.result import Language, Report

__all__ = ["Checked", "Format", "show"]

Format = Literal["text", "json", "junit", "github", "gradescope", "classroom", "editor"]


@dataclass(frozen=True)
class Checked:
    """A report, and where its file lies."""

    assignment: Assignment
    report: Report
    file: Path | None = None
    """The file that was asked for; in the assignment's folder when None."""

    @property
    def path(self) -> Path | None:
        """The file that was read."""
        if self.file is not None:
            return self.file
        return self.assignment.folder / self.report.file if self.report.file else None


def show(
    checked: Sequence[Checked], language: Language, form: Format, *, brief: bool = False, everything: bool = False
) -> None:
    """Print the reports.

    Args:
        brief: for people, a line for each assignment instead of every check.
        everything: for people, every check and every message instead of one screen.
    """
    from grader.reporting import classroom, gradescope, junit, overview, terminal

    reports = [each.report for each in checked]
    if form == "json":
        sys.stdout.write(reports[0].to_json() if len(reports) == 1 and not brief else _as_list(reports))
    elif form == "junit":
        sys.stdout.write(junit.to_junit(reports, language))
    elif form == "gradescope":
        sys.stdout.write(gradescope.to_gradescope(reports, language))
    elif form == "classroom":
        _for_classroom(classroom.to_classroom(reports, language))
    elif form == "github":
        _for_github(checked, language)
    elif form == "editor":
        _for_editor(checked, language)
    elif brief:
        overview.print_overview(reports, language)
    elif not everything:
        for each in checked:
            _on_one_screen(each, language)
    else:
        for each in checked:
            hint_command = f"grader hint {each.assignment.number:02d}"
            terminal.print_report(each.report, language, hint_command=hint_command)


def _on_one_screen(each: Checked, language: Language) -> None:
    from rich.console import Console

    from grader.reporting.brief import Brief, brief
    from grader.student.telling import after_of

    console, number = Console(highlight=False), f"{each.assignment.number:02d}"
    shown = Brief(
        after=after_of(each.assignment, each.report),
        hint_command=f"grader hint {number}",
        everything=f"grader check {number} --all",
    )
    sys.stdout.write("\n".join(brief(each.report, language, console, shown)) + "\n")


def _as_list(reports: Sequence[Report]) -> str:
    return json.dumps([json.loads(report.to_json()) for report in reports], indent=1, ensure_ascii=False) + "\n"


def _for_github(checked: Sequence[Checked], language: Language) -> None:
    """Annotations on stdout, where GitHub reads them; the tables into the step's summary, where it shows them."""
    from grader.commands.git import path_in_repository
    from grader.commands.lines import lines_of_checks
    from grader.reporting import github

    summaries = []
    for each in checked:
        path = each.path
        lines = lines_of_checks(each.assignment, path) if path else {}
        shown_as = path_in_repository(path) if path else path_in_repository(each.assignment.folder)
        sys.stdout.write(github.github_annotations(each.report, language, file=shown_as, lines=lines))
        summaries.append(github.github_summary(each.report, language))
    _append_or_print("GITHUB_STEP_SUMMARY", "\n".join(summaries))


def _for_editor(checked: Sequence[Checked], language: Language) -> None:
    """Problems with the path from the current folder, as compilers say it."""
    from grader.commands.lines import lines_of_checks
    from grader.reporting.editor import to_editor
    from grader.reporting.plain import encodable

    for each in checked:
        path = each.path or each.assignment.folder
        lines = lines_of_checks(each.assignment, path) if path.is_file() else {}
        text = to_editor(each.report, language, os.path.relpath(path), lines)
        sys.stdout.write(encodable(text, sys.stdout.encoding))


def _for_classroom(text: str) -> None:
    """The record on stdout; in a workflow also as the step's output ``result``, as GitHub's own graders do."""
    sys.stdout.write(text)
    if os.environ.get("GITHUB_OUTPUT"):
        _append_or_print("GITHUB_OUTPUT", f"result={base64.b64encode(text.encode()).decode()}\n")


def _append_or_print(variable: str, text: str) -> None:
    if target := os.environ.get(variable):
        with Path(target).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    else:
        sys.stdout.write(text)
