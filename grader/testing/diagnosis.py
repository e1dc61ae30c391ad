"""Naming the mistake: which typical wrong program returns just what the student's program returned.

A name that misleads costs a student more than none, so one check that agrees is not enough. The transcripts of the
``wrong/`` variants are recorded once, at release, for every check they fail. A student's failing check is compared with
them call by call. The recorded file holds what wrong programs answer, never a solution, so its public part ships with
the public checks.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from grader.course import Assignment
from grader.result import Mistake, Status, Text
from grader.testing.session import Outcome
from grader.testing.telltale_texts import TELLTALES
from grader.testing.telltales import ONLY_ALWAYS
from grader.testing.transcript import Transcript, same_fingerprint, weakness
from grader.testing.variants import WrongVariant

__all__ = ["Diagnoses", "diagnose", "inputs_hash"]

_VERSION = 3
_MOST_NAMES = 2
_TELLING = {Status.WRONG, Status.ERROR, Status.TIMEOUT, Status.CRASHED}


@dataclass(frozen=True)
class Diagnoses:
    """What the typical mistakes answer, check by check."""

    inputs: str
    """Hash of what it was recorded from."""
    mistakes: Mapping[str, Mistake]
    checks: Mapping[str, Mapping[str, Transcript]]
    """Check id → variant → transcript, for the checks that the variant fails."""
    shows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Variant → what it may be named by alone, ``error`` or ``nan``; only those that declare it."""

    @classmethod
    def record(cls, assignment: Assignment, runs: Sequence[tuple[WrongVariant, Sequence[Outcome]]]) -> Self:
        """Put together what the variants did."""
        mistakes: dict[str, Mistake] = {}
        checks: dict[str, dict[str, Transcript]] = defaultdict(dict)
        for variant, outcomes in runs:
            mistakes[variant.name] = Mistake(name=variant.name, text=variant.text)
            for outcome in outcomes:
                if outcome.status in _TELLING:
                    checks[outcome.check][variant.name] = outcome.transcript
        shows = {variant.name: variant.shows for variant, _ in runs if variant.shows}
        return cls(inputs_hash(assignment), mistakes, dict(checks), shows)

    def only(self, checks: Iterable[str]) -> Self:
        """The part for these checks, for the student tree."""
        kept = {check: self.checks[check] for check in checks if check in self.checks}
        named = {variant for transcripts in kept.values() for variant in transcripts}
        mistakes = {name: mistake for name, mistake in self.mistakes.items() if name in named}
        return type(self)(self.inputs, mistakes, kept, {n: s for n, s in self.shows.items() if n in named})

    def to_json(self) -> str:
        """Canonical JSON: one line per check and variant."""
        mistakes = {
            name: {"de": mistake.text.de, "en": mistake.text.en}
            | ({"shows": list(self.shows[name])} if name in self.shows else {})
            for name, mistake in sorted(self.mistakes.items())
        }
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
        said: dict[str, dict[str, Any]] = data["mistakes"]
        mistakes = {n: Mistake(name=n, text=Text(de=text["de"], en=text["en"])) for n, text in said.items()}
        shows = {name: tuple(text["shows"]) for name, text in said.items() if "shows" in text}
        return cls(data["inputs"], mistakes, data["checks"], shows)


def inputs_hash(assignment: Assignment) -> str:
    """Hash of everything the record depends on: checks, reference, ``wrong/`` variants, way of recording."""
    digest = hashlib.sha256(f"diagnoses {_VERSION}".encode())
    for path in (*assignment.check_files, assignment.module_file, *assignment.variants("wrong")):
        digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:32]


def diagnose(outcomes: Sequence[Outcome], diagnoses: Diagnoses) -> dict[str, tuple[Mistake, ...]]:
    """The mistakes that explain each failing check.

    A recorded mistake is named on the checks in which the program answers just what the mistake answers, call by call;
    see `_standing` for when. Where none is, a mistake that shows in the answer alone is named, on the checks of the
    first task that fails: what fails behind it may be a consequence.
    """
    outcomes = [o for o in outcomes if o.status is Status.PASSED or o.status in _TELLING]
    best = _best(outcomes, diagnoses)
    if best:
        named: dict[str, tuple[Mistake, ...]] = {}
        for outcome in outcomes:
            names = [name for name, standing in best.items() if outcome.check in standing.agrees]
            if names:
                named[outcome.check] = tuple(diagnoses.mistakes[name] for name in names)
        return named
    return {outcome.check: (TELLTALES[outcome.telltale],) for outcome in _telling(outcomes)}


@dataclass(frozen=True)
class _Standing:
    """How well a recorded mistake explains a program."""

    agrees: frozenset[str]
    """Failing checks in which the program answers as the mistake does."""
    against: int
    """Checks that speak against it: answered otherwise, or failed by one of the two only."""
    weak: bool
    """Whether they agree in errors or NaN alone."""

    @property
    def rank(self) -> int:
        return len(self.agrees) - self.against


def _best(outcomes: Sequence[Outcome], diagnoses: Diagnoses) -> dict[str, _Standing]:
    """The mistakes that explain the program best, at most `_MOST_NAMES`: more would be guessing."""
    standings = {name: found for name in diagnoses.mistakes if (found := _standing(name, outcomes, diagnoses))}
    firm = {name: standing for name, standing in standings.items() if not standing.weak}
    standings = firm or standings
    highest = max((standing.rank for standing in standings.values()), default=0)
    best = {name: standing for name, standing in standings.items() if standing.rank == highest}
    return best if len(best) <= _MOST_NAMES else {}


def _standing(name: str, outcomes: Sequence[Outcome], diagnoses: Diagnoses) -> _Standing | None:
    """Whether a mistake may be named at all; None when not.

    - It must show where it would show first: in the lowest-numbered task that it fails, more checks agree with it than
      speak against it. Agreement further behind may come of any mistake.
    - A program that fails an earlier task made another mistake there; then this one must agree in every check it fails.
    - Errors and NaN come of many mistakes: they name only one that declares them, and only without contradiction.
    """
    fails = {o.check: diagnoses.checks[o.check][name] for o in outcomes if name in diagnoses.checks.get(o.check, {})}
    lost = [o for o in outcomes if o.status is not Status.PASSED]
    if not fails or not lost:
        return None
    agreeing = [o for o in lost if o.check in fails and same_fingerprint(o.transcript, fails[o.check])]
    agrees = frozenset(o.check for o in agreeing)
    task = {o.check: o.declared.task for o in outcomes}
    others = (fails.keys() | {o.check for o in lost}) - agrees
    first = min(task[check] for check in fails)
    if sum(task[c] == first for c in agrees) <= sum(task[c] == first for c in others):
        return None
    if min(o.declared.task for o in lost) < first and fails.keys() - agrees:
        return None
    weak = {kind for o in agreeing if (kind := weakness(o.transcript))}
    only_weak = all(weakness(o.transcript) for o in agreeing)
    if only_weak and (others or not weak <= set(diagnoses.shows.get(name, ()))):
        return None
    return _Standing(agrees, len(others), only_weak)


def _telling(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The failing checks of the first failing task whose answers show the mistake by themselves."""
    first = min((o.declared.task for o in outcomes if o.status is not Status.PASSED), default=0)
    here = [o for o in outcomes if o.declared.task == first]
    lost = [o for o in here if o.status is not Status.PASSED]
    always = len({o.telltale for o in here}) == 1
    shown = [o for o in lost if o.telltale and (always or o.telltale not in ONLY_ALWAYS)]
    # one check behind others that show nothing: its numbers may agree by chance
    twice = len(shown) > 1 and len({o.telltale for o in shown}) == 1
    return shown if shown and (shown[0] is lost[0] or twice or 2 * len(shown) >= len(lost)) else []
