"""A hand-in of the behaviours collection gets from nbgrader what `grader grade` gives it; both grade in earnest.

The attacks collection goes through nbgrader beside its own tests, in tests/attacks.
"""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from grader.result import Report, Status
from tests.behaviours.hand_ins import ENCODED, NOTEBOOKS, below_the_reference, samples, solved_notebook
from tests.nbgrader.conftest import start_nbgrader
from tests.nbgrader.places import ROOT, NbCourse, graded_by_us, part_of_the_course, rows, run_each, without_comments
from tests.sampling import sampled

STOPPED = "01_perceptron__endless_training"
EVERY = [(assignment, path) for kind in ("right", "partial", "wrong") for assignment, path in samples(kind)]
TAKEN = {*sampled([path.stem for _, path in EVERY], 10), STOPPED}
SAMPLES = [(assignment, path) for assignment, path in EVERY if path.stem in TAKEN]
ASSIGNMENTS = sorted({assignment for assignment, _ in SAMPLES})


def hand_in(nb: NbCourse) -> set[tuple[str, str]]:
    """Put the whole collection into ``submitted/``; (assignment, student) of each."""
    found: set[tuple[str, str]] = set()

    def put(student: str, assignment: str, ending: str, data: bytes) -> None:
        folder = nb.folder / "submitted" / student / assignment
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{assignment.split('_')[1]}{ending}").write_bytes(data)
        found.add((assignment, student))

    for assignment, path in SAMPLES:
        put(path.stem, assignment, ".py", below_the_reference(assignment, path).encode())
    for name in sampled(ENCODED, 4):
        put(name, "01_perceptron", ".py", ENCODED[name])
    for name in sampled(NOTEBOOKS, 4):
        notebook = solved_notebook("04_pooling")
        NOTEBOOKS[name](notebook)
        put(name, "04_pooling", ".ipynb", json.dumps(notebook).encode())
    for assignment in ASSIGNMENTS:
        slug = assignment.split("_")[1]
        stub = (ROOT / "assignments" / assignment / f"{slug}.py").read_bytes()
        put("stub", assignment, ".py", stub)
        put("solved notebook beside the stub", assignment, ".py", stub)
        put("solved notebook beside the stub", assignment, ".ipynb", json.dumps(solved_notebook(assignment)).encode())
    return found


def timed_out(results: Path) -> set[str]:
    """Students whose comments say at which line their code was stopped, which is another one each time."""
    reports = [Report.from_json(path.read_bytes()) for path in results.glob("results/*/*.json")]
    return {each.student for each in reports if any(check.status is Status.TIMEOUT for check in each.checks)}


@pytest.mark.slow
def test_all_grades_are_those_of_grader_grade(tmp_path: Path) -> None:
    nb = part_of_the_course(tmp_path / "course", ASSIGNMENTS)
    start_nbgrader(nb)
    handed_in = hand_in(nb)
    ours = graded_by_us(nb.course, nb.folder / "submitted", tmp_path / "ours")
    steps = [[command, name] for command in ("generate_assignment", "autograde") for name in ASSIGNMENTS]
    said = run_each(nb.folder, *steps)
    assert said.count("Graded ") == len(handed_in)
    assert "(unchanged)" not in said, "nbgrader graded by itself"
    assert {key for key in ours if len(key) == 2} == handed_in
    stopped = timed_out(nb.folder / "graded") | timed_out(tmp_path / "ours")
    assert STOPPED in stopped
    theirs, ours = (without_comments(each, stopped) for each in (rows(nb.database), ours))
    assert theirs == ours
    for path in nb.folder.glob("autograded/*/*/*.ipynb"):
        code = "".join(cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code")
        assert "def " in code, path
