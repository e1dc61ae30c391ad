"""Are the names right that mistakes get? Draws wrong programs, has them named, and counts what a person says of it.

    python -m benchmarks.names draw docs/measured/names/NAME.toml --seed 7 --mutants 150 --folder REWRITTEN
    python -m benchmarks.names count docs/measured/names/NAME.toml

`draw` writes an entry for each program: what was changed, and what it is called. A person who did not write the rule
puts the verdict below it (right, half, wrong) and a reason; "it looks like A or B" is half. Drawing again keeps the
verdicts of programs that are called the same. FOLDER holds whole programs ``04_pooling__mistake__anything.py``; what
the mistake is stands in their name.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grader.authoring.mutants import draw, mutants
from grader.authoring.trials import run_programs
from grader.course import Assignment, Course
from grader.isolation import Chunk, Program
from grader.result import Mistake, Status
from grader.testing.diagnosis import Diagnoses, diagnose
from grader.testing.session import Outcome

ROOT = Path(__file__).parents[1]
VERDICTS = ("right", "half", "wrong")
POINTS = {"right": 1.0, "half": 0.5, "wrong": 0.0}


@dataclass(frozen=True)
class Entry:
    """One program and what is said of its name."""

    program: str
    change: str
    named: tuple[str, ...]
    """``name: sentence``; empty where the program gets no name."""
    passed: bool = False
    """Whether it has full marks: then there is no mistake to be named."""
    verdict: str = ""
    reason: str = ""

    def toml(self) -> str:
        """As it stands in the file; a JSON string is a TOML string."""
        lines = ["[[program]]", f"program = {_text(self.program)}", f"change = {_text(self.change)}"]
        if self.passed:
            return "\n".join([*lines, "passed = true\n"])
        lines += [f"named = [{', '.join(map(_text, self.named))}]"]
        if self.named:
            lines += [f"verdict = {_text(self.verdict)}", f"reason = {_text(self.reason)}"]
        return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def read(path: Path) -> list[Entry]:
    """The entries of a file; none where there is no file."""
    if not path.is_file():
        return []
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return [Entry(**{**each, "named": tuple(each.get("named", ()))}) for each in data["program"]]


def drawn(
    assignments: Sequence[Assignment], count: int, seed: int, folder: Path | None
) -> Iterator[tuple[Assignment, str, str, Program]]:
    """The programs: assignment, what it is called here, what was changed, and the program itself."""
    by_name = {assignment.name: assignment for assignment in assignments}
    every = [mutant for assignment in assignments for mutant in mutants(assignment)]
    for mutant in draw(every, count, seed):
        assignment = by_name[mutant.assignment]
        change = f"{mutant.place}, line {mutant.line}, {mutant.operator}: {mutant.before} → {mutant.after}"
        yield assignment, f"{mutant.assignment}/{mutant.file} {mutant.key}", change, mutant.program(assignment)
    for path in sorted(folder.glob("*__*.py")) if folder else ():
        name, mistake, *_ = path.stem.split("__")
        chunk = Chunk(path.read_text(encoding="utf-8"), path.name)
        assignment = by_name[name]
        yield assignment, path.name, mistake, Program(assignment.slug, (chunk,), assignment.settings.forbidden)


def entries(assignments: Sequence[Assignment], count: int, seed: int, folder: Path | None) -> Iterator[Entry]:
    """Grade what is drawn and say what it is called."""
    programs = list(drawn(assignments, count, seed, folder))
    for assignment in assignments:
        own = [(program, what, change) for of, what, change, program in programs if of is assignment]
        diagnoses = Diagnoses.load(assignment.diagnoses_file)
        outcomes = run_programs(assignment, [program for program, _, _ in own])
        for (_, what, change), ended in zip(own, outcomes, strict=True):
            yield _entry(what, change, ended, diagnoses)


def _entry(what: str, change: str, outcomes: Sequence[Outcome], diagnoses: Diagnoses) -> Entry:
    if all(outcome.status is Status.PASSED for outcome in outcomes):
        return Entry(what, change, (), passed=True)
    found: dict[str, Mistake] = {m.name: m for named in diagnose(outcomes, diagnoses).values() for m in named}
    return Entry(what, change, tuple(f"{mistake.name}: {mistake.text.en}" for mistake in found.values()))


def keep_verdicts(new: Sequence[Entry], old: Sequence[Entry]) -> list[Entry]:
    """The verdicts on programs that are called what they were called when they were judged."""
    known = {(entry.program, entry.named): entry for entry in old}
    judged = [known.get((entry.program, entry.named), entry) for entry in new]
    return [replace(entry, verdict=said.verdict, reason=said.reason) for entry, said in zip(new, judged, strict=True)]


def summary(found: Sequence[Entry]) -> str:
    """The table of a file.

    Raises:
        SystemExit: a verdict is missing or unknown, or has no reason.
    """
    for entry in found:
        if entry.named and (entry.verdict not in VERDICTS or not entry.reason):
            raise SystemExit(f"{entry.program}: needs a verdict ({', '.join(VERDICTS)}) and a reason")
    wrong = [entry for entry in found if not entry.passed]
    named = [entry for entry in wrong if entry.named]
    count = Counter(entry.verdict for entry in named)
    general = sum(entry.named[0].startswith("general:") for entry in named)
    right = sum(POINTS[entry.verdict] for entry in named)
    return (
        f"programs {len(found)}, with a mistake {len(wrong)}, named {len(named)} "
        f"({general} of them from the answer alone)\n"
        f"right {count['right']}, half {count['half']}, wrong {count['wrong']}\n"
        f"named of all: {len(named) / max(len(wrong), 1):.0%}; "
        f"rightly of the named: {right / max(len(named), 1):.1%}; "
        f"wrong names per 100 programs with a mistake: {100 * count['wrong'] / max(len(wrong), 1):.1f}"
    )


def main() -> None:
    """Draw or count."""
    parser = argparse.ArgumentParser(description=re.split(r"\n\n", __doc__ or "")[0])
    parser.add_argument("what", choices=("draw", "count"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutants", type=int, default=150)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    if given.what == "count":
        print(summary(read(given.file)))
        return
    assignments = Course.load(ROOT).staff_assignments
    new = keep_verdicts(list(entries(assignments, given.mutants, given.seed, given.folder)), read(given.file))
    given.file.parent.mkdir(parents=True, exist_ok=True)
    given.file.write_text("\n".join(entry.toml() for entry in new), encoding="utf-8", newline="\n")
    print(f"{given.file}: {len(new)} programs, {sum(bool(e.named) for e in new)} named")


if __name__ == "__main__":
    main()
