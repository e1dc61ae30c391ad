"""Why a check did not pass, in one short line: what a screen begins with."""

from __future__ import annotations

from grader.isolation import BudgetUsed, CallTimeout, Frame, StudentError, WorkerGone
from grader.isolation.host.cleaning import clean_line
from grader.result import Text
from grader.testing.compare import CheckFailed
from grader.testing.judge import NOTHING, place_of

__all__ = ["headline"]

_LONGEST = 200


def headline(error: BaseException | None, cause: str = "") -> Text | None:
    """The reason and, where it is known, the student's own line; None where the message is all there is to say.

    Args:
        error: what ended a public check.
        cause: what `grader.testing.judge.cause_of` says of it.
    """
    found = _headline(error, cause)
    return found and Text(de=_one_line(found.de), en=_one_line(found.en))


def _headline(error: BaseException | None, cause: str) -> Text | None:
    if cause.startswith(NOTHING):
        name = cause.removeprefix(NOTHING)
        return Text(de=f"{name} gibt None zurück. Fehlt ein return?", en=f"{name} returns None. Is a return missing?")
    if isinstance(error, CheckFailed | WorkerGone) and not isinstance(error, BudgetUsed | CallTimeout):
        return error.text
    if isinstance(error, CallTimeout | BudgetUsed):
        place = _own(error.stack)
        return Text(
            de=_at(place, "das dauert zu lange. Endet die Schleife?", "de"),
            en=_at(place, "this takes too long. Does the loop end?", "en"),
        )
    if isinstance(error, StudentError) and error.kind == "missing":
        near = error.candidates[0] if error.candidates else ""
        return Text(
            de=f"{error.message} ist nicht definiert." + (f" Meintest du {near}?" if near else ""),
            en=f"{error.message} is not defined." + (f" Did you mean {near}?" if near else ""),
        )
    if isinstance(error, StudentError) and error.kind == "raised":
        said = f"{error.type_name}: {error.message}" if error.message else error.type_name
        place = _own(error.frames)
        return Text(de=_at(place, said, "de"), en=_at(place, said, "en"))
    return None


def _own(frames: tuple[Frame, ...]) -> Text | None:
    """The student's own line."""
    own = next((frame for frame in reversed(frames) if frame.source), None)
    return place_of(own.file, own.line) if own is not None else None


def _at(place: Text | None, said: str, language: str) -> str:
    if place is None:
        return said[:1].upper() + said[1:]
    return f"{place.de if language == 'de' else place.en}: {said}"


def _one_line(text: str) -> str:
    return clean_line(" ".join(text.strip().split("\n")[0].split()), _LONGEST)
