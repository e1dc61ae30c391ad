"""A full disk, a folder that cannot be written to, checks and references that are broken: said in a line, never a grade."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.grading.many import LocalRunner, grade_class, grade_job
from grader.grading.store import ResultStore
from grader.result import Report, Status
from tests.faults.classroom import STUDENTS, main, make_classroom, results
from tests.grading.test_many import Counting, jobs
from tests.testing.helpers import make_assignment

GRADER = [sys.executable, "-c", "from grader.cli import main; main()", "grade"]
POINTS = {"anna": 6.5, "ben": 4, "cem": 4.5, "dora": 0}


def mounts_work() -> bool:
    """Whether a small file system can be had, which nobody else sees."""
    try:
        command = ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


needs_mounts = pytest.mark.skipif(not mounts_work(), reason="no file system can be mounted here")


def grade_on(folder: Path, script: str) -> list[tuple[int, list[str]]]:
    """Run a shell script with mounts of its own; each ``$GRADE`` in it is a run. Exit codes and what they complained."""
    grade = f"{GRADER[0]} -c '{GRADER[2]}' grade {folder}/submitted --out {folder}/out"
    said = folder / "said"
    text = script.replace("$GRADE", f"{grade} 2>> {said}; echo exit $?").replace("$OUT", f"{folder}/out")
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", text],
        cwd=folder / "course", check=True, capture_output=True, text=True, timeout=300, env={**os.environ, "COLUMNS": "200"},
    )  # fmt: skip
    codes = [int(line.split()[1]) for line in done.stdout.splitlines() if line.startswith("exit ")]
    assert "Traceback" not in said.read_text()
    complaints = [line for line in said.read_text().splitlines() if line.startswith("grader: ")]
    return [(code, complaints) for code in codes]


@needs_mounts
@pytest.mark.parametrize(
    ("size", "code", "place"),
    [("16k", 3, "out/results/"), ("96k", 3, "out/feedback/"), ("400k", 2, "out/gradebook.db")],
)
def test_a_full_disk_is_said_and_the_next_run_goes_on(tmp_path: Path, size: str, code: int, place: str) -> None:
    folder = make_classroom(tmp_path / "class")
    (folder / "out").mkdir()
    ran = grade_on(
        folder,
        f"mount -t tmpfs -o size={size} none $OUT; $GRADE; ls -aR $OUT > {folder}/listing;"
        f"mount -o remount,size=64m $OUT; $GRADE; cp -r $OUT {folder}/copy",
    )
    (first, complaints), (second, _) = ran
    assert (first, second) == (code, 0)
    assert len(complaints) == 1
    assert place in complaints[0]
    assert "No space left on device" in complaints[0] or "full" in complaints[0]
    listing = (folder / "listing").read_text().splitlines()
    assert [name for name in listing if name.startswith(".") and name.strip(".")] == [], "no half file is left"
    assert main(folder, folder / "calm", "require") == 0
    assert results(folder / "copy") == results(folder / "calm")


@needs_mounts
@pytest.mark.parametrize(("what", "code"), [("$OUT", 2), ("$OUT/results", 3)])
def test_a_folder_that_is_read_only_is_said(tmp_path: Path, what: str, code: int) -> None:
    folder = make_classroom(tmp_path / "class")
    (folder / "out" / "results").mkdir(parents=True)
    [(got, complaints)] = grade_on(folder, f"mount -t tmpfs -o ro none {what}; $GRADE")
    assert got == code
    assert len(complaints) == 1
    assert str(folder / "out") in complaints[0]
    assert "cannot be written to" in complaints[0] or "Read-only file system" in complaints[0]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_of_somebody_else_is_said(tmp_path: Path) -> None:
    folder = make_classroom(tmp_path / "class")
    out = folder / "out"
    out.mkdir(mode=0o555)
    command = [*GRADER, str(folder / "submitted"), "--out", str(out)]
    done = subprocess.run(command, cwd=folder / "course", check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, f"grader: {out}: cannot be written to; choose another --out\n")


def test_when_writing_fails_what_was_kept_stays_and_the_next_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same on every system: the third report finds no room."""
    assignment = make_assignment(tmp_path)
    store, runner = ResultStore(tmp_path / "out"), Counting()
    write, written = os.fdopen, []

    def full(*arguments: object) -> object:
        written.append(arguments)
        if len(written) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(*arguments)  # type: ignore[call-overload]

    with monkeypatch.context() as patch:
        patch.setattr("grader.grading.store.os.fdopen", full)
        with pytest.raises(OSError, match="No space left on device") as caught:
            grade_class(jobs(assignment, "a", "b", "c", "d"), store, runner, lambda *_: None)
    assert caught.value.filename == str(store.path("c", assignment.name))
    assert sorted(results(tmp_path / "out")) == ["a/01_demo.json", "b/01_demo.json"]
    grade_class(jobs(assignment, "a", "b", "c", "d"), store, runner, lambda *_: None)
    assert runner.asked == ["a", "b", "c", "c", "d"]


# -- broken checks and references

CHECK_THAT_RAISES = '''
@pytest.mark.task(2, points=1)
def test_broken(student: Student) -> None:
    """de: Kaputt.
    en: Broken."""
    student.double(3)
    raise RuntimeError("the check itself")
'''


def reports(out: Path) -> list[Report]:
    return [Report.from_json(data) for data in results(out).values()]


def test_a_check_that_raises_is_open_for_all_who_get_that_far(tmp_path: Path) -> None:
    folder = make_classroom(tmp_path / "class")
    hidden = folder / "course" / "solutions" / "01_first" / "test_first_hidden.py"
    before = hidden.read_text(encoding="utf-8")
    hidden.write_text(before + CHECK_THAT_RAISES, encoding="utf-8")
    assert main(folder, folder / "out") == 3
    for report in reports(folder / "out"):
        ends = {check.check: check.status for check in report.checks}
        broken = ends.pop("test_first_hidden.py::test_broken", None)
        expected = Status.ERROR if report.student == "dora" else Status.GRADER_ERROR  # her code raises first
        assert broken is (expected if report.assignment == "01_first" else None)
        assert report.points == POINTS[report.student], "all else is graded"
        assert report.ungraded == (broken is Status.GRADER_ERROR)
    hidden.write_text(before, encoding="utf-8")
    assert main(folder, folder / "out") == 0, "mended, the same command grades what was open"
    assert main(folder, folder / "calm") == 0
    assert results(folder / "out") == results(folder / "calm")


def test_checks_that_do_not_import_leave_every_point_open(tmp_path: Path) -> None:
    """The last line fails: what stands before it must not be taken for the whole file by the next hand-in."""
    folder = make_classroom(tmp_path / "class")
    public = folder / "course" / "solutions" / "01_first" / "test_first.py"
    public.write_text(public.read_text(encoding="utf-8") + "\nimport nowhere\n", encoding="utf-8")
    assert main(folder, folder / "out") == 3
    for report in reports(folder / "out"):
        if report.assignment == "02_second":
            assert report.points == POINTS[report.student]
        else:
            assert {check.status for check in report.checks} == {Status.GRADER_ERROR}, report.student
            assert "nowhere" in (report.checks[0].message or report.title).en


@pytest.mark.parametrize("reference", ["def double(x:\n", "raise RuntimeError\n", "import os\nos._exit(0)\n", None])
def test_a_broken_reference_makes_no_answer_wrong(tmp_path: Path, reference: str | None) -> None:
    """The expected values are in the checks; the reference only settles who is to blame when a check raises."""
    folder = make_classroom(tmp_path / "class")
    for name in ("01_first", "02_second"):
        place = folder / "course" / "solutions" / name / f"{name[3:]}.py"
        place.unlink()
        if reference is not None:
            place.write_text(reference, encoding="utf-8")
    hidden = folder / "course" / "solutions" / "01_first" / "test_first_hidden.py"
    hidden.write_text(hidden.read_text(encoding="utf-8") + CHECK_THAT_RAISES, encoding="utf-8")
    assert main(folder, folder / "out") == 3
    for report in reports(folder / "out"):
        broken = [check.status for check in report.checks if check.check.endswith("test_broken")]
        assert Status.WRONG not in broken
        assert report.points == POINTS[report.student]
    assert {report.student for report in reports(folder / "out")} == set(STUDENTS)


def test_a_grading_process_without_memory_blames_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assignment = make_assignment(tmp_path)

    def no_memory(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("grader.grading.one.Grader.grade", no_memory)
    report = grade_job(jobs(assignment, "a")[0])
    assert {check.status for check in report.checks} == {Status.GRADER_ERROR}
    assert report.points == 0
    assert report.max_points == 6.5
    assert LocalRunner(1).processes == 1
