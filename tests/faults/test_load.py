"""One hand-in, one grade: whatever else the machine has to do, and however many processes grade, every byte is the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent

import pytest

from tests.behaviours.hand_ins import below_the_reference, samples
from tests.sampling import WHOLE

ROOT = Path(__file__).parents[2]
SAMPLE = re.compile(r"(01_perceptron-class_inside|04_pooling-(as_strided|two)|05_\w+-matrix)")
"""Of all right programs; the whole takes all of them and all recorded behaviours, and an hour."""
SLOW = () if WHOLE else ("sleeps", "loops-at-the-top")
"""Programs that end after their whole budget in every check."""
BUSY = 8

POOLING = (ROOT / "solutions" / "04_pooling" / "right" / "two_loops.py").read_text(encoding="utf-8")
AT_THE_TOP = {
    "computes-1s": "import time\n_until = time.process_time() + 1\nwhile time.process_time() < _until: pass\n",
    "sleeps-1s": "import time\ntime.sleep(1)\n",
    "writes": "import numpy as _np\n_np.save('kept.npy', _np.ones(3))\n",
}
WRONG = {
    "loops": "def pool2d(*args, **kwargs):\n    while True: pass\n",
    "sleeps": "def pool2d(*args, **kwargs):\n    import time; time.sleep(60)\n",
    "waits-and-raises": "def pool2d(*args, **kwargs):\n    import time; time.sleep(4); raise ValueError('later')\n",
    "crashes": "def pool2d(*args, **kwargs):\n    import os; os.abort()\n",
    "loops-at-the-top": "while True: pass\n",
}


def hand_ins() -> dict[tuple[str, str], str]:
    """(student, assignment) to source."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(ROOT.glob("solutions/*/right/*.py")):
        student, assignment = f"{path.parents[1].name}-{path.stem}", path.parents[1].name
        if WHOLE or SAMPLE.match(student):
            found[student, assignment] = path.read_text(encoding="utf-8")
    for kind in ("right", "partial", "wrong") if WHOLE else ():
        for assignment, path in samples(kind):
            found[f"{kind}-{path.stem}", assignment] = below_the_reference(assignment, path)
    for name, top in AT_THE_TOP.items():
        found[name, "04_pooling"] = top + POOLING
    for name, function in WRONG.items():
        if name not in SLOW:
            found[name, "04_pooling"] = POOLING + function
    return found


@contextmanager
def busy(loops: int) -> Iterator[None]:
    """So many processes that compute without end."""
    processes = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(loops)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


def graded(folder: Path, submitted: Path, name: str, *options: str, once: bool = True) -> Mapping[str, bytes]:
    """Every record and the table of grades, by path."""
    out = folder / name
    command = [
        sys.executable,
        "-c",
        "import sys; from grader.cli import main; sys.exit(main())",
        "grade",
        str(submitted),
        "--out",
        str(out),
        *options,
    ]
    variables = os.environ if once else {**os.environ, "GRADER_EXECUTE_ONCE": "0"}
    ended = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return {
        str(path.relative_to(out)): path.read_bytes() for path in [*out.glob("results/**/*.json"), out / "grades.csv"]
    }


@pytest.mark.slow
def test_load_and_number_of_processes_change_no_byte(tmp_path: Path) -> None:
    submitted = tmp_path / "submitted"
    for (student, assignment), source in hand_ins().items():
        place = submitted / student / assignment / f"{assignment.split('_', 1)[1]}.py"
        place.parent.mkdir(parents=True)
        place.write_text(dedent(source), encoding="utf-8")
    idle = graded(tmp_path, submitted, "idle")
    assert len(idle) == len(hand_ins()) + 1
    for student, assignment in hand_ins():
        if student in AT_THE_TOP or student.startswith(assignment):
            record = idle[f"results/{student}/{assignment}.json"].decode()
            assert set(re.findall(r'"status": ?"(\w+)"', record)) == {"passed"}, f"{student}: {record[:3000]}"
    with busy(BUSY):
        loaded = graded(tmp_path, submitted, "busy")
    assert _different(idle, loaded) == []
    shutil.rmtree(tmp_path / "busy")
    assert _different(idle, graded(tmp_path, submitted, "many", "--jobs", "8")) == []


@pytest.mark.slow
def test_executed_once_or_for_every_check_makes_no_difference(tmp_path: Path) -> None:
    submitted = tmp_path / "submitted"
    for (student, assignment), source in hand_ins().items():
        if WHOLE or assignment == "04_pooling":
            place = submitted / student / assignment / f"{assignment.split('_', 1)[1]}.py"
            place.parent.mkdir(parents=True)
            place.write_text(dedent(source), encoding="utf-8")
    once = graded(tmp_path, submitted, "once")
    assert _different(once, graded(tmp_path, submitted, "every-time", once=False)) == []


def _different(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))
