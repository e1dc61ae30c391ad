"""What `grader verify` found before, remembered outside the tree: what did not change need not run again.

An outcome depends on the program, the checks, the reference, the settings, this package and the libraries; a file whose
key is made of all of these cannot be about something else. Only the last run of each assignment is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from grader.course import Assignment
from grader.grading.package import package_digest
from grader.grading.vouching import state_folder
from grader.isolation import Program
from grader.result import Status, Text
from grader.testing.declared import DeclaredCheck, declared_checks
from grader.testing.session import Outcome

__all__ = ["Remembered"]


class Remembered:
    """Outcomes of one assignment by program; without arguments, one that knows and keeps nothing."""

    def __init__(self, file: Path | None = None, base: bytes = b"", declared: Sequence[DeclaredCheck] = ()) -> None:
        self._file, self._base = file, base
        self._declared = {(check.file, check.function): check for check in declared}
        self._known: dict[str, object] = {}
        if file is not None:
            with suppress(OSError, ValueError):
                known = json.loads(file.read_text(encoding="utf-8"))
                self._known = known if isinstance(known, dict) else {}

    @classmethod
    def of(cls, assignment: Assignment) -> Remembered:
        """What is known of this assignment as it is now."""
        folder = state_folder()
        if folder is None:
            return cls()
        place = hashlib.sha256(os.fsencode(assignment.module_file.absolute())).hexdigest()[:16]
        file = folder / "verify" / f"{assignment.name}-{place}.json"
        return cls(file, _base(assignment), declared_checks(assignment))

    def outcomes(self, program: Program) -> list[Outcome] | None:
        """What its checks said, or None."""
        with suppress(KeyError, TypeError, ValueError):
            return [self._outcome(*entry) for entry in self._known[self._key(program)]]  # type: ignore[attr-defined]
        return None

    def keep(self, found: Iterable[tuple[Program, Sequence[Outcome]]]) -> None:
        """Remember these and nothing else; where that is not possible, they run again next time.

        What the machine has decided is not kept: a program that was not given its time.
        """
        if self._file is None:
            return
        known = {
            self._key(program): [_entry(outcome) for outcome in outcomes]
            for program, outcomes in found
            if all(outcome.status not in _OF_THE_MACHINE for outcome in outcomes)
        }
        unfinished = self._file.with_name(f".{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished.write_text(json.dumps(known), encoding="utf-8")
            unfinished.replace(self._file)

    def _key(self, program: Program) -> str:
        return hashlib.sha256(self._base + repr(program).encode()).hexdigest()

    def _outcome(
        self, check: str, status: str, message: Sequence[str] | None, transcript: list[list[object]], telltale: str
    ) -> Outcome:
        file, _, rest = check.partition("::")
        declared = self._declared[file, rest.partition("[")[0]]
        text = None if message is None else Text(de=message[0], en=message[1])
        return Outcome(check, declared, Status(status), text, transcript=transcript, telltale=telltale)


_OF_THE_MACHINE = {Status.GRADER_ERROR, Status.TIMEOUT, Status.NOT_RUN}


def _entry(outcome: Outcome) -> list[object]:
    message = None if outcome.message is None else [outcome.message.de, outcome.message.en]
    return [outcome.check, outcome.status.value, message, outcome.transcript, outcome.telltale]


def _base(assignment: Assignment) -> bytes:
    """A digest of everything but the program that the outcomes depend on."""
    digest = hashlib.sha256(package_digest())
    digest.update(assignment.settings.model_dump_json(exclude={"due", "title", "status"}).encode())
    digest.update(f"{os.environ.get('GRADER_EXECUTE_ONCE')} ".encode())
    for path in (assignment.module_file, *assignment.check_files):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()
