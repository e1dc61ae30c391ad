"""A report for an editor's list of problems: ``pooling.py:31:1: error: …``, a line each, as compilers print them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from grader.reporting import labels
from grader.reporting.plain import clean, fill
from grader.reporting.view import explain, failures, looks_like
from grader.result import CheckResult, Language, Report, Status, Text

__all__ = ["to_editor"]

_SEVERITY = {Status.NOT_ATTEMPTED: "info", Status.NOT_RUN: "info", Status.GRADER_ERROR: "warning"}


def to_editor(report: Report, language: Language, path: str, lines: Mapping[str, int]) -> str:
    """One line for each notice and each thing that fails, what is the same said once; then the points.

    Args:
        path: the student's file as the editor shall find it.
        lines: a check's function to the line where the function it calls is defined; it is used where the message
            names no line, and for notebooks, whose lines on disk are none that a message could name.
    """
    found = []
    for notice in report.notices:
        if notice.level != "info":
            line = _blamed(notice.text, report.file)
            severity = "warning" if line is None and notice.level == "warning" else "error"
            found.append(_line(path, line or 1, severity, notice.text.to(language)))
    for failure in failures(report):
        check = failure.first
        function = check.check.rpartition("::")[2].partition("[")[0]
        line = _blamed(explain(check), report.file) or lines.get(function, 1)
        words = f"{failure.tasks.to(language)}: {_words(check, language)}"
        found.append(_line(path, line, _SEVERITY.get(check.status, "error"), words))
    points = fill(labels.POINTS, earned=report.points, maximum=report.max_points)
    return "".join(f"{line}\n" for line in [*found, f"{report.assignment}: {points.to(language)}"])


def _words(check: CheckResult, language: Language) -> str:
    """What is wrong in short, and the mistake's name."""
    if check.headline is None:
        return explain(check).to(language)
    said = [check.headline.to(language)]
    if check.mistakes:
        said += [looks_like(check.mistakes).to(language), *(mistake.text.to(language) for mistake in check.mistakes)]
    return " ".join(said)


def _line(path: str, line: int, severity: str, words: str) -> str:
    return f"{path}:{line}:1: {severity}: {' '.join(clean(words).split())}"


def _blamed(said: Text, file: str) -> int | None:
    """The last line of the student's file that a message names."""
    named = re.findall(rf"{re.escape(file)}[”“\"]?[,:] line (\d+)", said.en) if file.endswith(".py") else []
    return int(named[-1]) if named else None
