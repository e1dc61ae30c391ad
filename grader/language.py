"""Which language is spoken to a student: one rule for command line, notebook, pytest and continuous integration."""

from __future__ import annotations

import locale
import os

from grader.result import Language

__all__ = ["VARIABLE", "spoken"]

VARIABLE = "GRADER_LANGUAGE"


def spoken(chosen: Language | None, course: Language | None) -> Language:
    """What was asked for, else what the variable says, else the course's language, else the system's.

    Args:
        chosen: ``--lang``, or the argument of a call.
        course: the course's default, where it is known.
    """
    return chosen or _language_in(os.environ.get(VARIABLE)) or course or _language_in(locale.getlocale()[0]) or "de"


def _language_in(text: str | None) -> Language | None:
    """``en`` of ``en_GB.UTF-8``; None for other languages."""
    start = (text or "").strip().lower()[:2]
    if start == "en":
        return "en"
    return "de" if start == "de" else None
