"""The same grades on every machine that can confine student code, and none at all, in one line, on one that cannot."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.result import Report
from tests.faults.classroom import make_classroom, results

ROOT = Path(__file__).parents[3]
GRADER = "from grader.cli import main; main()"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux's own mechanisms")


@dataclass(frozen=True)
class Machine:
    """A condition of `machines` and a class to grade there."""

    folder: Path
    condition: str

    def run(self, *command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-B", "-m", "tests.isolation.machines", self.condition, sys.executable, "-B", *command],
            cwd=cwd or self.folder / "course", check=False, capture_output=True, text=True, timeout=300,
            env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": "/dev/null", "COLUMNS": "200"},
        )  # fmt: skip

    def doctor(self) -> tuple[dict[str, bool], str, int]:
        """What it says of each mechanism, its last words, its exit code."""
        done = self.run("-c", GRADER, "doctor")
        lines = done.stdout.splitlines()
        found = {line[5:28].strip(): line.startswith("yes") for line in lines if line.startswith(("yes ", "no  "))}
        assert done.stderr == ""
        return found, " ".join(line for line in lines if line.startswith("grader")), done.returncode


@pytest.fixture
def machine(request: pytest.FixtureRequest) -> Iterator[Machine]:
    with tempfile.TemporaryDirectory(prefix="machine-") as name:  # pytest's folders are closed to other users
        folder = make_classroom(Path(name))
        machine = Machine(folder, request.param)
        for place in (folder, *folder.rglob("*")):
            place.chmod(place.stat().st_mode | 0o005)
        (folder / "out").mkdir()
        (folder / "out").chmod(0o777)
        trial = machine.run("-c", "import numpy")
        if trial.returncode != 0:
            pytest.skip(f"cannot be simulated here: {trial.stderr.strip().splitlines()[-1]}")
        yield machine


def statuses(out: Path) -> dict[tuple[str, str, str], str]:
    reports = [Report.from_json(data) for data in results(out).values()]
    return {(r.student, r.assignment, c.check): c.status for r in reports for c in r.checks}


CAN = ["none", "namespaces", "capabilities", "admin", "user", "user,namespaces"]


@pytest.mark.parametrize("machine", CAN, indirect=True)
def test_a_machine_with_landlock_and_seccomp_grades(machine: Machine) -> None:
    found, words, code = machine.doctor()
    assert (found["Landlock"], found["seccomp"], found["sandbox"], code) == (True, True, True, 0)
    assert "grader grade runs here: Landlock + seccomp" in words
    assert ("bubblewrap" in words) == found["bubblewrap"], "what works is used"
    assert found["user namespaces"] != ("namespaces" in machine.condition) or not found["user namespaces"]
    done = machine.run(
        "-m", "tests.faults.classroom", str(machine.folder), str(machine.folder / "out"), "require", cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    reports = [Report.from_json(data) for data in results(machine.folder / "out").values()]
    assert {report.sandbox.en.startswith("Landlock + seccomp") for report in reports} == {True}
    assert {report.student: report.points for report in reports} == {"anna": 6.5, "ben": 4, "cem": 4.5, "dora": 0}


@pytest.mark.parametrize("machine", ["landlock", "seccomp", "user,landlock"], indirect=True)
def test_a_machine_without_one_of_them_does_not(machine: Machine) -> None:
    missing = "Landlock" if "landlock" in machine.condition else "seccomp"
    found, words, code = machine.doctor()
    assert (found["sandbox"], code) == (False, 1)
    assert "refuses to run here" in words
    assert missing in words
    assert "--allow-unsandboxed" in words
    command = ["-c", GRADER, "grade", str(machine.folder / "submitted"), "--out", str(machine.folder / "out")]
    refused = machine.run(*command)
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 1, refused.stderr
    assert refused.stderr.startswith("grader: no sandbox on this machine: this kernel")
    assert missing in refused.stderr
    assert "--allow-unsandboxed" in refused.stderr
    assert list((machine.folder / "out").iterdir()) == [], "nothing was graded"


@pytest.mark.parametrize("machine", ["landlock"], indirect=True)
def test_who_allows_it_grades_without_and_every_report_says_so(machine: Machine) -> None:
    out = machine.folder / "out"
    done = machine.run(
        "-c", GRADER, "grade", str(machine.folder / "submitted"), "--out", str(out), "--allow-unsandboxed"
    )
    assert done.returncode == 0, done.stderr
    reports = [Report.from_json(data) for data in results(out).values()]
    assert {report.sandbox.en for report in reports} == {"NOT sandboxed: only the grading server counts"}
    page = (out / "feedback" / "anna" / "01_first.html").read_text(encoding="utf-8")
    assert "NICHT abgeschottet" in page
    calm = machine.folder / "calm"
    command = [sys.executable, "-m", "tests.faults.classroom", str(machine.folder), str(calm), "require"]
    subprocess.run(command, cwd=ROOT, check=True, timeout=300)
    assert statuses(calm) == statuses(out), "the same grades"
