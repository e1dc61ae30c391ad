"""Beginning anew: with a folder, or with one task."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.authoring.template import TEMPLATE_FILE
from grader.course import Assignment, CourseError, load_released
from grader.student.template import copy_fresh, line_of_task, reset_task, template_of

Copy = Callable[[str], Assignment]


def test_a_fresh_folder_is_what_was_handed_out(handed_out: Copy, tmp_path: Path) -> None:
    worked_in = handed_out("04_pooling")
    fresh = worked_in.module_file.read_text(encoding="utf-8")
    worked_in.module_file.write_text("print('mine')\n", encoding="utf-8")
    (worked_in.folder / "notes.txt").write_text("mine", encoding="utf-8")
    copy_fresh(worked_in, tmp_path / "new" / "04_pooling")
    copied = load_released(tmp_path / "new" / "04_pooling")
    assert copied.module_file.read_text(encoding="utf-8") == fresh
    assert not (copied.folder / "notes.txt").exists()
    assert {p.name for p in copied.folder.iterdir()} == {p.name for p in worked_in.folder.iterdir()} - {"notes.txt"}


def test_a_folder_that_is_there_is_never_touched(handed_out: Copy) -> None:
    assignment = handed_out("04_pooling")
    with pytest.raises(CourseError, match="is there already"):
        copy_fresh(assignment, assignment.folder)


def test_one_task_is_empty_again_and_the_others_stay(handed_out: Copy) -> None:
    assignment = handed_out("06_cnn")
    stub = assignment.module_file.read_text(encoding="utf-8")
    solved = stub.replace("raise NotImplementedError()", "return 1")
    assignment.module_file.write_text(solved, encoding="utf-8")
    new = reset_task(assignment, 2, assignment.module_file).text
    start, end = line_of_task(stub, 2), line_of_task(stub, 3)
    assert start is not None
    assert end is not None
    mine, theirs = new.split("\n"), stub.split("\n")
    assert mine[start - 1 : end - 1] == theirs[start - 1 : end - 1]
    assert mine[: start - 1] == solved.split("\n")[: start - 1]
    assert mine[end - 1 :] == solved.split("\n")[end - 1 :]


def test_in_a_notebook_only_that_cell_changes(handed_out: Copy) -> None:
    assignment = handed_out("04_pooling")
    fresh = json.loads(assignment.notebook_file.read_text(encoding="utf-8"))
    worked_in = json.loads(assignment.notebook_file.read_text(encoding="utf-8"))
    for cell in worked_in["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = "mine"
    assignment.notebook_file.write_text(json.dumps(worked_in), encoding="utf-8")
    new = json.loads(reset_task(assignment, 1, assignment.notebook_file).text)
    changed = [n for n, (a, b) in enumerate(zip(new["cells"], worked_in["cells"], strict=True)) if a != b]
    assert len(changed) == 1
    assert new["cells"][changed[0]]["source"] == fresh["cells"][changed[0]]["source"]


def test_a_place_that_is_gone_is_said(handed_out: Copy) -> None:
    assignment = handed_out("04_pooling")
    assignment.module_file.write_text("def pool2d(): pass\n", encoding="utf-8")
    with pytest.raises(CourseError, match="# %% task 1"):
        reset_task(assignment, 1, assignment.module_file)
    assignment.notebook_file.write_text("{}", encoding="utf-8")
    with pytest.raises(CourseError, match="no notebook"):
        reset_task(assignment, 1, assignment.notebook_file)
    (assignment.folder / TEMPLATE_FILE).write_text("{", encoding="utf-8")
    with pytest.raises(CourseError, match=TEMPLATE_FILE):
        template_of(assignment)
