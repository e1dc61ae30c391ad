"""Grades a class while its processes are killed at random moments, starting it again until it is through.

``python -m tests.faults.killing FOLDER KILLS SEED`` prints what it saw as JSON. It runs by itself because it adopts every
process that loses its parent: what is left at the end is a child of it.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from grader.isolation.confinement.kernel import prctl
from grader.result import Report, Status
from tests.faults.classroom import make_classroom, results

_PR_SET_CHILD_SUBREAPER = 36
_ROOT = Path(__file__).parents[2]
_WEIGHTS = {"zygote": 10, "pool": 2, "ancestor": 1, "grader": 1}
"""How often which kind is hit: to start again takes a zygote a quarter of a second, a grading process two; what has
lost its ancestor starts whatever it needs by itself."""
LEAST = 3
"""Of every kind so many are killed at least, whatever the lot says."""
_LONGEST_RUN = 120


def start(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    """The grading process, with what it says in a file."""
    command = [sys.executable, "-m", "tests.faults.classroom", str(folder), str(out)]
    with (folder / "said.txt").open("ab") as said:
        return subprocess.Popen(command, cwd=_ROOT, stdout=said, stderr=said)


def victims(grader: int) -> dict[str, list[int]]:
    """The processes of a run, by kind. A zygote's children are students' processes: they belong to nobody here."""
    parents: dict[int, list[int]] = {}
    for place in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            fields = (place / "stat").read_text().rpartition(")")[2].split()
            if fields[0] != "Z":
                parents.setdefault(int(fields[1]), []).append(int(place.name))

    def children(of: list[int], named: str = "") -> list[int]:
        return [pid for parent in of for pid in parents.get(parent, []) if named in _command(pid)]

    def inside(processes: list[int]) -> list[int]:
        return [*processes, *children([pid for pid in processes if "bwrap" in _command(pid)[:40]])]

    serving, stems = children([grader], "serve_forks"), inside(children([grader], "guest.ancestor"))
    pool = [*children(serving), *children([grader], "; serve()")]
    stems += children(stems, "guest.ancestor")
    zygotes = [pid for pid in children(stems) if pid not in stems] + inside(children(pool, "guest.zygote"))
    return {"grader": [grader], "ancestor": serving + stems, "pool": pool, "zygote": zygotes}


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


class Killing:
    """One campaign."""

    def __init__(self, folder: Path, kills: int, seed: int) -> None:
        self.folder = make_classroom(folder)
        self.wanted = kills
        self.random = random.Random(seed)
        self.killed: Counter[str] = Counter()
        self.runs = self.rounds = self.open = 0
        self.faults: list[str] = []

    def campaign(self) -> None:
        """An undisturbed run, then class after class until enough processes were killed."""
        assert start(self.folder, self.folder / "calm").wait(_LONGEST_RUN) == 0
        self.expected = results(self.folder / "calm")
        while (sum(self.killed.values()) < self.wanted or self.spared()) and not self.faults:
            self.rounds += 1
            self.one_class(self.folder / f"out-{self.rounds}")

    def spared(self) -> list[str]:
        """Kinds of processes that were hardly killed yet."""
        return [kind for kind in _WEIGHTS if self.killed[kind] < LEAST]

    def one_class(self, out: Path) -> None:
        """Start the run again and again, disturbed up to four times, until nothing is left to do."""
        for disturbed in (True, True, True, True, False, False):
            self.runs += 1
            code = self.one_run(out, disturbed=disturbed)
            self.compare(out)
            if code == 0:
                break
        if results(out) != self.expected:
            self.faults.append(f"{out.name}: other results than those of an undisturbed run")

    def one_run(self, out: Path, *, disturbed: bool) -> int:
        process = start(self.folder, out)
        until = time.monotonic() + _LONGEST_RUN
        while disturbed and process.poll() is None and time.monotonic() < until:
            self.strike(process)
        try:
            code = process.wait(_LONGEST_RUN)
        except subprocess.TimeoutExpired:
            self.faults.append("a run does not end")
            process.kill()
            return process.wait()
        if code not in (0, 3, -9):
            self.faults.append(f"exit code {code}")
        return code

    def strike(self, process: subprocess.Popen[bytes]) -> None:
        """Wait for a process of a kind drawn by lot, and a random while, then kill it."""
        enough = sum(self.killed.values()) >= self.wanted
        kinds = (enough and self.spared()) or [*_WEIGHTS]
        kind = self.random.choices(kinds, [_WEIGHTS[kind] for kind in kinds])[0]
        delay = self.random.uniform(0.0, 0.4) if kind != "grader" else self.random.uniform(0.0, 3.0)
        until = time.monotonic() + 20
        while not (found := victims(process.pid)[kind]):
            if process.poll() is not None or time.monotonic() > until:
                return
            time.sleep(0.02)
        with suppress(subprocess.TimeoutExpired):
            process.wait(delay)
            return
        with suppress(ProcessLookupError):
            os.kill(self.random.choice(found), 9)
            self.killed[kind] += 1

    def compare(self, out: Path) -> None:
        """Whatever is there after a disturbance is right, or open: nobody's answer has become wrong."""
        for name, data in results(out).items() if out.exists() else ():
            if name not in self.expected:
                if not Path(name).name.startswith("."):
                    self.faults.append(f"{name}: nobody asked for it")
                continue
            right = {c.check: c.status for c in Report.from_json(self.expected[name]).checks}
            there = {c.check: c.status for c in Report.from_json(data).checks}
            self.open += Status.GRADER_ERROR in there.values()
            wrong = {check for check, status in there.items() if status not in (right.get(check), Status.GRADER_ERROR)}
            if wrong:
                self.faults.append(f"{name}: {[(check, there.get(check)) for check in sorted(wrong)]}")

    def left(self) -> list[str]:
        """Command lines of processes that outlive their run."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
                time.sleep(0.1)
                continue
            return []
        return [_command(int(place.name))[-200:] for place in Path("/proc").iterdir() if _is_child(place)]


def _is_child(place: Path) -> bool:
    try:
        return int((place / "stat").read_text().rpartition(")")[2].split()[1]) == os.getpid()
    except (OSError, ValueError, IndexError):
        return False


def main(folder: Path, kills: int, seed: int) -> None:
    """Run the campaign and print the evidence."""
    prctl(_PR_SET_CHILD_SUBREAPER, 1)
    killing = Killing(folder, kills, seed)
    began = time.monotonic()
    killing.campaign()
    evidence = {
        "killed": dict(killing.killed), "rounds": killing.rounds, "runs": killing.runs, "open": killing.open,
        "seconds": round(time.monotonic() - began, 1), "faults": killing.faults, "left": killing.left(),
        "temporary": sorted(n for o in folder.glob("out-*") for n in results(o) if Path(n).name.startswith(".")),
    }  # fmt: skip
    print(json.dumps(evidence))  # noqa: T201 - this is what it is run for


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
