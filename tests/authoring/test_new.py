"""A scaffold: complete, working, and not yet ready, with a place for every thing left to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.authoring.new import new
from grader.authoring.release import release
from grader.authoring.verify import verify
from grader.course import Course, CourseError
from tests.authoring.small_course import COURSE_YML


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course that has no assignment yet."""
    (tmp_path / "course.yml").write_text(COURSE_YML.split("assignments:")[0] + "assignments: []\n", encoding="utf-8")
    return Course.load(tmp_path)


def listed(course: Course, lines: str) -> Course:
    """The course with the lines that `new` gives added to course.yml."""
    path = course.root / "course.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("assignments: []", "assignments:") + lines, encoding="utf-8"
    )
    return Course.load(course.root)


def test_the_scaffold_only_has_to_be_filled_in(course: Course) -> None:
    """verify names file and line of every TODO and finds nothing else; without them the assignment is ready."""
    scaffold = new(course, "09_two_layers")
    course = listed(course, scaffold.course_lines)
    release(course, processes=1)
    assignment = course.staff_assignments[0]
    (verdict,) = verify(course, [assignment], processes=1)
    assert [row.what for row in verdict.rows if not row.ok] == ["nothing left to do"]
    todo = next(row for row in verdict.rows if not row.ok).problems
    assert "09_two_layers/hints.de.md, line 5: 1. TODO: ein erster, vager Tipp" in todo
    places = {place.split(",")[0].removeprefix("09_two_layers/") for place in todo}
    written = {path.relative_to(scaffold.folder).as_posix() for path in scaffold.files}
    assert places == written

    for path in scaffold.files:
        path.write_text(re.sub(r"TODO:? ?", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    release(course, processes=1)
    (verdict,) = verify(course, [assignment], processes=1)
    assert verdict.ok


def test_a_listed_assignment_takes_its_title_from_the_course_and_needs_no_lines(course: Course) -> None:
    lines = "  - name: 09_nets\n    title: {de: Netze, en: Nets of neurons}\n"
    scaffold = new(listed(course, lines), "09_nets")
    assert scaffold.course_lines == ""
    assert (scaffold.folder / "statement.en.md").read_text(encoding="utf-8").startswith("# Nets of neurons\n")


def test_the_lines_for_the_course_file_are_valid(course: Course) -> None:
    scaffold = new(course, "10_two_layers")
    assert listed(course, scaffold.course_lines).settings[0].title.en == "Two layers"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nets", "'nets': an assignment is named by two digits, an underline"),
        ("9_nets", "named by two digits"),
        ("09_Nets", "lower-case word"),
        ("../09_nets", "named by two digits"),
        ("09_random", "random.py would hide Python's or a library's 'random'"),
        ("09_numpy", "numpy.py would hide"),
        ("09_lambda", "lambda.py would hide"),
    ],
)
def test_a_name_that_cannot_be_used_is_an_error_that_says_what_can(course: Course, name: str, message: str) -> None:
    with pytest.raises(CourseError) as error:
        new(course, name)
    assert message in str(error.value)
    assert not course.staff_folder.exists()


def test_a_number_is_given_once(course: Course) -> None:
    course = listed(course, new(course, "09_nets").course_lines)
    with pytest.raises(CourseError, match=r"course.yml has 09_nets with the same number"):
        new(course, "09_others")


def test_a_folder_that_is_there_is_left_alone(course: Course) -> None:
    scaffold = new(course, "09_nets")
    (scaffold.folder / "nets.py").write_text("mine", encoding="utf-8")
    with pytest.raises(CourseError, match=r"solutions/09_nets: is there already"):
        new(course, "09_nets")
    assert (scaffold.folder / "nets.py").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in course.staff_folder.iterdir()] == ["09_nets"]
