"""What one check's end means: its status and, in words, why."""

from __future__ import annotations

import builtins
import math
import re

from grader.isolation import BudgetUsed, CallTimeout, Frame, StudentError, WorkerGone
from grader.isolation.host.cleaning import clean_line
from grader.result import Language, Status, Text
from grader.testing.clauses import Clause, stage_of
from grader.testing.compare import CheckFailed, nothing_came
from grader.testing.refused import LIBRARIES, forbidden, refusal
from grader.testing.shapes import Terms, about_shapes
from grader.testing.student import Student

__all__ = ["NOTHING", "cause_of", "hidden_message", "judge", "not_run", "place_of", "returned_nothing"]

_KINDS = {
    "raised": Status.ERROR,
    "not_attempted": Status.NOT_ATTEMPTED,
    "missing": Status.MISSING,
    "forbidden": Status.FORBIDDEN,
}


def judge(error: BaseException | None, student: Student | None) -> tuple[Status, Text | None]:
    """Status and message of a check that ended with `error` (None: it passed)."""
    status, text = _judged(error, student)
    return status, text and Text(de=clean_line(text.de, _LONGEST), en=clean_line(text.en, _LONGEST))


_LONGEST = 4000
"""Characters of a message: a check may have put a student's text into it, however long and whatever is in it."""


def _judged(error: BaseException | None, student: Student | None) -> tuple[Status, Text | None]:
    if error is None:
        return Status.PASSED, None
    if isinstance(error, CheckFailed):
        return Status.WRONG, _with_call(error.text, student, error)
    if isinstance(error, StudentError):
        text = _student_error(error, student._terms if student is not None else {})
        return _KINDS[error.kind], _with_call(text, student, error) if error.kind == "raised" else text
    if isinstance(error, CallTimeout):
        return Status.TIMEOUT, _with_call(_and_here(error.text, error.stack), student, error)
    if isinstance(error, BudgetUsed):
        return Status.TIMEOUT, _budget(error, student)
    if isinstance(error, WorkerGone):
        return Status.CRASHED, _with_call(error.text, student, error)
    if isinstance(error, AssertionError):
        return Status.WRONG, _with_call(_assertion(error), student, error)
    return Status.GRADER_ERROR, _ours(error)


def hidden_message(
    status: Status, error: BaseException | None, clause: Clause | None = None, cause: str = ""
) -> Text | None:
    """What a hidden check says: its kind and its part, never an input, an expected value or the student's own words."""
    said = _HIDDEN.get(status)
    if status is Status.ERROR and isinstance(error, StudentError):
        # the name of a class of one's own could carry an input out
        known = error.type_name if isinstance(getattr(builtins, error.type_name, None), type) else "Exception"
        said = refusal(error, with_names=False) or Text(
            de=f"Dein Code hat hier einen Fehler ausgelöst ({known}). Prüfe ihn mit eigenen Eingaben.",
            en=f"Your code raised an error here ({known}). Try it with inputs of your own.",
        )
    elif status is Status.WRONG and cause.startswith(NOTHING):
        said = returned_nothing(cause)
    elif status is Status.WRONG:
        said = stage_of(error) or said
    if said is None or clause is None:
        return said
    if status is Status.WRONG and clause.whole:
        return clause.text
    return _joined(
        said, Text(de=f"Es geht um: {_ended(clause.text.de)}", en=f"This is about: {_ended(clause.text.en)}")
    )


def _ended(words: str) -> str:
    """With a full stop, unless it is a question."""
    words = words.rstrip(":")
    return words if words.endswith("?") else f"{words}."


def returned_nothing(cause: str) -> Text:
    """What is said to a cause that begins with `NOTHING`."""
    name = cause.removeprefix(NOTHING)
    return Text(
        de=f"Von {name} kam hier None zurück. Steht in jedem Zweig ein return?",
        en=f"None came back from {name} here. Is there a return in every branch?",
    )


NOTHING = "nothing from "
"""How the cause of a check begins for which a function returned None."""


def cause_of(error: BaseException | None, student: Student | None) -> str:
    """The same text for all checks that fail of the same thing; empty where that cannot be told."""
    if isinstance(error, StudentError):
        own = next((frame for frame in reversed(error.frames) if frame.source), None)
        if error.kind == "missing":
            return clean_line(f"missing {error.message}", _LONGEST_CAUSE)
        if error.type_name == "NameError" and (name := re.search(r"name '(.{1,100})' is not defined", error.message)):
            return clean_line(f"missing {name[1]}", _LONGEST_CAUSE)
        if error.kind == "raised" and own is not None:
            return clean_line(f"{error.type_name} {own.file}:{own.line}", _LONGEST_CAUSE)
    if isinstance(error, CallTimeout):
        own = next((frame for frame in reversed(error.stack) if frame.source), None)
        return clean_line(f"time {own.file}:{own.function}", _LONGEST_CAUSE) if own is not None else ""
    if student is not None and _about_nothing(error):
        call = student._call_of(error)
        if call is not None and call.result is None:
            return clean_line(f"{NOTHING}{call.name}", _LONGEST_CAUSE)
    return ""


def _about_nothing(error: BaseException | None) -> bool:
    """Whether None came where a value was expected, or the check itself stumbled over one."""
    if isinstance(error, CheckFailed):
        return nothing_came(error)
    return isinstance(error, TypeError | AttributeError | ValueError) and "NoneType" in str(error)


_LONGEST_CAUSE = 300


_HIDDEN = {
    Status.WRONG: Text(
        de="Das Ergebnis stimmt hier nicht. Lies die Aufgabe noch einmal und probiere eigene Beispiele.",
        en="The result is not right here. Read the task again and try examples of your own.",
    ),
    Status.TIMEOUT: Text(
        de="Dein Code wurde hier nicht rechtzeitig fertig.", en="Your code did not finish in time here."
    ),
    Status.CRASHED: Text(
        de="Der Prozess mit deinem Code wurde hier beendet.", en="The process running your code ended here."
    ),
    Status.NOT_ATTEMPTED: Text(
        de="Noch nicht bearbeitet: hier steht noch NotImplementedError.",
        en="Not attempted yet: NotImplementedError is still there.",
    ),
    Status.MISSING: Text(
        de="Eine verlangte Funktion oder Klasse fehlt.", en="A function or class that is asked for is missing."
    ),
    Status.FORBIDDEN: Text(
        de="Dein Code benutzt etwas, das du in dieser Aufgabe selbst bauen sollst.",
        en="Your code uses something that this task asks you to build yourself.",
    ),
    Status.NOT_RUN: Text(
        de="Nicht ausgeführt: die Zeit für diese Abgabe war verbraucht.",
        en="Not run: the time for this submission was used up.",
    ),
    Status.GRADER_ERROR: Text(
        de="Fehler des Graders, nicht deiner: diese Punkte sind offen, eine Person sieht nach.",
        en="A fault of the grader, not yours: these points are open, a person will look.",
    ),
}


def not_run(costliest: str, seconds: float) -> Text:
    """Why a check was not run: what used the time up."""
    most_de, most_en = (
        (f", das meiste davon von {costliest}", f", most of it by {costliest}") if costliest else ("", "")
    )
    return Text(
        de=f"Nicht ausgeführt: Die {_seconds(seconds, 'de')} s Rechenzeit, die es für diese Abgabe gibt, waren "
        f"verbraucht{most_de}.",
        en=f"Not run: the {_seconds(seconds, 'en')} s of processor time that there are for this submission were used "
        f"up{most_en}.",
    )


def _seconds(seconds: float, language: Language) -> str:
    digits = f"{seconds:.2g}" if seconds < 10 else f"{seconds:.0f}"
    return digits.replace(".", ",") if language == "de" else digits


def _budget(error: BudgetUsed, student: Student | None) -> Text:
    costliest = student._patience.costliest if student is not None else ""
    text = error.text
    if student is not None and math.isfinite(student._budget):
        text = Text(
            de=f"Die Rechenzeit, die für diese Prüfung da ist ({_seconds(student._budget, 'de')} s), war verbraucht.",
            en=f"The processor time that there is for this check ({_seconds(student._budget, 'en')} s) was used up.",
        )
    if costliest:
        text = Text(
            de=f"{text.de} Das meiste davon hat {costliest} verbraucht: Geht es mit weniger Schritten?",
            en=f"{text.en} Most of it went into {costliest}: can it do with fewer steps?",
        )
    return _and_here(text, error.stack)


def _with_call(text: Text, student: Student | None, error: BaseException) -> Text:
    call = student._call_of(error) if student is not None else None
    if student is None or call is None:
        return text
    said = _joined(Text(de=f"Aufruf: {call.text}", en=f"Call: {call.text}"), text)
    earlier = student._remembered(call)
    if earlier is None or isinstance(call.result, BaseException):
        return said
    return _joined(
        said,
        Text(
            de=f"Dasselbe kam schon vorher zurück, bei {earlier.text}.",
            en=f"The same came back before, from {earlier.text}.",
        ),
    )


def _joined(*lines: Text) -> Text:
    return Text(de="\n".join(line.de for line in lines), en="\n".join(line.en for line in lines))


# ---------------------------------------------------------------------- exceptions of the student's code


def _student_error(error: StudentError, terms: Terms) -> Text:
    if error.kind == "not_attempted":
        return _HIDDEN[Status.NOT_ATTEMPTED]
    if error.kind == "missing":
        return _missing(error)
    own = [frame for frame in error.frames if frame.source]
    place = own[-1] if own else error.frames[-1] if error.frames else None
    if error.kind == "forbidden":
        return _and_place(forbidden(error.message), own[-1] if own else None)
    said = f"{error.type_name}: {error.message}" if error.message else error.type_name
    refused = refusal(error)
    if refused is not None:
        stopped = error.type_name == "BdbQuit"  # at the line after breakpoint()
        refused = _and_place(refused, None if stopped else place)
        return _joined(refused, Text(de=f"(Python sagt: {said})", en=f"(Python says: {said})"))
    shapes = about_shapes(error, terms)
    if shapes is not None or (own and place is not error.frames[-1]):
        text = Text(
            de=f"Dein Code hat hier {error.type_name} ausgelöst:", en=f"Your code raised {error.type_name} here:"
        )
        text = _joined(_and_place(text, place), *([shapes] if shapes is not None else []))
        who = _who_raised(error)
        return _joined(
            text, Text(de=f"({who or 'Python'} sagt: {error.message})", en=f"({who or 'Python'} says: {error.message})")
        )
    return _and_place(
        Text(
            de=f"Dein Code hat {error.type_name} ausgelöst" + (f": {error.message}" if error.message else "."),
            en=f"Your code raised {said}",
        ),
        place,
    )


def _who_raised(error: StudentError) -> str:
    """The library whose code raised, or whose function stands on the student's line."""
    last = error.frames[-1] if error.frames else None
    if last is None or last.source:
        return "torch" if error.operands and error.type_name == "RuntimeError" else "numpy" if error.operands else ""
    name = last.file.replace("\\", "/").partition("/")[0]
    return name if name in LIBRARIES else ""


def _and_place(text: Text, frame: Frame | None) -> Text:
    if frame is None:
        return text
    return _joined(text, _place(frame))


def place_of(file: str, line: int) -> Text:
    """``pooling.py, line 12``; of a notebook the cell and the line in it."""
    if cell := _CELL.fullmatch(file):
        book = f"{cell[1]}, " if cell[1] else ""
        return Text(de=f"{book}Zelle {cell[2]}, Zeile {line}", en=f"{book}cell {cell[2]}, line {line}")
    return Text(de=f"{file}, Zeile {line}", en=f"{file}, line {line}")


_CELL = re.compile(r"(.*)\[cell (\d+)\]")


def _place(frame: Frame) -> Text:
    where, inside = place_of(frame.file, frame.line), "" if frame.function == "<module>" else f", {frame.function}"
    said = f": {frame.source}" if frame.source else ""
    return Text(de=f"{where.de}{inside}{said}", en=f"{where.en}{inside}{said}")


def _missing(error: StudentError) -> Text:
    near = f" Meintest du {' oder '.join(error.candidates)}?" if error.candidates else ""
    near_en = f" Did you mean {' or '.join(error.candidates)}?" if error.candidates else ""
    return Text(
        de=f"{error.message} ist in deiner Abgabe nicht definiert.{near} Die Funktion muss genau so heißen.",
        en=f"{error.message} is not defined in your submission.{near_en} The name must be exactly this.",
    )


def _and_here(text: Text, stack: tuple[Frame, ...]) -> Text:
    if not stack:
        return text
    own = next((frame for frame in reversed(stack) if frame.source), stack[-1])
    place = _place(own)
    return Text(de=f"{text.de}\nDort war dein Code gerade: {place.de}", en=f"{text.en}\nYour code was here: {place.en}")


def _assertion(error: AssertionError) -> Text:
    lines = str(error).strip().splitlines() or ["assert"]
    return Text(de=f"Diese Bedingung gilt nicht: {lines[0]}", en=f"This condition does not hold: {lines[0]}")


def _ours(error: BaseException) -> Text:
    base = _HIDDEN[Status.GRADER_ERROR]
    detail = f"{type(error).__name__}: {str(error)[:300]}"
    return Text(de=f"{base.de}\n({detail})", en=f"{base.en}\n({detail})")
