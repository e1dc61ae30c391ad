"""Moments as nbgrader and the course write them: ``2026-11-27 22:59:01.5 UTC``, ISO 8601, a zone by its name."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from grader.result import possible

__all__ = ["parse_timestamp", "utc"]

_PARTS = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?) ?(.{0,40})")
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d\d):?(\d\d)?")
_ABBREVIATIONS = {"": 0, "Z": 0, "UTC": 0, "GMT": 0, "MEZ": 1, "CET": 1, "MESZ": 2, "CEST": 2}
"""Hours ahead of UTC. Abbreviations are ambiguous the world over; these are the ones of the course's country."""
_OF_THIS_MACHINE = frozenset({"localtime", "posixrules", "factory"})
"""Names of zones that mean something else on every machine."""


def parse_timestamp(text: str) -> datetime | None:
    """The moment a text names, with its zone (UTC when it names none, as in nbgrader).

    None when it names none, or one at which nobody can have handed in: see `possible`. Whoever gets a moment here can
    compare it, add to it and show it in any zone.
    """
    match = _PARTS.fullmatch(text.strip())
    if match is None:
        return None
    zone = _zone(match[3].strip())
    if zone is None:
        return None
    time = match[2].replace(",", ".")
    try:
        moment = datetime.fromisoformat(f"{match[1]}T{time[:15]}").replace(tzinfo=zone)
        return moment if moment.utcoffset() is not None and possible(moment.astimezone(UTC)) else None
    except (ValueError, OverflowError):
        return None


def utc(moment: datetime) -> str:
    """ISO 8601 in UTC, whole seconds: ``2026-11-27T22:59:01Z``."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _zone(name: str) -> tzinfo | None:
    if name.upper() in _ABBREVIATIONS:
        return timezone(timedelta(hours=_ABBREVIATIONS[name.upper()]))
    if match := _OFFSET.fullmatch(name):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return timezone(offset if match[1] == "+" else -offset) if offset < timedelta(hours=24) else None
    try:
        return None if name.lower() in _OF_THIS_MACHINE else ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # an unknown name, or one that is a path
        return None
