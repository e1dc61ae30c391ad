"""Grades all attacks in one run of ``grader grade``, honest neighbours between them, and keeps the evidence.

Runs in a process of its own (``python -m tests.attacks.arena FOLDER``), which adopts every process that loses its
parent: what is left of the run at the end is a child of it.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from grader.grading.many import HandIn, Job, LocalRunner, Runner, _grader_for, grade_job
from grader.isolation import clock
from grader.result import Report
from tests.attacks.attack import Attack, file_attacks
from tests.attacks.course import HONEST, make_course
from tests.attacks.ears import Ears
from tests.attacks.generated import generated_attacks

__all__ = ["Arena", "every_attack", "neighbours", "run_arena"]

JOBS = 4
"""On two cores: half of the attacks only wait until their time is over."""
MOST_WAITING = 1.0
"""Seconds: a hundred attacks that wait ten times as long show nothing more."""
TOKEN = "left-behind"
"""Part of the name of every file that an attack tries to leave somewhere."""
_WRITABLE = ("/tmp", "/var/tmp", "/dev/shm", "/run", "/dev", "/", "/root", "/home", "/usr/lib", "/etc")
_PR_SET_CHILD_SUBREAPER = 36


def every_attack() -> list[Attack]:
    """All attacks, in the order of their families."""
    return [*file_attacks(), *generated_attacks()]


def neighbours() -> list[tuple[str, str]]:
    """(student, assignment) of the honest hand-ins: first, last and before every family."""
    families = sorted({attack.family for attack in every_attack()})
    names = ["--first", *(f"{family}--honest" for family in families), "zzz-last"]
    few = ["--first", "tensors--honest", "zzz-last"]  # a process with torch costs five times as much
    return [(name, "01_arithmetic") for name in names] + [(name, "02_tensors") for name in few]


@dataclass(frozen=True)
class Arena:
    """The evidence of a run."""

    folder: Path
    exit_code: int
    terminal: str
    seconds: dict[str, float]
    """Time it took to grade a hand-in, by ``student/assignment``."""
    megabytes: float
    """Most memory any grading process had."""
    processes: list[str]
    """Command lines of what still ran afterwards."""
    left_behind: list[str]
    """Files with `TOKEN` in their name, anywhere a file could be put."""
    heard: list[str]
    """What came to the sockets that were open for it (`Ears`)."""

    @property
    def out(self) -> Path:
        """The results."""
        return self.folder / "out"

    @classmethod
    def load(cls, folder: Path) -> Arena:
        """Read what `main` wrote."""
        return cls(folder, **json.loads((folder / "evidence.json").read_text(encoding="utf-8")))


def run_arena(folder: Path) -> Arena:
    """Grade in a process of its own."""
    folder.mkdir()
    command = [sys.executable, "-m", "tests.attacks.arena", str(folder)]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2], timeout=1500)
    return Arena.load(folder)


def main(folder: Path) -> None:
    """Build course and class, grade, write ``evidence.json``."""
    from grader.isolation.confinement.kernel import prctl

    prctl(_PR_SET_CHILD_SUBREAPER, 1)
    make_course(folder / "course")
    ears = Ears()
    _hand_in(folder, ears)
    log = folder / "log.jsonl"
    os.environ["ATTACK_LOG"] = str(log)
    before = _tree(folder / "course"), _tree(folder / "submitted")
    _grade(folder, "alone", "alone_out")
    code, terminal = _grade(folder, "submitted", "out")
    assert before == (_tree(folder / "course"), _tree(folder / "submitted")), "a hand-in or the course has changed"
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    evidence = {
        "exit_code": code,
        "terminal": terminal,
        "seconds": {line["of"]: line["seconds"] for line in lines},
        "megabytes": max(line["megabytes"] for line in lines),
        "processes": list(_still_running()),
        "left_behind": sorted(_left_behind(folder)),
        "heard": ears.heard(),
    }
    (folder / "evidence.json").write_text(json.dumps(evidence), encoding="utf-8")


def _hand_in(folder: Path, ears: Ears) -> None:
    places = {
        name: str(folder / place) for name, place in (("COURSE", "course"), ("SUBMITTED", "submitted"), ("OUT", "out"))
    }
    for student, assignment in neighbours():
        _honest(folder / "submitted" / student / assignment)
    for assignment in HONEST:
        _honest(folder / "alone" / "--first" / assignment)
    for attack in every_attack():
        place = folder / "submitted" / attack.folder / attack.assignment
        place.parent.mkdir()
        place.mkdir()
        attack.write(place, {**places, **ears.places, "TOKEN": TOKEN})


def _honest(place: Path) -> None:
    place.mkdir(parents=True)
    slug = place.name.split("_")[1]
    (place / f"{slug}.py").write_text(HONEST[place.name], encoding="utf-8")


def _grade(folder: Path, submitted: str, out: str) -> tuple[int, str]:
    """`grader grade`, with the time of every hand-in taken."""
    from typer.testing import CliRunner

    from grader.cli import app
    from grader.commands import grade

    grade._runner = _timed_runner
    os.chdir(folder / "course")
    result = CliRunner().invoke(
        app, ["grade", str(folder / submitted), "--out", str(folder / out), "--jobs", str(JOBS)]
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def _timed_runner(jobs: int | None, scheduler: str | None, found: Sequence[HandIn]) -> Runner:
    from tests.attacks import arena  # by its name: other processes cannot import what is run as a script

    return LocalRunner(jobs, arena.timed)


def timed(job: Job) -> Report:
    """`grade_job`, and a line in the log about what it took; to start a warm process is no hand-in's doing."""
    _grader_for(job)
    clock.MOST_WAITING = MOST_WAITING
    began = time.monotonic()
    report = grade_job(job)
    line = {
        "of": f"{job.submission.student}/{job.assignment.name}",
        "seconds": time.monotonic() - began,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    with Path(os.environ["ATTACK_LOG"]).open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")
    return report


def _tree(folder: Path) -> dict[str, object]:
    """Every entry below `folder`: its bytes, or where a link leads."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        small = path.is_file() and not path.is_symlink() and status.st_size < 1 << 20
        found[str(path)] = (status.st_mode, status.st_size, path.read_bytes() if small else None)
    return found


def _still_running() -> Iterator[str]:
    """Command lines of the processes that are now children of this one."""
    deadline = time.monotonic() + 3
    while (left := _children()) and time.monotonic() < deadline:
        with suppress(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)
        time.sleep(0.05)
    for pid in left:
        yield Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")


def _children() -> list[int]:
    me = os.getpid()
    return (
        [int(pid) for path in Path("/proc/self/task").glob("*/children") for pid in path.read_text().split()]
        if me
        else []
    )


def _left_behind(folder: Path) -> Iterator[str]:
    packages = [Path(p) for p in sys.path if p.endswith("site-packages")]
    for place in [*map(Path, _WRITABLE), *packages, Path.home(), Path.cwd()]:
        with suppress(OSError):
            yield from (str(path) for path in place.iterdir() if TOKEN in path.name)
    for place in (folder / "course", folder / "out"):
        yield from (str(path) for path in place.rglob("*") if TOKEN in path.name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
