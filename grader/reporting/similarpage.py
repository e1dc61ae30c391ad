"""Pairs of hand-ins that share code, side by side, for instructors. What is shared is shown; why is not ours to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.reporting import class_labels as labels
from grader.reporting.pages import monolingual, render
from grader.reporting.plain import clean, fill
from grader.reporting.students import short
from grader.result import Language, Text

__all__ = ["Beside", "Side", "similar_pages"]


@dataclass(frozen=True)
class Side:
    """One of the two."""

    name: str
    lines: tuple[tuple[int, str, bool], ...]
    """Number, text, and whether it is shared."""


@dataclass(frozen=True)
class Beside:
    """One pair."""

    one: Side
    other: Side
    percent: int
    """Of the smaller one's own code."""


def similar_pages(title: Text, pairs: Sequence[Beside], compared: int, language: Language) -> Iterator[tuple[str, str]]:
    """File and text: a table of all pairs, and a page for each."""
    say = {"t": monolingual(language), "fill": fill, "labels": labels, "language": language, "title": title}
    yield (
        "index.html",
        render("similar.html.j2", **say, pairs=pairs, compared=compared, pair=None, short=short, clean=clean),
    )
    for number, pair in enumerate(pairs, 1):
        text = render("similar.html.j2", **say, pairs=(), compared=compared, pair=pair, short=short, clean=clean)
        yield f"pair-{number}.html", text
