"""What failed while a file was executed, in words for the student; what is the same is said once."""

from __future__ import annotations

from collections.abc import Sequence

from grader.isolation import LoadProblem
from grader.result import Notice, Text
from grader.testing.judge import place_of
from grader.testing.refused import refusal

__all__ = ["problem_notices"]

_MOST_PROBLEMS = 20
"""Notices about statements that fail while a file is executed; there may be thousands, and the first ones tell."""
_MOST_PLACES = 5


def problem_notices(problems: Sequence[LoadProblem]) -> tuple[Notice, ...]:
    """One notice for each kind of error, in the order in which they came."""
    alike: dict[tuple[str, str, str], list[LoadProblem]] = {}
    for problem in problems:
        alike.setdefault((problem.error.kind, problem.error.type_name, problem.error.message), []).append(problem)
    groups = list(alike.values())
    notices = [_notice(group) for group in groups[:_MOST_PROBLEMS]]
    if more := len(groups) - len(notices):
        text = Text(de=f"Es gibt {more} weitere Fehler dieser Art.", en=f"There are {more} more errors of this kind.")
        notices.append(Notice(level="warning", text=text))
    return tuple(notices)


def _notice(alike: Sequence[LoadProblem]) -> Notice:
    error = alike[0].error
    places = [place_of(problem.filename, problem.line) for problem in alike[:_MOST_PLACES]]
    de, en = ("; ".join(dict.fromkeys(getattr(place, language) for place in places)) for language in ("de", "en"))
    if more := len(alike) - len(places):
        de, en = f"{de} und {more} weitere Stellen", f"{en} and {more} more places"
    said = f"{error.type_name}: {error.message}" if error.message else error.type_name
    refused = refusal(error) or Text(de=f"{said}.", en=f"{said}.")
    return Notice(
        level="warning",
        text=Text(
            de=f"{de}: {refused.de} Was danach kommt, wurde trotzdem ausgeführt.",
            en=f"{en}: {refused.en} What follows was executed all the same.",
        ),
    )
