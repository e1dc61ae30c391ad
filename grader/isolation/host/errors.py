"""How a worker can fail: by the student's code raising, by its process ending, or by a fault of ours."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from typing import Literal

from grader.isolation.clock import MOST_WAITING, Verdict
from grader.isolation.program import Frame, Operand
from grader.isolation.wire.agreed import LOST_CONNECTION
from grader.result import Text

__all__ = [
    "BudgetUsed",
    "CallTimeout",
    "Kind",
    "LaunchError",
    "LoadProblem",
    "MemoryLimit",
    "OutputLimit",
    "ProcessEnded",
    "ProtocolViolation",
    "SandboxUnavailable",
    "Starved",
    "StudentError",
    "TooMuchReceived",
    "WorkerGone",
    "out_of_time",
]

Kind = Literal["raised", "not_attempted", "missing", "forbidden"]


class SandboxUnavailable(Exception):
    """This machine cannot confine student code; the message is one line that says what is missing."""


class LaunchError(Exception):
    """No worker could be had, or the grader lost it: our fault, never the student's."""


class StudentError(Exception):
    """The student's code raised, or does not define what was asked for.

    Attributes:
        kind: ``not_attempted`` (NotImplementedError), ``missing`` (no such name), ``forbidden`` (a name the
            exercise rules out; `message` is that name) or ``raised``.
        type_name: the exception's class name.
        message: its text, at most 2000 characters, control characters removed.
        frames: the traceback, outermost call first, without the grader's own frames.
        candidates: for ``missing``, names that are defined and look alike.
        operands: the arrays that the student's failing line names.
    """

    def __init__(
        self,
        kind: Kind,
        type_name: str,
        message: str,
        frames: tuple[Frame, ...] = (),
        candidates: tuple[str, ...] = (),
        operands: tuple[Operand, ...] = (),
    ) -> None:
        super().__init__(f"{type_name}: {message}")
        self.kind: Kind = kind
        self.type_name = type_name
        self.message = message
        self.frames = frames
        self.candidates = candidates
        self.operands = operands


@dataclass(frozen=True)
class LoadProblem:
    """What failed while the module was loaded; everything else of it was loaded all the same."""

    filename: str
    line: int
    error: StudentError


class WorkerGone(Exception):
    """The student's process is no more; `text` says why in a sentence for the student."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class CallTimeout(WorkerGone):
    """A call computed or waited longer than allowed; `stack` is where the student's code was, outermost call first."""

    def __init__(self, seconds: float, stack: tuple[Frame, ...] = (), *, waited: bool = False) -> None:
        super().__init__(_WAITED if waited else _computed(seconds))
        self.seconds = seconds
        self.stack = stack
        self.waited = waited


_WAITED = Text(
    de=f"Der Aufruf hat länger als {MOST_WAITING:g} s gewartet, ohne zu rechnen, und wurde abgebrochen. "
    "Gibt es ein sleep, ein input oder eine Sperre, auf die niemand antwortet?",
    en=f"The call waited for more than {MOST_WAITING:g} s without computing and was stopped. "
    "Is there a sleep, an input or a lock that nobody answers?",
)


def _computed(seconds: float) -> Text:
    return Text(
        de=f"Der Aufruf dauerte zu lange und wurde abgebrochen (erlaubt sind {seconds:g} s Rechenzeit). "
        "Gibt es eine Schleife, die nicht endet?",
        en=f"The call took too long and was stopped (allowed: {seconds:g} s of processor time). "
        "Is there a loop that never ends?",
    )


class Starved(LaunchError):
    """A busy machine gave the process so little time that nothing can be said: open, and nobody's mistake."""

    def __init__(self) -> None:
        super().__init__("the machine was too busy: the process was ready to compute and hardly got a core")


class BudgetUsed(WorkerGone):
    """The processor time that one check may use is used up; `stack` is where the student's code was."""

    def __init__(self, stack: tuple[Frame, ...] = ()) -> None:
        super().__init__(
            Text(
                de="Die Rechenzeit, die für diese Prüfung da ist, war verbraucht.",
                en="The processor time that there is for this check was used up.",
            )
        )
        self.stack = stack


def out_of_time(verdict: Verdict, seconds: float, stack: tuple[Frame, ...] = ()) -> CallTimeout | Starved:
    """The error that belongs to what a `Clock` says."""
    return Starved() if verdict == "starved" else CallTimeout(seconds, stack, waited=verdict == "waited")


class MemoryLimit(WorkerGone):
    """The process took more memory than allowed (mostly the code gets a MemoryError before that happens)."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(
            Text(
                de=f"Der Prozess brauchte mehr als {megabytes} MiB Speicher und wurde beendet. "
                "Wächst eine Liste oder ein Array ohne Ende?",
                en=f"The process needed more than {megabytes} MiB of memory and was stopped. "
                "Does a list or an array grow without end?",
            )
        )
        self.megabytes = megabytes


class OutputLimit(WorkerGone):
    """The process printed far more than anyone reads."""

    def __init__(self, kilobytes: int) -> None:
        super().__init__(
            Text(
                de=f"Das Programm gab mehr als {kilobytes} KiB Text aus und wurde beendet. "
                "Steht ein print in einer Schleife?",
                en=f"The program printed more than {kilobytes} KiB of text and was stopped. "
                "Is there a print in a loop?",
            )
        )
        self.kilobytes = kilobytes


class TooMuchReceived(WorkerGone):
    """All that the process returned is more than the grader keeps."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(
            Text(
                de=f"Die Ergebnisse dieser Prüfung waren zusammen größer als {megabytes} MiB. "
                "Gibt eine Funktion viel größere Werte zurück, als verlangt sind?",
                en=f"The results of this check were larger than {megabytes} MiB together. "
                "Does a function return much larger values than it is asked for?",
            )
        )


class ProcessEnded(WorkerGone):
    """The process ended by itself: exactly one of `code` and `signal` is set, or none when nobody knows."""

    def __init__(self, code: int | None = None, signal: int | None = None, stack: tuple[Frame, ...] = ()) -> None:
        super().__init__(_how_it_ended(code, signal))
        self.code = code
        self.signal = signal
        self.stack = stack


class ProtocolViolation(WorkerGone):
    """The process sent something that is no answer; it cannot be trusted any further."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            Text(
                de="Der Prozess hat die Verbindung zum Bewertungsprogramm gestört und wurde beendet. "
                "Bitte in fremde Dateideskriptoren nichts schreiben und sie nicht schließen.",
                en="The process disturbed its connection to the grader and was stopped. "
                "Please do not write to or close file descriptors you have not opened.",
            )
        )
        self.detail = detail


def ended(code: int | None = None, signal: int | None = None, stack: tuple[Frame, ...] = ()) -> WorkerGone:
    """The reason that belongs to an exit status or a signal."""
    if code == LOST_CONNECTION:
        return ProtocolViolation("its connection was closed")
    return ProcessEnded(code, signal, stack)


def _how_it_ended(code: int | None, number: int | None) -> Text:
    if number is not None:
        name = _signal_name(number)
        return Text(
            de=f"Der Python-Prozess ist während des Aufrufs abgestürzt ({name}).",
            en=f"The Python process crashed during the call ({name}).",
        )
    status = "" if code is None else f" (exit status {code})"
    return Text(
        de=f"Das Programm hat sich während des Aufrufs selbst beendet{status}. Eine Funktion soll mit return enden, "
        "nicht mit exit() oder os._exit().",
        en=f"The program ended itself during the call{status}. A function should end with return, "
        "not with exit() or os._exit().",
    )


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
