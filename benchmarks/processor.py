"""Processor seconds of a command and of everything it starts, orphans too, and the memory of all of them together.

    python -m benchmarks.processor [--rounds 5] [--against OTHER_CHECKOUT] -- grade submitted --out OUT

Runs ``grader`` with these arguments, in turn with the ``grader`` of another checkout where one is given, each time into
a folder of its own in the place of OUT. This process adopts what loses its parent, so that no process is missing in the
account; memory is the proportional set size of the whole tree, looked at twenty times a second.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil

_PR_SET_CHILD_SUBREAPER = 36


class Cost(NamedTuple):
    """What one run took."""

    processor: float
    wall: float
    megabytes: float


def main() -> int:
    """Measure and print a table."""
    from grader.isolation.confinement.kernel import prctl

    options = _options()
    prctl(_PR_SET_CHILD_SUBREAPER, 1)
    here = Path(sys.executable).parent / "grader"
    commands = {"here": str(here)}
    if options.against is not None:
        commands["there"] = str(Path(options.against).absolute() / ".venv" / "bin" / "grader")
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(options.rounds):
        for name, command in commands.items():
            with tempfile.TemporaryDirectory() as out:
                arguments = [out if argument == "OUT" else argument for argument in options.arguments]
                costs[name].append(measured([command, *arguments], Path(options.against) if name == "there" else None))
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {options.rounds} rounds in turn: medians")
    for name, found in costs.items():
        middle = Cost(*(statistics.median(values) for values in zip(*found, strict=True)))
        print(f"{name:6} {middle.processor:7.2f} CPU s {middle.wall:7.2f} s {middle.megabytes:7.0f} MB")
    if "there" in costs:
        ratios = [a.processor / b.processor for a, b in zip(costs["here"], costs["there"], strict=True)]
        print(f"here / there, CPU: {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
    return 0


def measured(command: list[str], folder: Path | None = None) -> Cost:
    """Run a command to its end and account for it and all it has started."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most, over = [0.0], threading.Event()
    watching = threading.Thread(target=_watch, args=(most, over))
    watching.start()
    process.wait()
    wall = time.monotonic() - began
    while _adopted():
        time.sleep(0.02)
    over.set()
    watching.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(processor, wall, most[0])


def _adopted() -> bool:
    """Collect what has ended; whether there is anything left."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
        return True
    return False


def _watch(most: list[float], over: threading.Event) -> None:
    me = psutil.Process()
    while not over.wait(0.05):
        total = 0
        for child in me.children(recursive=True):
            with suppress(psutil.Error, OSError):
                total += child.memory_full_info().pss
        most[0] = max(most[0], total / (1 << 20))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--against", help="another checkout with a .venv of its own")
    parser.add_argument("arguments", nargs="+", help="of grader; OUT stands for a new folder")
    options = parser.parse_args()
    if shutil.which("grader", path=str(Path(sys.executable).parent)) is None:
        parser.error("there is no grader in this environment")
    return options


if __name__ == "__main__":
    sys.exit(main())
