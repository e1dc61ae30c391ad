"""`nbgrader autograde` with the isolated grader: right where stock nbgrader loses or falsifies a grade."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from grader.cli import app
from grader.gradebook.database import open_gradebook
from tests.nbgrader.places import (
    RIGHT,
    NbCourse,
    Rows,
    fill,
    graded_by_us,
    once_for_all_workers,
    rows,
    run_each,
    run_nbgrader,
)

FULL = (2.0, 2.5, 0.5)
"""Scores of task 1, of task 2 with its extra credit, and of task 2's hidden checks."""
NOTHING = (0.0, 0.0, 0.0)
CELLS = ("lines-task1-tests", "lines-task2-tests", "lines-task2-hidden")

Change = Callable[[dict[str, Any]], None]
PYTHON = "import math\n\n\n" + "\n\n\n".join(RIGHT.values()) + "\n"


def named(notebook: dict[str, Any], name: str) -> dict[str, Any]:
    return next(dict(c) for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == name)


def drop(*names: str) -> Change:
    def change(notebook: dict[str, Any]) -> None:
        notebook["cells"] = [c for c in notebook["cells"] if c["id"] not in names]

    return change


def put(name: str, source: str) -> Change:
    def change(notebook: dict[str, Any]) -> None:
        notebook["cells"] = fill(notebook, {name: source})["cells"]

    return change


def doubled(notebook: dict[str, Any]) -> None:
    """Jupyter's copy and split give both parts the same metadata."""
    draft = {**named(notebook, "lines-task1"), "id": "a-copy", "source": "def line(x, m, b):\n    return 0"}
    check = {**named(notebook, "lines-task1-tests"), "id": "another"}
    notebook["cells"] = [draft, check, *notebook["cells"]]


def stripped(notebook: dict[str, Any]) -> None:
    """Some editors keep neither metadata nor ids."""
    notebook["metadata"], notebook["nbformat_minor"] = {}, 4
    notebook["cells"] = [{k: v for k, v in c.items() if k != "id"} | {"metadata": {}} for c in notebook["cells"]]


def renamed(notebook: dict[str, Any]) -> None:
    for number, cell in enumerate(notebook["cells"]):
        if data := cell["metadata"].get("nbgrader"):
            data |= {"grade_id": f"cell{number}", "solution": False, "grade": True, "points": 1000}


def moved(notebook: dict[str, Any]) -> None:
    notebook["cells"].sort(key=lambda c: not c["id"].endswith(("-tests", "-hidden")))


def old_schema(notebook: dict[str, Any]) -> None:
    """Of another version of nbgrader's metadata: stock nbgrader ends the whole run."""
    for cell in notebook["cells"]:
        cell["metadata"].get("nbgrader", {})["schema_version"] = 1


def active(notebook: dict[str, Any]) -> None:
    """What would run in the instructor's browser."""
    evil = "<script>EVIL</script>"
    output = {"output_type": "display_data", "metadata": {}, "data": {"text/html": evil}}
    notebook["metadata"]["widgets"] = {"state": evil}
    named(notebook, "lines-task1")["outputs"].append(output)
    notebook["cells"] += [
        {"cell_type": "markdown", "id": "m", "metadata": {}, "source": f"{evil} [x](javascript:EVIL)"},
        {"cell_type": "raw", "id": "r", "metadata": {"raw_mimetype": "text/html"}, "source": evil},
    ]


def cheats(notebook: dict[str, Any]) -> None:
    """Full marks from stock nbgrader, without a line of solution."""
    trick = "def check(*a, **k): return 1000\nget_ipython().ast_node_interactivity = 'none'\nprint('4.0')"
    for cell in notebook["cells"]:
        if cell["id"].startswith("lines-task") and cell["cell_type"] == "code":
            cell["source"] = trick if cell["id"].endswith("task1") else "None;"
            cell["outputs"] = [
                {"output_type": "execute_result", "data": {"text/plain": "1000"}, "metadata": {}, "execution_count": 1}
            ]


CHANGES: dict[str, tuple[Change, tuple[float, ...]]] = {
    "aaa_old_schema": (old_schema, FULL),
    "right": (lambda notebook: None, FULL),
    "warns": (put("lines-setup", "import math, sys, warnings\nwarnings.warn('careful')\nprint('!', file=sys.stderr)"), FULL),
    "no_check_cells": (drop(*CELLS), FULL),
    "no_setup": (drop("lines-setup"), FULL),
    "no_given": (drop("lines-given1", "lines-intro"), FULL),
    "doubled": (doubled, FULL),
    "stripped": (stripped, FULL),
    "renamed": (renamed, FULL),
    "moved": (moved, FULL),
    "active": (active, FULL),
    "magic": (put("lines-task1", "%%time\n%matplotlib inline\n" + RIGHT["lines-task1"]), FULL),
    "exits": (put("lines-task1", "import os\ndef line(x, m, b):\n    os._exit(0)"), (0.0, 2.5, 0.5)),
    "exits_at_once": (put("lines-task1", "import os\nos._exit(0)"), (0.0, 2.5, 0.5)),
    "raises": (put("lines-task1", "raise SystemExit"), (0.0, 2.5, 0.5)),
    "cheats": (cheats, NOTHING),
    "half_a_character": (put("lines-task1", "note = '\ud800'\n" + RIGHT["lines-task1"]), FULL),
    "stub": (put("lines-task2", "def slope(p, q):\n    raise NotImplementedError()"), (2.0, 0.0, 0.0)),
}  # fmt: skip
FILES = {
    "cut_off": FULL,
    "other_name": FULL,
    "python_file": FULL,
    "no_file": NOTHING,
    "no_notebook": NOTHING,
    "odd_folder": FULL,
    "brackets [1]": FULL,
}


def hand_all_in(course: NbCourse) -> None:
    released = course.released()
    for student, (change, _) in CHANGES.items():
        notebook = fill(released, RIGHT)
        change(notebook)
        course.hand_in(student, notebook, timestamp__txt="2027-05-01 20:00:00 UTC")
    text = json.dumps(fill(released, RIGHT), indent=1)
    course.hand_in("cut_off", lines__ipynb=text[: text.index('"lines-task2-hidden"')])
    course.hand_in("other_name", **{"Meine Lösung (2)__ipynb": text})
    course.hand_in("python_file", lines__py=PYTHON)
    course.hand_in("no_file")
    course.hand_in("no_notebook", lines__ipynb=b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    course.hand_in("brackets [1]", lines__ipynb=text)
    odd = course.hand_in("odd_folder", lines__ipynb=text, timestamp__txt="yesterday")
    (odd / "link.txt").symlink_to("/nowhere")
    (odd / "secret.txt").symlink_to(course.database)
    os.mkfifo(odd / "pipe")


@pytest.fixture(scope="module")
def graded(generated_once: NbCourse, tmp_path_factory: pytest.TempPathFactory) -> NbCourse:
    """The whole class after one run of nbgrader."""

    def grade(folder: Path) -> None:
        course = NbCourse(Path(shutil.copytree(generated_once.root, folder, dirs_exist_ok=True)))
        hand_all_in(course)
        said = run_nbgrader(course.folder, "autograde", "01_lines")
        assert "Traceback" not in said
        assert said.count("Graded ") == len(CHANGES) + len(FILES)
        assert "WARNING" not in said, "what is graded needs no warning"

    return NbCourse(once_for_all_workers(tmp_path_factory, "graded", grade))


@pytest.fixture(scope="module")
def found(graded: NbCourse) -> Rows:
    return rows(graded.database)


@pytest.mark.slow
class TestGrades:
    @pytest.mark.parametrize("student", [*CHANGES, *FILES])
    def test_every_hand_in_gets_what_it_is_worth(self, found: Rows, student: str) -> None:
        expected = FILES.get(student) or CHANGES[student][1]
        assert tuple(found["01_lines", student, cell][0] for cell in CELLS) == expected
        assert found["01_lines", student][:2] == (sum(expected), 4.0)

    def test_they_are_those_of_grader_grade_in_every_row(self, graded: NbCourse, found: Rows, tmp_path: Path) -> None:
        assert graded_by_us(graded.course, graded.folder / "submitted", tmp_path) == found

    def test_a_person_is_asked_only_where_something_could_not_be_read(self, found: Rows) -> None:
        asked = {key[1] for key, row in found.items() if key[-1] in CELLS and row[3]}
        assert asked == {"no_file", "no_notebook"}

    def test_the_comment_says_what_went_wrong(self, found: Rows) -> None:
        comment, _ = found["01_lines", "stub", "lines-task2"]
        assert "Aufgabe 2: 0 von 2 Punkten" in comment
        assert found["01_lines", "right", "lines-task2"] == (None, None)


@pytest.mark.slow
class TestNotebooks:
    @pytest.mark.parametrize("student", [*CHANGES, *FILES])
    def test_every_cell_is_there_once_with_the_metadata_it_was_given(self, graded: NbCourse, student: str) -> None:
        wanted = [c["metadata"]["nbgrader"] for c in graded.released()["cells"] if "nbgrader" in c["metadata"]]
        for data in wanted:
            data.pop("checksum")
        there = [dict(c["metadata"]["nbgrader"]) for c in self.cells(graded, student) if "nbgrader" in c["metadata"]]
        for data in there:
            data.pop("checksum")
            data.setdefault("cell_type", next(w["cell_type"] for w in wanted if w["grade_id"] == data["grade_id"]))
        assert sorted(there, key=lambda d: d["grade_id"]) == sorted(wanted, key=lambda d: d["grade_id"])

    def test_a_grade_cell_holds_the_bare_number_and_the_table(self, graded: NbCourse) -> None:
        [output] = next(c for c in self.cells(graded, "right") if c["id"] == "lines-task2-tests")["outputs"]
        assert "".join(output["data"]["text/plain"]) == "1.5", "extra credit is not nbgrader's to read"
        assert "Die Steigung stimmt." in "".join(output["data"]["text/html"])

    def test_the_students_code_is_shown_whatever_the_file_was(self, graded: NbCourse) -> None:
        for student in ("right", "cut_off", "python_file", "other_name", "stripped"):
            cell = next(c for c in self.cells(graded, student) if c["id"] == "lines-task1")
            assert "return m * x + b" in "".join(cell["source"]), student

    def test_nothing_active_is_left(self, graded: NbCourse) -> None:
        text = (graded.folder / "autograded" / "active" / "01_lines" / "lines.ipynb").read_text(encoding="utf-8")
        assert "EVIL" in text, "a person can still read it"
        assert "<script" not in text
        assert "](javascript" not in text
        assert {c["cell_type"] for c in self.cells(graded, "active")} == {"code", "markdown"}

    def test_the_students_file_is_kept_and_links_are_not_followed(self, graded: NbCourse) -> None:
        autograded = graded.folder / "autograded"
        assert (autograded / "python_file" / "01_lines" / "lines.py").read_text(encoding="utf-8") == PYTHON
        names = {path.name for path in (autograded / "odd_folder" / "01_lines").iterdir()}
        assert names >= {"lines.ipynb", "timestamp.txt", "assignment.yml"}
        assert not names & {"link.txt", "secret.txt", "pipe"}

    @staticmethod
    def cells(course: NbCourse, student: str) -> list[dict[str, Any]]:
        path = course.folder / "autograded" / student / "01_lines" / "lines.ipynb"
        return list(json.loads(path.read_text(encoding="utf-8"))["cells"])


@pytest.mark.slow
def test_what_a_person_wrote_survives_a_regrade_and_the_late_penalty_follows_it(
    nbcourse: NbCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Manual scores, comments, extra credit; then feedback and export, with nbgrader's own commands and with ours."""
    nbcourse.hand_in("anna", fill(nbcourse.released(), RIGHT), timestamp__txt="2027-05-03 10:00:00 UTC")
    nbcourse.hand_in("ben", lines__py=PYTHON)
    run_nbgrader(nbcourse.folder, "autograde", "01_lines")
    with open_gradebook(nbcourse.database) as gradebook:
        gradebook.find_grade("lines-task1-tests", "lines", "01_lines", "ben").manual_score = 1.5
        submission = gradebook.find_submission("01_lines", "anna")
        assert (submission.score, submission.late_submission_penalty) == (5.0, 1.0), "two days late, 10 % each"
        grade = gradebook.find_grade("lines-task1-tests", "lines", "01_lines", "anna")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 1.0, 0.5, False
        gradebook.find_comment("lines-task1", "lines", "01_lines", "anna").manual_comment = "Fast."
        gradebook.db.commit()
    run_nbgrader(nbcourse.folder, "autograde", "01_lines", "--force", "--no-execute")
    after = rows(nbcourse.database)
    assert after["01_lines", "anna", "lines-task1-tests"] == (2.0, 1.0, 2.0, False)
    assert after["01_lines", "ben", "lines-task1-tests"] == (2.0, 1.5, 2.0, False), "no notebook, and no second look"
    assert after["01_lines", "anna", "lines-task1"][1] == "Fast."
    assert (after["01_lines", "anna"][0], after["01_lines", "anna", "penalty"]) == (4.5, 0.9)

    with open_gradebook(nbcourse.database) as gradebook:  # between grading and feedback, in formgrader
        gradebook.find_grade("lines-task1-tests", "lines", "01_lines", "anna").manual_score = 0.0
        gradebook.db.commit()
    run_each(nbcourse.folder, ["generate_feedback", "01_lines"], ["export"])
    page = (nbcourse.folder / "feedback" / "anna" / "01_lines" / "lines.html").read_text(encoding="utf-8")
    assert "Late submission penalty (Score: -0.7)" in page
    assert "Fast." in page
    assert "Die Steigung stimmt." in page
    assert "anna" in (nbcourse.folder / "grades.csv").read_text(encoding="utf-8")

    monkeypatch.chdir(nbcourse.root)
    feedback = Path("feedback.zip")
    result = CliRunner().invoke(app, ["export", "csv", "nbgrader/graded", "01", "--feedback", str(feedback)])
    assert result.exit_code == 0, result.output
    assert Path("01_lines_csv.csv").read_text(encoding="utf-8-sig").splitlines()[1:] == ["anna,2.8,4.0", "ben,4.5,4.0"]
    with zipfile.ZipFile(feedback) as archive:
        page = next(name for name in archive.namelist() if name.startswith("anna"))
        assert "Fast." in archive.read(page).decode(), "the comment by hand reaches Moodle, too"


@pytest.mark.slow
class TestNeverAGrade:
    def test_where_checks_and_notebook_do_not_declare_the_same_points(self, nbcourse: NbCourse) -> None:
        nbcourse.hand_in("anna", fill(nbcourse.released(), RIGHT))
        checks = nbcourse.root / "solutions" / "01_lines" / "test_lines.py"
        checks.write_text(checks.read_text(encoding="utf-8").replace("points=2)", "points=3)"), encoding="utf-8")
        said = run_nbgrader(nbcourse.folder, "autograde", "01_lines", code=1)
        assert "01_lines, cell lines-task1-tests: 3 points by the checks, 2 points in nbgrader; run `grader nb" in said
        assert "Traceback" not in said
        assert rows(nbcourse.database) == {}

    def test_where_the_assignment_was_never_generated(self, nbcourse: NbCourse) -> None:
        nbcourse.hand_in("anna", fill(nbcourse.released(), RIGHT))
        said = run_nbgrader(nbcourse.folder, "autograde", "01_lines", "--db=sqlite:///other.db", code=1)
        assert "01_lines: not in the gradebook; run `nbgrader generate_assignment` first" in said
        assert rows(nbcourse.folder / "other.db") == {}
