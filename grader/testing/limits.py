"""What one check, and one submission, may cost the grader itself, however little it costs the student's process."""

from __future__ import annotations

from grader.isolation import WorkerGone
from grader.result import Text

__all__ = ["MOST_RECEIVED", "TooMuch"]

MOST_RECEIVED = 512 << 20
"""Bytes of all answers in one check: they lie in the grader's memory until the check has ended."""


class TooMuch(WorkerGone):
    """The student's functions returned more in one check than the grader keeps."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                de=f"Die Ergebnisse dieser Prüfung waren zusammen größer als {MOST_RECEIVED >> 20} MiB. "
                "Gibt eine Funktion viel größere Arrays zurück, als verlangt sind?",
                en=f"The results of this check were larger than {MOST_RECEIVED >> 20} MiB together. "
                "Does a function return much larger arrays than it is asked for?",
            )
        )
