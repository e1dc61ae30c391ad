"""How long a student waits: from the moment a save ends to the verdict on the screen of `grader watch`.

``python -m benchmarks.watching [04 08] [--saves 30]`` starts the command in a pseudo-terminal of 24 x 80 characters,
saves two versions of a file in turn, and takes the time from `close` of the file to two moments: when the verdict on
the edited task stands there, and when the last character has changed (all was checked again). In turn with the saves
the same task is checked with a grader that is held open, for the ratio.
"""

from __future__ import annotations

import argparse
import os
import pty
import select
import shutil
import statistics
import struct
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from grader.course import Assignment, Course
from grader.grading.one import Grader
from grader.handin.submission import read_submission
from grader.student.screen import HOME
from grader.testing.declared import DeclaredCheck

ROOT = Path(__file__).resolve().parent.parent
QUIET = 1.0
"""Seconds without a character after which nothing more comes."""


def versions(assignment: Assignment) -> tuple[str, str, int]:
    """Two programs that differ in the first function: the reference, and one that returns None there."""
    reference = assignment.module_file.read_text(encoding="utf-8")
    lines = [line for line in reference.split("\n") if not line.strip().startswith("### ")]
    right = "\n".join(lines)
    at = next(i for i, line in enumerate(lines) if line.startswith("def "))
    until = next(i for i in range(at + 1, len(lines)) if lines[i].lstrip().startswith("return "))
    indent = lines[until][: len(lines[until]) - len(lines[until].lstrip())]
    return right, "\n".join([*lines[:until], f"{indent}return None", *lines[until:]]), 1


class Watching:
    """`grader watch` in a pseudo-terminal."""

    def __init__(self, folder: Path) -> None:
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ.update(TERM="xterm-256color", GRADER_LANGUAGE="en")
            os.execv(sys.executable, [sys.executable, "-m", "grader", "watch"])
        import fcntl
        import termios

        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def read(self, there: Callable[[bytes], bool], longest: float = 120.0) -> tuple[float, float]:
        """Monotonic times of the first screen of which `there` is true, and of the last character of all."""
        first, last, text = 0.0, 0.0, b""
        until = time.monotonic() + longest
        while time.monotonic() < until and (not first or time.monotonic() < last + QUIET):
            ready, _, _ = select.select([self.terminal], [], [], 0.02)
            if not ready:
                continue
            text += os.read(self.terminal, 65536)
            last = time.monotonic()
            if not first and there(text):
                first = last
        return first, last

    def close(self) -> None:
        """End it with its own key."""
        os.write(self.terminal, b"q")
        time.sleep(0.5)
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


def measure(name: str, saves: int) -> None:
    """Print one row."""
    course = Course.load(ROOT)
    staff = next(a for a in course.staff_assignments if a.name.startswith(name))
    right, wrong, task = versions(staff)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / staff.name
        shutil.copytree(course.student_folder / staff.name, folder)
        (folder / f"{staff.slug}.ipynb").unlink()
        file = folder / f"{staff.slug}.py"
        file.write_text(right, encoding="utf-8")
        released = next(a for a in course.student_assignments if a.name == staff.name)
        watching = Watching(folder)
        watching.read(lambda text: b"passes" in text)
        first, whole, held = [], [], []

        def wanted(_: str, declared: DeclaredCheck) -> bool:
            return declared.task == task

        with Grader(released) as grader:
            grader.grade(read_submission(folder, staff.slug), wanted=wanted)
            for number in range(saves):
                with file.open("w", encoding="utf-8") as out:
                    out.write((wrong, right)[number % 2])
                closed = time.monotonic()
                verdict, end = watching.read(_after_wrong if number % 2 == 0 else _after_right)
                first.append(verdict - closed)
                whole.append(end - closed)
                begun = time.monotonic()
                grader.grade(read_submission(folder, staff.slug), wanted=wanted)
                held.append(time.monotonic() - begun)
        watching.close()
    cells = [f"{statistics.median(t):.2f} / {_percentile(t):.2f}" for t in (first, whole, held)]
    ratio = statistics.median(first) / statistics.median(held)
    print(f"| {staff.name} | {' | '.join(cells)} | {ratio:.1f} |")


def _after_wrong(text: bytes) -> bool:
    return HOME.encode() in text and b"returns None" in text.rpartition(HOME.encode())[2]


def _after_right(text: bytes) -> bool:
    screen = text.rpartition(HOME.encode())[2]
    return HOME.encode() in text and b"Task 1" in screen and b"returns None" not in screen and b"checks:" in screen


def _percentile(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, round(0.95 * (len(times) - 1)))]


def main() -> None:
    """Measure what was asked for, with the load of the machine."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("names", nargs="*", default=["04", "08"])
    parser.add_argument("--saves", type=int, default=30)
    asked = parser.parse_args()
    print(
        f"load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores, {asked.saves} saves; median / 95th percentile in s"
    )
    print("| | edited task's verdict | all checked | held open, that task | ratio |\n|---|---|---|---|---|")
    for name in asked.names:
        measure(name, asked.saves)


if __name__ == "__main__":
    main()
