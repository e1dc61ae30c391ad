"""One task's checks as a piece of HTML for a notebook: under a check cell, and in nbgrader's grade cell.

Notebook tools sanitise: nbconvert keeps ``div``, ``span``, ``pre``, ``ul``, ``li`` and ``strong``, drops every
``style`` and shows other tags as text (its parser even adds a ``tbody`` to a table, and then shows that). So
the fragment uses these tags only, and every word and sign in it is text: without styles it is still a list.
"""

from __future__ import annotations

import html

from grader.reporting import labels
from grader.reporting.plain import clean, clip, number
from grader.reporting.view import SIGN, TaskView, failures, looks_like, printed_by, said_of, tasks_of
from grader.result import CheckResult, Language, Report, Status

__all__ = ["check_fragment"]

# Colours are set in pairs, so that the fragment reads the same in a light and a dark notebook.
BOX = (
    "background-color:#ffffff;color:#1d2433;border:1px solid #c9d0db;border-radius:6px;padding:8px 12px;"
    "overflow-wrap:anywhere"
)
LIST = "list-style-type:none;margin:6px 0 0 0;padding-left:0"
ROW = "display:block;margin:0;padding:5px 0;border-top:1px solid #e3e7ed"
PRE = (
    "white-space:pre-wrap;overflow-wrap:anywhere;max-height:320px;overflow:auto;margin:4px 0 4px 22px;padding:6px 10px;"
    "background-color:#f3f5f8;color:#1d2433;font-size:90%;border-radius:4px"
)
MISTAKE = "margin:4px 0 4px 22px;padding:4px 10px;background-color:#fff4d6;color:#5c3d00;border-left:3px solid #c28a00"
COLOUR = {
    Status.PASSED: "#1f7a4d",
    Status.NOT_ATTEMPTED: "#4f6479",
    Status.NOT_RUN: "#4f6479",
    Status.GRADER_ERROR: "#7a3fa0",
}
WRONG = "#b3352b"


def check_fragment(report: Report, task: int, language: Language) -> str:
    """The checks of `task` with points, messages and mistakes; a sentence when `report` has no such task."""
    found = next((view for view in tasks_of(report) if view.number == task), None)
    if found is None:
        text = labels.NO_SUCH_TASK.to(language).format(task=task)
        return f'<div style="{BOX}">{html.escape(text)}</div>'
    heading = _text(f"{found.heading.to(language)} – {found.points().to(language)}")
    opened = {failure.first.check for failure in failures(report.only_task(task))}
    rows = "".join(_row(check, language, explained=check.check in opened) for check in found.checks)
    inner = f'{_notices(report, language)}<ul style="{LIST}">{rows}</ul>{_done(found, language)}'
    return f'<div style="{BOX}"><strong>{heading}</strong>{inner}</div>'


def _row(check: CheckResult, language: Language, *, explained: bool) -> str:
    colour = COLOUR.get(check.status, WRONG)
    title = _text(check.title.to(language)) + (f" ({labels.HIDDEN.to(language)})" if check.hidden else "")
    earned = labels.OPEN_SHORT.to(language) if check.status.ours else number(check.earned, language)
    points = f"{earned} / {number(check.points, language)}"
    status = "" if check.status is Status.PASSED else f" – {labels.STATUS[check.status].to(language)}"
    head = (
        f'<span style="float:right;margin-left:12px"><strong>{points}</strong></span> '
        f'<strong style="color:{colour}">{SIGN[check.status]}</strong> {title}'
        f'<span style="color:{colour}">{_text(status)}</span>'
    )
    return f'<li style="{ROW}">{head}{_details(check, language) if explained else ""}</li>'


def _details(check: CheckResult, language: Language) -> str:
    message = said_of(check)
    parts = [f'<pre style="{PRE}">{_block(message.to(language), 60)}</pre>'] if message else []
    if check.mistakes:
        names = "".join(f"<li>{_text(mistake.text.to(language))}</li>" for mistake in check.mistakes)
        lead = looks_like(check.mistakes).to(language)
        body = f"<ul>{names}</ul>" if len(check.mistakes) > 1 else f" {_text(check.mistakes[0].text.to(language))}"
        parts.append(f'<div style="{MISTAKE}"><strong>{lead}</strong>{body}</div>')
    if printed := printed_by(check):
        parts.append(f'<div style="margin:4px 0 0 22px">{labels.OUTPUT.to(language)}:</div>')
        parts.append(f'<pre style="{PRE}">{_block(printed, 40)}</pre>')
    return "".join(parts)


def _notices(report: Report, language: Language) -> str:
    problems = [notice for notice in report.notices if notice.level == "problem"]
    return "".join(f'<div style="{MISTAKE}">{_block(notice.text.to(language), 20)}</div>' for notice in problems)


def _done(task: TaskView, language: Language) -> str:
    if any(check.status is not Status.PASSED for check in task.checks):
        return ""
    return f'<div style="color:#1f7a4d"><strong>{labels.TASK_DONE.to(language)}</strong></div>'


def _text(text: str) -> str:
    return html.escape(clean(text))


def _block(text: str, lines: int) -> str:
    shown, cut = clip(clean(text), lines=lines, characters=100 * lines)
    return html.escape(shown) + ("\n…" if cut else "")
