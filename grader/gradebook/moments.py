"""When somebody handed in, as learning platforms write it: ``Donnerstag, 26. November 2026, 10:48``."""

from __future__ import annotations

import re
from datetime import datetime

from grader.result import possible

__all__ = ["moment_of"]

_MONTHS = (
    ("jan", "jän"), ("feb",), ("mar", "mär", "mrz"), ("apr",), ("may", "mai"), ("jun",),
    ("jul",), ("aug",), ("sep",), ("oct", "okt"), ("nov",), ("dec", "dez"),
)  # fmt: skip
"""How the months begin in English and German."""
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?"
_FORMS = (
    re.compile(rf"(?:\w+,?\s+)?(?P<day>\d{{1,2}})\.?\s+(?P<word>[^\W\d]+)\.?\s+(?P<year>\d{{4}}),?\s+{_TIME}"),
    re.compile(rf"(?:\w+,?\s+)?(?P<word>[^\W\d]+)\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}}),?\s+{_TIME}"),
    re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)[T ,]+{_TIME}"),
    re.compile(rf"(?:\w+,?\s+)?(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>\d{{4}}),?\s+{_TIME}"),
)


def moment_of(text: str) -> datetime | None:
    """The local time that a text names, without a zone; None when it names none that is possible."""
    for form in _FORMS:
        if match := form.fullmatch(text.strip()):
            return _moment(match.groupdict())
    return None


def _moment(parts: dict[str, str | None]) -> datetime | None:
    month = int(parts.get("month") or 0) or _month(parts.get("word") or "")
    hour = int(parts["hour"] or 0)
    if half := parts["half"]:
        hour = hour % 12 + (12 if half in "Pp" else 0)
    try:
        moment = datetime(  # noqa: DTZ001 - the platform's own time
            int(parts["year"] or 0), month, int(parts["day"] or 0), hour, int(parts["minute"] or 0),
            int(parts["second"] or 0),
        )  # fmt: skip
    except ValueError:
        return None
    return moment if possible(moment) else None


def _month(word: str) -> int:
    """1 to 12; 0 for what is no month."""
    lower = word.casefold()
    return next((n for n, starts in enumerate(_MONTHS, 1) if lower.startswith(starts)), 0)
