"""Reports for GitHub Actions: workflow commands that annotate a run, and a summary in Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from grader.reporting import labels
from grader.reporting.plain import clean, clip, fill, number
from grader.reporting.view import explain, failures, next_step, open_points, tasks_of
from grader.result import CheckResult, Language, Report, Status

__all__ = ["github_annotations", "github_summary", "to_github"]

SIGN = {Status.PASSED: "✅", Status.NOT_ATTEMPTED: "⚪", Status.NOT_RUN: "⚪", Status.GRADER_ERROR: "⚠️"}
_MARKDOWN = re.compile(r"([\\`*_\[\]|~#])")


def to_github(report: Report, language: Language) -> str:
    """Annotations, then the summary: what a step prints.

    Nothing that a student's text contains can start a workflow command (``::error``, ``##[error]``).
    """
    return github_annotations(report, language) + github_summary(report, language)


def github_annotations(
    report: Report, language: Language, file: str | None = None, lines: Mapping[str, int] | None = None
) -> str:
    """One workflow command per failed check: errors, notices for what is not attempted, warnings for our own faults.

    Args:
        file: path of the student's file from the repository's root, without which GitHub shows it nowhere.
        lines: a check's function to the line where its annotation stands; line 1 otherwise.
    """
    failed = [check for check in report.checks if check.status is not Status.PASSED]
    shown = [_annotation(check, language, report.file if file is None else file, lines or {}) for check in failed]
    return "".join(line + "\n" for line in shown)


def github_summary(report: Report, language: Language) -> str:
    """Markdown for ``$GITHUB_STEP_SUMMARY``: points, a table of the checks, what is left to do, the next step."""
    points = fill(labels.POINTS, earned=report.points, maximum=report.max_points).to(language)
    parts = [f"## {_markdown(report.title.to(language))}: {points}"]
    if report.ungraded:
        opened = fill(labels.UNGRADED_EXPLAINED, points=open_points(report.checks))
        parts.append(f"> **{labels.UNGRADED.to(language)}.** {opened.to(language)}")
    parts += [f"> {_markdown(notice.text.to(language))}" for notice in report.notices]
    parts.append("\n".join(_table(report, language)))
    parts += [_details(failure.checks, language) for failure in failures(report)]
    parts.append(f"**{labels.NEXT_STEP.to(language)}:** {_markdown(next_step(report, None).to(language))}")
    return "\n\n".join(parts) + "\n"


def _annotation(check: CheckResult, language: Language, path: str, lines: Mapping[str, int]) -> str:
    command = {Status.NOT_ATTEMPTED: "notice", Status.GRADER_ERROR: "warning"}.get(check.status, "error")
    title = f"{fill(labels.TASK, task=check.task).to(language)}: {check.title.to(language)}"
    function = check.check.rpartition("::")[2].partition("[")[0]
    file = f"file={_property(path)},line={lines.get(function, 1)}," if path else ""
    message, _ = clip(explain(check).to(language), lines=40, characters=3200)
    return f"::{command} {file}title={_property(title)}::{_escape(message)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(clean(text)).replace(":", "%3A").replace(",", "%2C")


def _table(report: Report, language: Language) -> list[str]:
    rows = [f"| | {labels.CLASS_CHECK.to(language)} | {labels.AXIS.to(language)} |", "|---|---|---:|"]
    for task in tasks_of(report):
        heading = _markdown(task.heading.to(language))
        rows.append(f"| | **{heading}** | **{task.points(short=True).to(language)}** |")
        rows += [_row(check, language) for check in task.checks]
    return rows


def _row(check: CheckResult, language: Language) -> str:
    title = _markdown(check.title.to(language))
    if check.status is not Status.PASSED:
        title += f" – {labels.STATUS[check.status].to(language)}"
    earned = labels.OPEN_SHORT.to(language) if check.status.ours else number(check.earned, language)
    return f"| {SIGN.get(check.status, '❌')} | {title} | {earned} / {number(check.points, language)} |"


def _details(checks: tuple[CheckResult, ...], language: Language) -> str:
    titles = " · ".join(_html(check.title.to(language)).replace("\n", " ") for check in checks)
    message, _ = clip(explain(checks[0]).to(language), lines=40, characters=3200)
    return f"<details><summary>{titles}</summary>\n<pre>{_html(message)}</pre>\n</details>"


def _html(text: str) -> str:
    """For HTML inside Markdown; without the two signs that start a workflow command when printed."""
    return html.escape(clean(text)).replace("::", "&#58;&#58;").replace("##[", "#&#35;[")


def _markdown(text: str) -> str:
    return (
        _MARKDOWN.sub(r"\\\1", html.escape(clean(text), quote=False)).replace("::", "&#58;&#58;").replace("\n", "<br>")
    )
