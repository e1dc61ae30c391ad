"""kill -9 at any moment costs time, never a grade."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from grader.grading.one import Grader
from grader.grading.store import ABANDONED, write_atomically
from grader.isolation import LaunchError, open_launcher
from grader.result import Status
from tests.faults.killing import LEAST
from tests.grading.test_many import submission
from tests.isolation.conftest import PROFILE, program
from tests.sampling import WHOLE
from tests.testing.helpers import make_assignment

ROOT = Path(__file__).parents[2]
KILLS = 100 if WHOLE else 40

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="finds the processes of a run in /proc")


@pytest.mark.slow
@linux_only
def test_kills_change_no_byte_of_any_result(tmp_path: Path) -> None:
    """About a minute on two cores. The seed makes the choice of victims repeatable, the machine's pace does not."""
    command = [sys.executable, "-m", "tests.faults.killing", str(tmp_path / "class"), str(KILLS), "20"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=900)
    evidence = json.loads(done.stdout.splitlines()[-1])
    assert evidence["faults"] == []
    assert sum(evidence["killed"].values()) >= KILLS
    assert min(evidence["killed"].get(kind, 0) for kind in ("grader", "ancestor", "pool", "zygote")) >= LEAST
    assert evidence["open"] > 0, "no kill came in the middle of a check"
    assert evidence["left"] == [], "processes outlive their run"
    assert (tmp_path / "class" / "said.txt").read_text() == ""


@linux_only
def test_a_zygote_that_dies_between_two_calls_of_a_check_is_our_fault(tmp_path: Path) -> None:
    """The check has seen answers of the student's code; that the reference passes it does not make them wrong."""
    assignment = make_assignment(
        tmp_path,
        test_demo__py='''
            import os, signal, time
            import pytest
            from grader.testing import Student, expect_equal

            @pytest.mark.task(1, points=1)
            def test_double(student: Student) -> None:
                """de: Verdoppelt.
                en: Doubles."""
                with pytest.raises(Exception, match="not so"):
                    student.total(None)
                if os.path.exists(os.environ["KILL"]):
                    os.unlink(os.environ["KILL"])
                    os.kill(student._worker._transport._parent.pid, signal.SIGKILL)
                    time.sleep(1)  # for its children to end, too
                expect_equal(student.double(3), 6)

            @pytest.mark.task(2, points=2)
            def test_total(student: Student) -> None:
                """de: Summiert.
                en: Sums."""
                expect_equal(student.double(4), 8)
        ''',
    )  # fmt: skip
    flag = tmp_path / "kill"
    flag.touch()
    os.environ["KILL"] = str(flag)
    source = "def double(x): return 2 * x\ndef total(xs): raise ValueError('not so')\n"
    with Grader(assignment, mode="require") as grader:
        first = grader.grade(submission("a", source))
        second = grader.grade(submission("a", source))
    assert not flag.exists()
    assert first.checks[0].status is Status.GRADER_ERROR
    assert [check.status for check in first.checks[1:]] == [Status.PASSED] * 2, "the next check has a new zygote"
    assert {check.status for check in second.checks} == {Status.PASSED}


def test_what_a_killed_process_was_writing_is_removed_later(tmp_path: Path) -> None:
    path = tmp_path / "01_demo.json"
    old, young, other = (
        tmp_path / f"{name}.abcdefgh" for name in (".01_demo.json", ".01_demo.json.x", ".02_demo.json")
    )
    for place in (old, young, other):
        place.write_bytes(b"half")
    long_ago = time.time() - ABANDONED - 1
    os.utime(old, (long_ago, long_ago))
    os.utime(other, (long_ago, long_ago))
    write_atomically(path, b"whole")
    assert path.read_bytes() == b"whole"
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([path.name, young.name, other.name])


@linux_only
def test_many_zygotes_killed_in_the_middle_of_calls_blame_nobody() -> None:
    launcher = open_launcher(PROFILE, "require")
    try:
        for round_ in range(10):
            worker = launcher.start(program("import time\ndef wait(): time.sleep(10)\ndef three(): return 3"))
            zygote = launcher._zygote.pid  # type: ignore[attr-defined]
            threading.Timer(0.01 * round_, os.kill, (zygote, signal.SIGKILL)).start()
            with pytest.raises(LaunchError):
                worker.call(None, "wait", [], {})
            worker.close()
    finally:
        launcher.close()
