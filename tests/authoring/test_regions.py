"""Solution regions and percent cells: what is read, and that nothing misspelt slips through."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.authoring.regions import Region, find_regions, split_cells
from grader.authoring.stub import stub
from grader.course import CourseError
from tests.authoring.small_course import REFERENCE, make_assignment

PATH = Path("04_x/x.py")
BEGIN, END = "    ### BEGIN SOLUTION\n", "    ### END SOLUTION\n"
SOLUTION = "    return 1\n"


def test_the_stub_keeps_everything_but_the_regions(tmp_path: Path) -> None:
    text = stub(make_assignment(tmp_path))
    assert text.count("raise NotImplementedError()") == 3
    assert "        # YOUR CODE HERE\n        raise NotImplementedError()\n    # YOUR CODE HERE\n" in text
    assert '"""m x + b."""' in text
    assert "# %% task 2" in text
    for secret in ("m * x + b", "math.inf", "SOLUTION"):
        assert secret not in text
    assert text.endswith("(1.0, 2.0)))\n")


def test_regions_are_found_with_their_lines_and_indentation() -> None:
    text = f"def f():\n{BEGIN}{SOLUTION}{END}"
    assert find_regions(text, PATH) == (Region(2, 4, "    "),)


def test_a_comment_after_the_last_statement_belongs_to_the_region() -> None:
    assert find_regions(f"def f():\n{BEGIN}{SOLUTION}    # done\n\n{END}\n\nx = 1\n", PATH)


def test_nested_functions_and_methods_may_hold_regions() -> None:
    deep = " " * 12
    region = f"{deep}### BEGIN SOLUTION\n{deep}return 1\n{deep}### END SOLUTION\n"
    method = f"class A:\n    def f(self):\n        def g():\n{region}"
    assert find_regions(method, PATH)[0].indent == deep


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"def f():\n{BEGIN}{SOLUTION}{BEGIN}{SOLUTION}{END}{END}", "line 4: region inside the one that begins in"),
        (f"def f():\n{BEGIN}{SOLUTION}", "line 2: this region is not closed"),
        (f"def f():\n{SOLUTION}{END}", "line 3: '### END SOLUTION' without a"),
        (f"def f():\n{BEGIN}{END}{SOLUTION}", "line 2: no code in this region"),
        (f"def f():\n{BEGIN}    # nothing\n{END}{SOLUTION}", "line 2: no code in this region"),
        (f"def f():\n{BEGIN}{SOLUTION}### END SOLUTION\n", "line 4: '### END SOLUTION' is not indented like"),
        (f"def f():\n    ## BEGIN SOLUTION\n{SOLUTION}{END}", "line 2: looks like a marker; write '###"),
        (f"def f():\n    ### begin solution\n{SOLUTION}{END}", "line 2: looks like a marker"),
        (f"def f():\n    ### BEGIN SOLUTON\n{SOLUTION}    ### END SOLUTON\n", "line 2: looks like a marker"),
        (f"def f():\n    x = 1  ### BEGIN SOLUTION\n{SOLUTION}{END}", "line 2: looks like a marker"),
        (f'def f():\n    """\n{BEGIN}    """\n{SOLUTION}', "line 3: marker inside a string"),
        ("### BEGIN SOLUTION\nx = 1\n### END SOLUTION\n", "line 1: a region must lie inside the body of one function"),
        ("class A:\n    ### BEGIN SOLUTION\n    x = 1\n    ### END SOLUTION\n", "line 2: a region must lie inside"),
        (f"def f():\n{BEGIN}{SOLUTION}def g():\n{SOLUTION}{END}", "line 2: a region must lie inside the body of one"),
        (f"def f():\n{BEGIN}{SOLUTION}# %% task 2\n{END}", "line 4: a new cell inside a region"),
        ("def f(:\n", "line 1: invalid syntax"),
    ],
)  # fmt: skip
def test_a_marker_that_cannot_be_meant_is_an_error_with_file_and_line(text: str, message: str) -> None:
    with pytest.raises(CourseError) as error:
        find_regions(text, PATH)
    assert f"04_x/x.py, {message}" in str(error.value)


def test_comments_that_merely_begin_or_end_something_are_no_markers() -> None:
    assert find_regions("x = 1  # begin with one\n# end of the line\n", PATH) == ()


def test_a_reference_without_region_is_never_handed_out(tmp_path: Path) -> None:
    assignment = make_assignment(tmp_path, {"lines.py": "def line(x, m, b):\n    return m * x + b\n"})
    with pytest.raises(CourseError, match=r"01_lines/lines.py: no solution region"):
        stub(assignment)


def test_a_region_whose_removal_leaves_no_python_is_an_error(tmp_path: Path) -> None:
    text = "def f(x):\n    ### BEGIN SOLUTION\n    if x:\n    ### END SOLUTION\n        return 1\n"
    with pytest.raises(CourseError, match=r"lines.py: the stub is not Python, its line 4: unexpected indent"):
        stub(make_assignment(tmp_path, {"lines.py": text}))


def test_a_reference_that_is_missing_or_not_utf8_is_an_error(tmp_path: Path) -> None:
    assignment = make_assignment(tmp_path)
    assignment.module_file.write_bytes(b"# \xe4\n")
    with pytest.raises(CourseError, match=r"01_lines/lines.py: is not UTF-8"):
        stub(assignment)
    assignment.module_file.unlink()
    with pytest.raises(CourseError, match=r"01_lines/lines.py: cannot be read"):
        stub(assignment)


def test_cells_have_kind_task_place_and_text() -> None:
    cells = split_cells(REFERENCE, PATH)
    assert [(cell.kind, cell.task) for cell in cells] == [
        ("setup", None), ("task", 1), ("given", None), ("task", 2), ("demo", None),
    ]  # fmt: skip
    assert cells[2].title == "constants that are given"
    lines = REFERENCE.split("\n")
    for cell in cells:
        assert lines[cell.first_line - 1] == cell.text.split("\n")[0]
        assert cell.text == cell.text.strip("\n")


def test_a_file_without_percent_lines_is_all_setup() -> None:
    assert [cell.kind for cell in split_cells("x = 1\n", PATH)] == ["setup"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("#%% task 1", 'line 3: looks like a cell; write "# %% task N"'),
        ("  # %% task 1", "line 3: looks like a cell"),
        ("# %%task 1", "line 3: looks like a cell"),
        ("# %%", "line 3: this cell needs a title"),
        ("# %% ", "line 3: this cell needs a title"),
        ("# %% Task 2", "line 3: cell 'Task 2' is neither"),
        ("# %% task2", "line 3: cell 'task2' is neither"),
        ("# %% demo 2", "line 3: cell 'demo 2' is neither"),
        ("# %% task 1", "line 3: second cell 'task 1'"),
    ],
)
def test_a_percent_line_that_cannot_be_meant_is_an_error(line: str, message: str) -> None:
    with pytest.raises(CourseError) as error:
        split_cells(f"# %% task 1\nx = 1\n{line}\n", PATH)
    assert message in str(error.value)


def test_two_demo_cells_are_an_error() -> None:
    with pytest.raises(CourseError, match=r"second cell 'demo'"):
        split_cells("# %% demo\n# %% demo\n", PATH)
