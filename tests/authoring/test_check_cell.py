"""`check(1)` in a notebook: a table for the student, a bare number for nbgrader, never marks by accident."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_output
from nbgrader.utils import determine_grade

import grader.notebook
from grader.authoring.release import release
from grader.course import Course
from grader.notebook import CannotCheck, CheckTable, check
from grader.result import Status
from tests.authoring.small_course import CHECKS, COURSE_YML, REFERENCE, make_course

Kernel = Callable[[str], dict[str, Any]]

RIGHT = "def line(x, m, b):\n    return m * x + b\n\n\ndef slope(p, q):\n    return 2.0\n"


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no course can be read that has a language, the student's variable decides."""
    monkeypatch.setenv("GRADER_LANGUAGE", "de")


@pytest.fixture
def kernel(released: Course, monkeypatch: pytest.MonkeyPatch) -> Kernel:
    """Run some source as cells of the released notebook's kernel."""
    monkeypatch.chdir(released.student_folder / "01_lines")
    names: dict[str, Any] = {"__name__": "__main__"}
    monkeypatch.setattr(grader.notebook, "_namespace", lambda: names)

    def run(source: str) -> dict[str, Any]:
        names.setdefault("In", []).append(source)
        exec(source, names)
        return names

    return run


def test_a_right_solution_has_its_points_as_text_and_a_table_as_html(kernel: Kernel) -> None:
    kernel(RIGHT)
    result = check(1)
    assert repr(result) == "2"
    assert "Die Gerade wird ausgewertet." in result._repr_html_()
    assert result.report.all_passed


def test_half_right_is_partial_credit_and_extra_credit_is_left_aside(kernel: Kernel) -> None:
    kernel(RIGHT)
    result = check(2)
    assert [c.status for c in result.report.checks] == [Status.PASSED, Status.WRONG]
    assert repr(result) == "1.5"
    kernel("def slope(p, q):\n    return float('inf')\n")
    assert repr(check(2)) == "0"


def test_a_task_of_nothing_but_extra_credit_counts_zero_towards_the_maximum(kernel: Kernel) -> None:
    checks = Path("test_lines.py")
    checks.write_text(
        checks.read_text(encoding="utf-8").replace("points=2)", "points=2, bonus=True)"), encoding="utf-8"
    )
    kernel(RIGHT)
    result = check(1)
    assert repr(result) == "0"
    assert result.report.points == 2


def test_what_was_executed_last_is_said_and_how_to_get_a_hint(kernel: Kernel, german: None) -> None:
    kernel("x = 1")
    kernel(RIGHT)
    kernel("def slope(p, q):\n    return float('inf')\n")
    first, second = check(1)._repr_html_(), check(2)._repr_html_()
    assert "Geprüft wurde, was zuletzt ausgeführt wurde: line [1]." in first
    assert "slope [2]" in second
    assert "!grader hint 01 2" in second
    assert "!grader hint" not in first, "it is solved"


def test_a_cell_that_was_not_executed_is_not_called_undefined(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch, german: None
) -> None:
    kernel("x = 1")
    monkeypatch.setattr(grader.notebook, "_shell", object)
    html = check(1)._repr_html_()
    assert "line kennt der Kernel noch nicht. Hast du die Zelle darüber ausgeführt" in html
    kernel("def lines(x, m, b):\n    return m * x + b\n")
    assert "Meintest du lines?" in check(1)._repr_html_(), "another spelling is another matter"


def test_a_known_mistake_is_named_in_the_students_language(kernel: Kernel) -> None:
    kernel("def line(x, m, b):\n    return m * x - b\n")
    assert "Du ziehst b ab." in check(1)._repr_html_()
    english = check(1, "en")._repr_html_()
    assert "You subtract b." in english
    assert "The line is evaluated." in english


def test_the_language_may_come_from_the_environment(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    kernel(RIGHT)
    monkeypatch.setenv("GRADER_LANGUAGE", "en")
    assert "The line is evaluated." in check(1)._repr_html_()


def test_what_was_redefined_last_is_checked(kernel: Kernel) -> None:
    kernel("def line(x, m, b):\n    raise NotImplementedError()\n")
    assert check(1).report.checks[0].status is Status.NOT_ATTEMPTED
    kernel(RIGHT)
    assert repr(check(1)) == "2"


def test_a_function_that_is_not_there_is_missing(kernel: Kernel) -> None:
    kernel("x = 1")
    assert check(1).report.checks[0].status is Status.MISSING


def test_only_the_last_definition_is_searched_for_forbidden_names(kernel: Kernel) -> None:
    names = kernel("from numpy import polyval")
    names["In"] += ["%matplotlib inline", "def broken(:"]
    cheating = "def line(x, m, b):\n    return float(polyval([m, b], x))\n"
    with_source(kernel(cheating)["line"], cheating)
    assert check(1).report.checks[0].status is Status.FORBIDDEN
    with_source(kernel(RIGHT)["line"], RIGHT)
    assert repr(check(1)) == "2"


def with_source(function: Any, source: str) -> None:
    """Make `inspect.getsource` find it, as IPython does for every cell."""
    import linecache

    name = f"<cell {hash(source)}>"
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    function.__code__ = function.__code__.replace(co_filename=name)


def test_checking_runs_nothing_of_the_notebook_again(kernel: Kernel) -> None:
    names = kernel("count = []\n" + RIGHT)
    kernel("count.append(1)")
    check(1)
    assert names["count"] == [1]


@pytest.mark.parametrize("language", ["de", "en"])
def test_without_the_checks_a_sentence_says_where_the_notebook_belongs(
    kernel: Kernel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotCheck, match=r"assignment\.yml") as error:
        check(1, language)
    assert str(tmp_path) in str(error.value)
    assert error.value._render_traceback_() == [str(error.value)]


@pytest.mark.usefixtures("german")
def test_a_folder_without_its_check_file_is_as_good_as_none(kernel: Kernel) -> None:
    Path("test_lines.py").unlink()
    with pytest.raises(CannotCheck, match="nicht gefunden"):
        check(1)


@pytest.mark.parametrize("told_by", ["__vsc_ipynb_file__", "JPY_SESSION_NAME"])
def test_a_kernel_that_starts_elsewhere_finds_the_folder_by_the_notebooks_path(
    kernel: Kernel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told_by: str
) -> None:
    names = kernel(RIGHT)
    notebook = str(Path.cwd() / "lines.ipynb")
    monkeypatch.chdir(tmp_path)
    if told_by == "JPY_SESSION_NAME":
        monkeypatch.setenv(told_by, notebook)
    else:
        names[told_by] = notebook
    assert repr(check(1)) == "2"


def test_an_unknown_task_says_which_there_are(kernel: Kernel) -> None:
    with pytest.raises(CannotCheck, match="es gibt die Aufgaben 1, 2"):
        check(7)


def test_a_missing_library_is_one_line_with_the_command(kernel: Kernel) -> None:
    path = Path("test_lines.py")
    path.write_text(f"import torchnowhere\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    kernel(RIGHT)
    with pytest.raises(CannotCheck, match=r"^01_lines braucht torchnowhere, .* pip install torchnowhere$"):
        check(1)


@pytest.mark.usefixtures("german")
def test_hidden_checks_are_refused(kernel: Kernel) -> None:
    with pytest.raises(CannotCheck, match="verborgenen Prüfungen laufen nur bei der Bewertung"):
        check(2, hidden=True)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("assignment.yml", "name: 01_lines\n"),
        ("test_lines.py", "raise ValueError\n"),
        ("diagnoses.json", "{"),
        ("README.de.md", None),
    ],
)
def test_a_damaged_folder_is_not_the_students_fault(kernel: Kernel, name: str, content: str | None) -> None:
    kernel(RIGHT)
    if content is None:
        Path(name).unlink()
    else:
        old = Path(name).read_text(encoding="utf-8") if name.endswith(".py") else ""
        Path(name).write_text(content + old, encoding="utf-8")
    with pytest.raises(CannotCheck, match="das liegt nicht an deinem Code"):
        check(1)


def test_nbgrader_validate_gets_the_reasons_on_stderr_when_points_are_missing(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kernel("def line(x, m, b):\n    return m * x - b\n")
    check(1)
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    check(1)
    assert "Du ziehst b ab." in capsys.readouterr().err
    kernel(RIGHT)
    check(1)
    assert capsys.readouterr().err == ""


def test_the_scripts_own_names_are_checked_without_a_notebook(released: Course) -> None:
    """A notebook saved as a script runs, too."""
    script = f"{RIGHT}\nfrom grader.notebook import check\n\nprint(repr(check(1)))\n"
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=released.student_folder / "01_lines", capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert run.stdout == "2\n"


def test_a_graded_cell_gets_from_nbgrader_what_was_earned_and_nothing_for_a_failure(kernel: Kernel) -> None:
    def grade(result: CheckTable | None) -> float:
        outputs = [new_output("error", ename="CannotCheck", evalue="", traceback=[])]
        if result is not None:
            outputs = [new_output("execute_result", {"text/plain": repr(result), "text/html": result._repr_html_()})]
        data = {"grade": True, "solution": False, "points": 1.5, "grade_id": "lines-task2-tests"}
        cell = new_code_cell("check(2)", outputs=outputs, metadata={"nbgrader": data})
        return float(determine_grade(cell)[0])

    kernel(RIGHT)
    assert grade(check(2)) == 1.5
    kernel("def slope(p, q):\n    return 0.0\n")
    assert grade(check(2)) == 0.0
    assert grade(None) == 0.0


DRAWING = '''

@pytest.mark.task(2, points=1)
def test_drawing(student: Student) -> None:
    """de: Gezeichnet wird auf das Bild, das übergeben wird.
    en: The picture that is passed is drawn on.
    """
    figure = student.figure()
    student.draw(figure.axes[0])
    assert len(figure.drawn().axes[0].lines) == 1
'''
DRAW = "\n\ndef draw(ax):\n    ax.plot([0, 1])\n"
DEMO = "    import matplotlib.pyplot as plt\n\n    draw(plt.figure().add_subplot())\n    plt.show()\n"


def shown_below(outputs: list[Any]) -> str:
    return str(outputs[0].data["text/html"])


def test_the_released_notebook_runs_in_a_real_kernel(tmp_path: Path) -> None:
    """Every check cell shows number and table, a wrong call one sentence, and the picture still shows as a picture."""
    import nbformat
    from nbclient import NotebookClient

    course = make_course(
        tmp_path,
        {"test_lines.py": CHECKS + DRAWING, "lines.py": REFERENCE.split("    print(")[0] + DEMO},
        course_yml=COURSE_YML + "    preload: [numpy, matplotlib.pyplot]\n",
    )
    release(course, processes=1)
    notebook = nbformat.read(course.student_folder / "01_lines/lines.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.id in ("lines-task1", "lines-task2"):
            cell.source = RIGHT + DRAW
    notebook.cells.append(new_code_cell("check(9)", metadata={"tags": ["raises-exception"]}))
    folder = {"metadata": {"path": str(course.student_folder / "01_lines")}}
    env = {**os.environ, "PYTHONWARNINGS": "ignore"}
    NotebookClient(notebook, timeout=60, resources=folder).execute(env=env)
    outputs = {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    assert [out.data["text/plain"] for out in outputs["lines-task1-tests"]] == ["2"]
    assert [out.data["text/plain"] for out in outputs["lines-task2-tests"]] == ["2.5"]
    assert "Aufgabe 2" in outputs["lines-task2-tests"][0].data["text/html"]
    assert "image/png" in outputs["lines-demo"][0].data
    pictures = re.findall(r'<img [^>]*src="data:image/png;base64,([^"]+)"', shown_below(outputs["lines-task2-tests"]))
    assert [base64.b64decode(each, validate=True)[:4] for each in pictures] == [b"\x89PNG"], "what the check drew"
    assert "Dein Bild zu „Gezeichnet wird auf" in shown_below(outputs["lines-task2-tests"])
    assert "<img" not in shown_below(outputs["lines-task1-tests"])
    assert notebook.cells[-1].outputs[0].traceback == [
        "Aufgabe 9 hat keine öffentlichen Prüfungen; es gibt die Aufgaben 1, 2."
    ]
