"""Naming the mistake: which typical wrong program returns just what the student's program returned.

The transcripts of the ``wrong/`` variants are recorded once, at release, for every check they fail. A
student's failing check is compared with them call by call. The recorded file holds what wrong programs
answer, never a solution, so its public part ships with the public checks.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from grader.course import Assignment
from grader.result import Mistake, Status, Text
from grader.testing.session import Outcome
from grader.testing.transcript import Transcript, ends_in_error, same_fingerprint
from grader.testing.variants import WrongVariant

__all__ = ["Diagnoses", "diagnose", "inputs_hash"]

_VERSION = 2
_MOST_NAMES = 3
_TELLING = {Status.WRONG, Status.ERROR, Status.TIMEOUT, Status.CRASHED}


@dataclass(frozen=True)
class Diagnoses:
    """What the typical mistakes answer, check by check."""

    inputs: str
    """Hash of what it was recorded from."""
    mistakes: Mapping[str, Mistake]
    checks: Mapping[str, Mapping[str, Transcript]]
    """Check id → variant → transcript, for the checks that the variant fails."""

    @classmethod
    def record(cls, assignment: Assignment, runs: Iterable[tuple[WrongVariant, Sequence[Outcome]]]) -> Self:
        """Put together what the variants did."""
        mistakes: dict[str, Mistake] = {}
        checks: dict[str, dict[str, Transcript]] = defaultdict(dict)
        for variant, outcomes in runs:
            mistakes[variant.name] = Mistake(name=variant.name, text=variant.text)
            for outcome in outcomes:
                if outcome.status in _TELLING:
                    checks[outcome.check][variant.name] = outcome.transcript
        return cls(inputs_hash(assignment), mistakes, dict(checks))

    def only(self, checks: Iterable[str]) -> Self:
        """The part for these checks, for the student tree."""
        kept = {check: self.checks[check] for check in checks if check in self.checks}
        named = {variant for transcripts in kept.values() for variant in transcripts}
        return type(self)(self.inputs, {n: m for n, m in self.mistakes.items() if n in named}, kept)

    def to_json(self) -> str:
        """Canonical JSON: one line per check and variant."""
        mistakes = {n: {"de": m.text.de, "en": m.text.en} for n, m in sorted(self.mistakes.items())}
        lines = [
            f'{{"inputs": {json.dumps(self.inputs)},',
            f' "mistakes": {json.dumps(mistakes, ensure_ascii=False, indent=1)},',
        ]
        lines.append(' "checks": {')
        for i, check in enumerate(sorted(self.checks)):
            lines.append(f"{',' if i else ''}{json.dumps(check)}: {{")
            rows = [f"{json.dumps(v)}: {json.dumps(t, allow_nan=False)}" for v, t in sorted(self.checks[check].items())]
            lines.append(",\n".join(rows) + "}")
        return "\n".join(lines) + "\n}}\n"

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a recorded file; an empty record where there is none (then nothing is named)."""
        if not path.is_file():
            return cls("", {}, {})
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        mistakes = {name: Mistake(name=name, text=Text(**text)) for name, text in data["mistakes"].items()}
        return cls(data["inputs"], mistakes, data["checks"])


def inputs_hash(assignment: Assignment) -> str:
    """Hash of everything the record depends on: checks, reference, ``wrong/`` variants, way of recording."""
    digest = hashlib.sha256(f"diagnoses {_VERSION}".encode())
    for path in (*assignment.check_files, assignment.module_file, *assignment.variants("wrong")):
        digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:32]


def diagnose(outcomes: Sequence[Outcome], diagnoses: Diagnoses) -> dict[str, tuple[Mistake, ...]]:
    """The mistakes that explain each failing check.

    A variant explains a check when its transcript agrees. Among several, the one wins that explains the most
    checks of this program and contradicts the fewest of its passed ones; a tie names all (at most three).
    That two programs end with the same error is weaker evidence than equal values: it names none that is contradicted.
    """
    explained = {o.check: _matching(o, diagnoses) for o in outcomes if o.status in _TELLING}
    passed = {o.check for o in outcomes if o.status is Status.PASSED}
    against = {v: sum(v in diagnoses.checks.get(check, {}) for check in passed) for v in diagnoses.mistakes}
    fits = {v: sum(v in names for names in explained.values()) for v in diagnoses.mistakes}
    rank = {v: (fits[v] - against[v], fits[v]) for v in diagnoses.mistakes}
    in_error = {o.check for o in outcomes if ends_in_error(o.transcript)}
    found: dict[str, tuple[Mistake, ...]] = {}
    for check, names in explained.items():
        if check in in_error:
            names = [n for n in names if not against[n]]
        best = max((rank[n] for n in names), default=None)
        tied = [n for n in names if rank[n] == best]
        if 0 < len(tied) <= _MOST_NAMES:
            found[check] = tuple(diagnoses.mistakes[n] for n in tied)
    return found


def _matching(outcome: Outcome, diagnoses: Diagnoses) -> list[str]:
    transcripts = diagnoses.checks.get(outcome.check, {})
    return [
        name for name, transcript in sorted(transcripts.items()) if same_fingerprint(outcome.transcript, transcript)
    ]
