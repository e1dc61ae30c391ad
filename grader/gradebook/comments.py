"""What the gradebook says about a task: nbgrader shows it as Markdown next to the student's solution."""

from __future__ import annotations

from collections.abc import Iterator

from grader.result import CheckResult, Language, Report, Status

__all__ = ["task_comment"]

LONGEST = 8000
"""Characters of a comment; a message of a check is bounded already."""

_WORDS: dict[Language, dict[str, str]] = {
    "de": {
        "task": "Aufgabe {task}: {earned} von {points} Punkten",
        "check": "{mark} {title} ({earned} von {points})",
        "bonus": "{mark} {title} (Zusatz: {earned} von {points})",
        "mistake": "Vermutlich: {text}",
        "open": "Diese Prüfung konnte nicht bewertet werden. Das liegt nicht an der Abgabe; jemand sieht sie sich an.",
        "notices": "Zur Abgabe",
        "more": "… (gekürzt; alles Weitere steht auf der Feedback-Seite)",
    },
    "en": {
        "task": "Task {task}: {earned} of {points} points",
        "check": "{mark} {title} ({earned} of {points})",
        "bonus": "{mark} {title} (extra credit: {earned} of {points})",
        "mistake": "Probably: {text}",
        "open": "This check could not be graded. The hand-in is not at fault; somebody will look at it.",
        "notices": "About the hand-in",
        "more": "… (shortened; the feedback page has the rest)",
    },
}


def task_comment(report: Report, task: int, language: Language) -> str | None:
    """Markdown about the checks of `task` that did not pass; None when there is nothing to say.

    Remarks on the hand-in as a whole stand with the first task. What could come from the student (values,
    messages, file names) is put into code blocks, so that none of it is taken for Markdown or HTML.
    """
    parts: list[str] = []
    if report.notices and task == min(report.tasks, default=task):
        parts.append(f"**{_WORDS[language]['notices']}**")
        parts += [_literal(notice.text.to(language)) for notice in report.notices]
    failed = [check for check in report.of_task(task) if check.status is not Status.PASSED]
    if failed:
        parts.append(_heading(report, task, language))
    for check in failed:
        parts += _about(check, language)
    text = "\n\n".join(part for part in parts if part)
    if len(text) > LONGEST:
        kept = text[:LONGEST].rsplit("\n", 1)[0]
        text = f"{kept}\n\n{_WORDS[language]['more']}"
    return text or None


def _heading(report: Report, task: int, language: Language) -> str:
    checks = report.of_task(task)
    earned = round(sum(check.earned for check in checks), 4)
    points = round(sum(check.points for check in checks if not check.bonus), 4)
    words = _WORDS[language]["task"]
    return f"**{words.format(task=task, earned=_number(earned, language), points=_number(points, language))}**"


def _about(check: CheckResult, language: Language) -> Iterator[str]:
    words = _WORDS[language]
    line = words["bonus" if check.bonus else "check"].format(
        mark="?" if check.status.ours else "✗",
        title=check.title.to(language),
        earned=_number(check.earned, language),
        points=_number(check.points, language),
    )
    yield line
    if check.status.ours:
        yield words["open"]
    if check.message is not None:
        yield _literal(check.message.to(language))
    for mistake in check.mistakes:
        yield words["mistake"].format(text=mistake.text.to(language))


def _literal(text: str) -> str:
    """A Markdown code block: every line, by whatever it ends, is indented, so that none can begin anything else."""
    lines = ("".join(c for c in line if c == "\t" or c.isprintable()) for line in text.splitlines())
    return "\n".join(f"    {line}" for line in lines)


def _number(points: float, language: Language) -> str:
    text = f"{points:.4f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "de" else text
