"""The docstrings of checks and of ``wrong/`` variants: what stands there in two languages, read without running it.

A field begins a line and goes on to the next field. ``de:`` and ``en:`` are the sentence that students see; ``why``,
``formula`` and ``source`` have a language of their own (``why de: …``, ``why en: …``) or, where it is the same in both,
none (``formula: φ > 0``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from grader.result import Text

__all__ = ["EXPLAINED_BY", "Fields", "fields", "in_both"]

EXPLAINED_BY = ("why", "formula", "source")
"""Why a check matters, the formula it is about, and where that stands."""

_FIELD = re.compile(
    rf"^[ \t]*(?P<key>de|en|tasks?|shows|(?:{'|'.join(EXPLAINED_BY)})(?:[ \t]+(?:de|en))?):[ \t]*", re.MULTILINE
)
Fields = Mapping[str, str]


def fields(docstring: str) -> Fields:
    """Field to text, white space folded: ``{"de": …, "en": …, "why de": …}``; what precedes the first is left out."""
    starts = list(_FIELD.finditer(docstring))
    ends = [*(start.start() for start in starts[1:]), len(docstring)]
    return {
        " ".join(start["key"].split()): " ".join(docstring[start.end() : end].split())
        for start, end in zip(starts, ends, strict=False)  # no field, but always an end
    }


def in_both(found: Fields, name: str = "") -> Text | None:
    """A field in both languages; None when one of them is missing or empty. The title has no name."""
    de, en = (found.get(f"{name} {language}".strip()) or (name and found.get(name)) for language in ("de", "en"))
    return Text(de=de, en=en) if de and en else None
