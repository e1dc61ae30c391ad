"""The released notebook: which cells it has, who may write in them, and that it never changes by itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from grader.authoring.notebook import notebook
from grader.authoring.stub import stub
from grader.course import Assignment
from grader.handin.notebook_cells import read_notebook
from tests.authoring.small_course import CHECKS, REFERENCE, make_assignment


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    return make_assignment(tmp_path)


def cells(text: str) -> dict[str, Any]:
    return {cell["id"]: cell for cell in json.loads(text)["cells"]}


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def test_the_cells_come_in_the_order_of_work(assignment: Assignment) -> None:
    assert list(cells(notebook(assignment, "de"))) == [
        "lines-intro", "lines-setup",
        "lines-task1-statement", "lines-task1", "lines-task1-tests",
        "lines-given1",
        "lines-task2-statement", "lines-task2", "lines-task2-tests",
        "lines-demo", "lines-closing",
    ]  # fmt: skip


def test_the_same_folder_gives_the_same_bytes(assignment: Assignment) -> None:
    assert notebook(assignment, "de") == notebook(assignment, "de")
    assert notebook(assignment, "de").endswith("}\n")


def test_nbformat_and_nbgrader_accept_it(assignment: Assignment) -> None:
    for of_source in (False, True):
        built = nbformat.reads(notebook(assignment, "de", source=of_source), as_version=4)
        nbformat.validate(built)
        MetadataValidator().validate_nb(built)


def test_only_solution_cells_and_the_picture_are_the_students(assignment: Assignment) -> None:
    for name, cell in cells(notebook(assignment, "de", source=True)).items():
        data = cell["metadata"].get("nbgrader")
        if name == "lines-demo":
            assert cell["metadata"] == {"tags": ["demo"]}
            continue
        assert data.keys() - {"points"} == {"schema_version", "grade", "solution", "locked", "task", "grade_id"}
        assert data["grade_id"] == name
        assert data["schema_version"] == 3
        assert data["locked"] is not data["solution"]
        assert data["grade"] is name.endswith(("-tests", "-hidden"))
        assert ("points" in data) is data["grade"]


def test_check_cells_carry_the_public_points_without_extra_credit(assignment: Assignment) -> None:
    found = cells(notebook(assignment, "de"))
    assert found["lines-task1-tests"]["metadata"]["nbgrader"]["points"] == 2
    assert found["lines-task2-tests"]["metadata"]["nbgrader"]["points"] == 1.5
    assert source(found["lines-task1-tests"]) == "from grader.notebook import check\n\ncheck(1)"


def test_hidden_cells_are_there_on_request_and_only_for_tasks_with_hidden_checks(assignment: Assignment) -> None:
    found = cells(notebook(assignment, "de", source=True))
    assert "lines-task1-hidden" not in found
    hidden = found["lines-task2-hidden"]
    assert hidden["metadata"]["nbgrader"]["points"] == 0.5
    assert "### BEGIN HIDDEN TESTS\n" in source(hidden)
    assert "check(2, hidden=True)\n### END HIDDEN TESTS" in source(hidden)


def test_no_solution_is_in_it(assignment: Assignment) -> None:
    text = notebook(assignment, "de", source=True)
    for secret in ("m * x + b", "math.inf", "4242"):
        assert secret not in text
    text = notebook(assignment, "de")
    assert "SOLUTION" not in text
    assert source(cells(text)["lines-task1"]).endswith("# YOUR CODE HERE\n    raise NotImplementedError()")


def test_the_module_docstring_stays_out_of_the_setup_cell(assignment: Assignment) -> None:
    assert source(cells(notebook(assignment, "de"))["lines-setup"]) == "import math\n\nimport numpy as np"


def test_without_anything_to_set_up_there_is_no_setup_cell(tmp_path: Path) -> None:
    reference = REFERENCE.replace("import math\n\nimport numpy as np\n", "").replace("math.inf", 'float("inf")')
    found = cells(notebook(make_assignment(tmp_path, {"lines.py": reference}), "de"))
    assert "lines-setup" not in found


def test_each_text_comes_in_the_courses_language_with_the_other_one_folded(assignment: Assignment) -> None:
    german = source(cells(notebook(assignment, "de"))["lines-task2-statement"])
    assert german.startswith("## Aufgabe 2 – Steigung\n\nSchreibe `slope(p, q)`.\n\n<details>\n<summary>English: ")
    assert "<summary>English: Task 2 – Slope of `p` &amp; `q`</summary>\n\nWrite `slope(p, q)`.\n\n</details>" in german
    english = notebook(assignment, "en")
    assert source(cells(english)["lines-task2-statement"]).startswith("## Task 2 – Slope of `p` & `q`\n\nWrite")
    assert "<summary>Deutsch: Aufgabe 2 – Steigung</summary>" in source(cells(english)["lines-task2-statement"])
    assert source(cells(english)["lines-task2-tests"]).endswith('check(2, language="en")')


def test_the_introduction_has_the_table_of_points_in_both_languages(assignment: Assignment) -> None:
    text = source(cells(notebook(assignment, "de"))["lines-intro"])
    assert text.startswith("# Geraden\n\nEine Gerade ist $y = m x + b$.\n\n| Aufgabe |")
    assert "| 2 | Steigung | 2 + 1 Zusatz | 1,5 + 1 Zusatz | 0,5 |" in text
    assert "| 2 | Slope of `p` & `q` | 2 + 1 extra | 1.5 + 1 extra | 0.5 |" in text


def test_statements_without_closing_make_no_closing_cell(tmp_path: Path) -> None:
    plain = {
        "statement.de.md": "# A\n\n## Aufgabe 1 a\n\na\n\n## Aufgabe 2 b\n\nb\n",
        "statement.en.md": "# A\n\n## Task 1 a\n\na\n\n## Task 2 b\n\nb\n",
    }
    assert "lines-closing" not in cells(notebook(make_assignment(tmp_path, plain), "de"))


def test_our_reader_takes_from_it_what_the_stub_holds(assignment: Assignment) -> None:
    """Check cells and the picture are left out; the rest is the stub."""
    chunks = read_notebook(notebook(assignment, "de", source=True), "lines.ipynb").chunks
    code = "\n".join(chunk.source for chunk in chunks)
    assert "grader" not in code
    assert "print(" not in code
    names: dict[str, Any] = {}
    exec(compile(code, "lines.ipynb", "exec"), names)
    stubbed: dict[str, Any] = {}
    exec(compile(stub(assignment), "lines.py", "exec"), stubbed)
    assert {"line", "slope", "ORIGIN", "math", "np"} <= names.keys() & stubbed.keys()


def test_a_bonus_task_has_a_check_cell_worth_nothing_towards_the_maximum(tmp_path: Path) -> None:
    checks = CHECKS.replace("points=2)", "points=2, bonus=True)")
    found = cells(notebook(make_assignment(tmp_path, {"test_lines.py": checks}), "de"))
    assert found["lines-task1-tests"]["metadata"]["nbgrader"]["points"] == 0


def test_nbgrader_makes_the_released_notebook_of_the_source_notebook(assignment: Assignment, tmp_path: Path) -> None:
    """``nbgrader generate_assignment`` with its default settings, in a process of its own."""
    root = tmp_path / "nbgrader"
    (root / "source/lines").mkdir(parents=True)
    (root / "source/lines/lines.ipynb").write_text(notebook(assignment, "de", source=True), encoding="utf-8")
    bin_folder = Path(sys.executable).parent
    subprocess.run(
        [bin_folder / "nbgrader", "generate_assignment", "lines", "--create", f"--course-dir={root}"],
        cwd=root, env={**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"},
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    made = cells((root / "release/lines/lines.ipynb").read_text(encoding="utf-8"))
    released = cells(notebook(assignment, "de"))
    assert made.keys() == released.keys() | {"lines-task2-hidden"}
    assert {name: source(made[name]) for name in released} == {name: source(cell) for name, cell in released.items()}
    assert "check(" not in source(made["lines-task2-hidden"])
