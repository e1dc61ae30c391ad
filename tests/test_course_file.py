"""course.yml: what is accepted, and that every error names file, line, field and what is allowed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from pkgutil import resolve_name

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.course import Course, CourseError, LatePolicy, find_assignment, find_course, load_released

GOOD = """\
title: {de: Netze, en: Nets}
term: WS 2026
limits: {seconds_per_call: 3, memory_mb: 512}
assignments:
  - name: 01_one
    title: {de: Eins, en: One}
  - name: 02_two
    title: {de: Zwei, en: Two}
    due: 2026-11-27T23:59:00+01:00
    limits:
      seconds_per_call: 9
"""


def load(tmp_path: Path, text: str) -> Course:
    (tmp_path / "course.yml").write_text(text, encoding="utf-8")
    return Course.load(tmp_path)


def test_an_assignment_inherits_the_limits_it_does_not_set(tmp_path: Path) -> None:
    one, two = load(tmp_path, GOOD).settings
    assert (one.limits.seconds_per_call, one.limits.memory_mb) == (3, 512)
    assert (two.limits.seconds_per_call, two.limits.memory_mb) == (9, 512)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("term: WS 2026", "terms: WS 2026"), r"course.yml, line 2, field terms|course.yml, line 1, field term: Field required"),
        (("seconds_per_call: 9", "seconds_per_call: -9"), r"line 11, field assignments.1.limits.seconds_per_call: .*greater than 0, not -9"),
        (("name: 01_one", "name: one"), r"line 5, field assignments.0.name: .*pattern.*not 'one'"),
        (("+01:00", ""), r"line 9, field assignments.1.due: .*timezone"),
        (("    due:", "    device: gpu\n    due:"), r"line 9, field assignments.1.device: .*'cpu', 'cuda' or 'auto', not 'gpu'"),
        (("    due:", "    forbidden: [torch nn]\n    due:"), r"field assignments.1.forbidden: .*dotted Python name"),
        (("name: 02_two", "name: 01_one"), "listed twice: 01_one"),
        (("term: WS 2026", "term: WS 2026\ndefault_language: fr"), r"line 3, field default_language: .*'de' or 'en', not 'fr'"),
        (("term: WS 2026", "term: WS 2026\nlanguages: [en]"), "default_language 'de' is not one of"),
        (("term: WS 2026", "term: [WS"), r"course.yml, line \d+: not valid YAML"),
        ((GOOD, "- 1"), "must hold `field: value` lines"),
    ],
)  # fmt: skip
def test_an_error_names_line_field_and_what_is_allowed(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    assert change[0] in GOOD
    with pytest.raises(CourseError, match=message) as raised:
        load(tmp_path, GOOD.replace(*change))
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "course.yml").write_bytes("term: Übung".encode("latin-1"))
    with pytest.raises(CourseError, match="not UTF-8"):
        Course.load(tmp_path)


def test_a_line_without_folder_and_a_folder_without_line_are_errors(tmp_path: Path) -> None:
    course = load(tmp_path, GOOD)
    (tmp_path / "solutions" / "01_one").mkdir(parents=True)
    with pytest.raises(CourseError, match="no folder solutions/02_two; create it with `grader new 02_two`"):
        course.staff_assignments  # noqa: B018
    (tmp_path / "solutions" / "02_two").mkdir()
    assert [a.name for a in course.staff_assignments] == ["01_one", "02_two"]
    (tmp_path / "solutions" / "03_three").mkdir()
    with pytest.raises(CourseError, match=r"solutions/03_three: not listed in course.yml"):
        course.staff_assignments  # noqa: B018


def test_an_assignment_is_found_by_number_slug_prefix_or_place(tmp_path: Path) -> None:
    assignments = load(tmp_path, GOOD).student_assignments
    for query in ("02_two", "2", "02", "two", "tw", "assignments/02_two/"):
        assert find_assignment(query, assignments, tmp_path).name == "02_two"
    inside = assignments[0].folder / "deep"
    assert find_assignment(None, assignments, inside).name == "01_one"
    with pytest.raises(CourseError, match="no assignment 'x'; there are: 01_one, 02_two"):
        find_assignment("x", assignments, tmp_path)
    with pytest.raises(CourseError, match="fits 01_one, 02_two"):
        find_assignment("0", assignments, tmp_path)
    with pytest.raises(CourseError, match="not an assignment folder"):
        find_assignment(None, assignments, tmp_path)


def test_the_course_is_searched_upwards(tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    deep = tmp_path / "assignments" / "01_one"
    deep.mkdir(parents=True)
    course = find_course(deep)
    assert course is not None
    assert course.root == tmp_path
    assert find_course(Path("/")) is None


def test_task_titles_come_from_both_statements_and_must_agree(tmp_path: Path) -> None:
    course = load(tmp_path, GOOD)
    for name in ("01_one", "02_two"):
        folder = tmp_path / "solutions" / name
        folder.mkdir(parents=True)
        (folder / "statement.de.md").write_text("# T\n\n## Aufgabe 1: Würfel\n\n## Aufgabe 2 Rest\n", encoding="utf-8")
        (folder / "statement.en.md").write_text("# T\n\n## Task 1: Dice\n\n## Task 2 Rest\n", encoding="utf-8")
    one, two = course.staff_assignments
    assert {n: t.de for n, t in one.task_titles.items()} == {1: "Würfel", 2: "Rest"}
    two.statement("en").write_text("# T\n\n## Task 1 Dice\n", encoding="utf-8")
    with pytest.raises(CourseError, match=r"has tasks \[1, 2\]"):
        two.task_titles  # noqa: B018
    one_again = course.staff_assignments[0]
    one_again.statement("de").unlink()
    with pytest.raises(CourseError, match="cannot be read"):
        one_again.task_titles  # noqa: B018


def test_a_released_folder_stands_on_its_own(tmp_path: Path) -> None:
    (tmp_path / "assignment.yml").write_text("name: 01_one\ntitle: {de: Eins, en: One}\n", encoding="utf-8")
    assert load_released(tmp_path).slug == "one"
    with pytest.raises(CourseError, match=r"assignment.yml: cannot be read"):
        load_released(tmp_path / "nowhere")


DUE = datetime(2026, 11, 27, 22, 59, tzinfo=UTC)
POLICY = LatePolicy(grace_minutes=15, percent_per_day=10, max_percent=50)


@pytest.mark.parametrize(
    ("late", "lost"),
    [(-1, 0), (0, 0), (15 * 60, 0), (15 * 60 + 1, 1), (86400, 1), (86401, 2), (86400 * 30, 5)],
)
def test_a_late_day_costs_its_share_up_to_the_maximum(late: float, lost: float) -> None:
    assert POLICY.penalty(10, DUE, DUE + timedelta(seconds=late)) == lost


def test_without_due_date_or_time_of_submission_nothing_is_late() -> None:
    assert POLICY.penalty(10, None, DUE) == POLICY.penalty(10, DUE, None) == 0


@given(st.floats(0, 100), st.floats(0, 1e7), st.floats(0, 1e6))
def test_a_penalty_grows_with_lateness_and_never_exceeds_its_maximum(points: float, late: float, more: float) -> None:
    first = POLICY.penalty(points, DUE, DUE + timedelta(seconds=late))
    second = POLICY.penalty(points, DUE, DUE + timedelta(seconds=late + more))
    assert 0 <= first <= second <= points * 0.5 + 0.005


ROOT = Path(__file__).resolve().parents[1]
FORBIDDEN = [
    name
    for settings in Course.load(ROOT).settings
    for name in settings.forbidden
    if find_spec(name.partition(".")[0])  # scikit-image, for one, is not installed here
]


@pytest.mark.parametrize("name", FORBIDDEN)
def test_what_this_course_forbids_exists(name: str) -> None:
    """A misspelt name would forbid nothing."""
    assert callable(resolve_name(name))
