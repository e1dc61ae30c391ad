"""What one check's end means: its status and, in words, why."""

from __future__ import annotations

import builtins

from grader.isolation import CallTimeout, Frame, StudentError, WorkerGone
from grader.isolation.cleaning import clean_line
from grader.result import Status, Text
from grader.testing.compare import CheckFailed
from grader.testing.limits import TimeUsedUp
from grader.testing.student import Student

__all__ = ["hidden_message", "judge"]

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
        return Status.WRONG, _with_call(error.text, student, error.got)
    if isinstance(error, StudentError):
        text = _student_error(error)
        return _KINDS[error.kind], _with_call(text, student, error) if error.kind == "raised" else text
    if isinstance(error, CallTimeout):
        return Status.TIMEOUT, _with_call(_timeout(error), student, error)
    if isinstance(error, TimeUsedUp):
        return Status.TIMEOUT, error.text
    if isinstance(error, WorkerGone):
        return Status.CRASHED, _with_call(error.text, student, error)
    if isinstance(error, AssertionError):
        return Status.WRONG, _with_call(_assertion(error), student, None)
    return Status.GRADER_ERROR, _ours(error)


def hidden_message(status: Status, error: BaseException | None) -> Text | None:
    """What a hidden check says: its kind only, never an input, an expected value or the student's own words."""
    if status is Status.ERROR and isinstance(error, StudentError):
        # the name of a class of one's own could carry an input out
        known = error.type_name if isinstance(getattr(builtins, error.type_name, None), type) else "Exception"
        return Text(
            de=f"Dein Code hat hier einen Fehler ausgelöst ({known}). Prüfe ihn mit eigenen Eingaben.",
            en=f"Your code raised an error here ({known}). Try it with inputs of your own.",
        )
    return _HIDDEN.get(status)


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


def _with_call(text: Text, student: Student | None, got: object) -> Text:
    call = student._call_that_gave(got) if student is not None else None
    if call is None:
        return text
    return Text(de=f"Aufruf: {call.text}\n{text.de}", en=f"Call: {call.text}\n{text.en}")


def _student_error(error: StudentError) -> Text:
    if error.kind == "not_attempted":
        return _HIDDEN[Status.NOT_ATTEMPTED]
    if error.kind == "missing":
        return _missing(error)
    if error.kind == "forbidden":
        return Text(
            de=f"{error.message} ist in dieser Aufgabe nicht erlaubt, denn genau das sollst du selbst bauen.",
            en=f"{error.message} is not allowed in this task, because that is just what you are to build yourself.",
        )
    de = f"Dein Code hat {error.type_name} ausgelöst: {error.message}"
    en = f"Your code raised {error.type_name}: {error.message}"
    if error.frames:
        de += f"\n{_place(error.frames[-1], 'Zeile')}"
        en += f"\n{_place(error.frames[-1], 'line')}"
    return Text(de=de, en=en)


def _place(frame: Frame, line: str) -> str:
    return f"{frame.file}, {line} {frame.line}, {frame.function}: {frame.source}".rstrip(": ")


def _missing(error: StudentError) -> Text:
    near = f" Meintest du {' oder '.join(error.candidates)}?" if error.candidates else ""
    near_en = f" Did you mean {' or '.join(error.candidates)}?" if error.candidates else ""
    return Text(
        de=f"{error.message} ist in deiner Abgabe nicht definiert.{near} Der Name muss genau so heißen.",
        en=f"{error.message} is not defined in your submission.{near_en} The name must be exactly this.",
    )


def _timeout(error: CallTimeout) -> Text:
    if not error.stack:
        return error.text
    here = error.stack[-1]
    return Text(
        de=f"{error.text.de}\nDort war dein Code gerade: {_place(here, 'Zeile')}",
        en=f"{error.text.en}\nYour code was here: {_place(here, 'line')}",
    )


def _assertion(error: AssertionError) -> Text:
    lines = str(error).strip().splitlines() or ["assert"]
    return Text(de=f"Diese Bedingung gilt nicht: {lines[0]}", en=f"This condition does not hold: {lines[0]}")


def _ours(error: BaseException) -> Text:
    base = _HIDDEN[Status.GRADER_ERROR]
    detail = f"{type(error).__name__}: {str(error)[:300]}"
    return Text(de=f"{base.de}\n({detail})", en=f"{base.en}\n({detail})")
