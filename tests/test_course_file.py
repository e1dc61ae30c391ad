"""course.yml: what is accepted, and that every error names file, line, field and what is allowed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from pkgutil import resolve_name
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from grader.course import (
    _HELP,
    Course,
    CourseError,
    Handout,
    LatePolicy,
    Limits,
    Settings,
    find_assignment,
    find_course,
    load_released,
)

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
        (("term: WS 2026", "terms: WS 2026"), r"^course.yml, line 2, field terms: there is no such field; did you mean `term`\? allowed: title, term, languages, .*assignments$"),
        (("seconds_per_call: 9", "seconds_per_call: -9"), r"line 11, field assignments.1.limits.seconds_per_call: .*greater than 0, not -9"),
        (("name: 01_one", "name: one"), r"line 5, field assignments.0.name: .*pattern.*not 'one'"),
        (("term: WS 2026\n", ""), r"line 1, field term: is missing; allowed: one line of text; example: `term: Sommersemester 2027`"),
        (("+01:00", ""), r"line 9, field assignments.1.due: needs a time zone; .*example: `due: 2027-05-07T23:59:00\+02:00`"),
        (("due: 2026-11-27", "due: 2026-02-30"), r"line 9, field assignments.1.due: .*day value is outside expected range.*a day that exists"),
        (("due: 2026-11-27", "due: 2206-11-27"), r"line 9, field assignments.1.due: the year 2206 cannot be meant"),
        (("2026-11-27T23:59:00+01:00", "20261127"), r"line 9, field assignments.1.due: 20261127 is not a date with a time"),
        (("2026-11-27T23:59:00+01:00", "27.11.2026 23:59"), r"line 9, field assignments.1.due: .*ISO 8601"),
        (("    due:", "    dui:"), r"line 9, field assignments.1.dui: there is no such field; did you mean `due`\?"),
        (("limits: {seconds_per_call: 3,", "limits: {seconds: 3,"), r"field limits.seconds: there is no such field; did you mean `seconds_"),
        (("term: WS 2026", "term: WS 2026\nterm: SS 2027"), r"line 3: not valid YAML \(found duplicate key"),
        (("    due:", "    status: parked\n    due:"), r"line 9, field assignments.1.status: .*not 'parked'; allowed: draft"),
        (("    due:", "    points: 0\n    due:"), r"line 9, field assignments.1.points: .*greater than 0"),
        (("term: WS 2026", "term: WS 2026\nhandout: {grader: ../x y}"), r"line 3, field handout.grader: .*neither a package's name, nor a wheel"),
        (("    due:", "    device: gpu\n    due:"), r"line 9, field assignments.1.device: .*'cpu', 'cuda' or 'auto', not 'gpu'"),
        (("    due:", "    forbidden: [torch nn]\n    due:"), r"field assignments.1.forbidden: .*dotted Python name"),
        (("name: 02_two", "name: 01_one"), r"^course.yml, line 7, field assignments.1.name: 01_one is listed twice, first in line 5; "),
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
    found = resolve_name(name)
    assert callable(found) or isinstance(found, ModuleType)


@pytest.mark.parametrize("name", sorted(_HELP))
def test_the_example_of_every_field_is_accepted(tmp_path: Path, name: str) -> None:
    """What an error recommends must not be the next error."""
    example = _HELP[name].example
    top = "title: {de: N, en: N}\nterm: T\nassignments: []\n"
    if name in ("title", "term", "assignments"):
        text = "\n".join(line for line in top.splitlines() if not line.startswith(f"{name}:")) + f"\n{example}\n"
    elif name in Settings.model_fields and name not in ("limits",):
        first = "name: 02_two\n    title: {de: Z, en: T}\n"
        kept = "".join(
            f"    {line.strip()}\n" for line in first.splitlines() if not line.strip().startswith(f"{name}:")
        )
        text = top.replace("assignments: []", f"assignments:\n  -{kept[3:]}    {example}")
    else:
        section = next(
            (s for s, m in (("limits", Limits), ("late", LatePolicy), ("handout", Handout)) if name in m.model_fields),
            None,
        )
        text = top + (f"{section}: {{{example}}}\n" if section else f"{example}\n")
    load(tmp_path, text)


def test_every_field_of_the_file_has_its_help() -> None:
    models = (Settings, Limits, LatePolicy, Handout)
    assert {name for model in models for name in model.model_fields} <= set(_HELP)


@pytest.mark.parametrize(("status", "listed"), [("draft", False), ("open", True), ("retired", False)])
def test_drafts_and_retired_assignments_are_parked(tmp_path: Path, status: str, listed: bool) -> None:
    course = load(tmp_path, GOOD.replace("    due:", f"    status: {status}\n    due:"))
    for name in ("01_one", "02_two"):
        (tmp_path / "solutions" / name).mkdir(parents=True)
    assert [a.name for a in course.staff_assignments] == ["01_one", "02_two"]
    assert [a.name for a in course.open_assignments] == ["01_one", *(["02_two"] if listed else [])]
    if not listed:
        (tmp_path / "solutions" / "02_two").rmdir()
        assert [a.name for a in course.staff_assignments] == ["01_one"], "a parked assignment may be elsewhere"


def test_a_released_folder_says_which_language_the_course_speaks(tmp_path: Path) -> None:
    lines = "name: 01_one\ntitle: {de: Eins, en: One}\nlanguage: en\n"
    (tmp_path / "assignment.yml").write_text(lines, encoding="utf-8")
    assert load_released(tmp_path).language == "en"


@pytest.mark.parametrize(
    ("due", "submitted", "days"),
    [
        ("2026-11-27T23:59:00+01:00", "2026-11-27T23:59:01+01:00", 1),
        ("2026-11-27T23:59:00+01:00", "2026-11-28T23:59:00+01:00", 1),
        ("2026-11-27T23:59:00+01:00", "2026-11-29T02:59:00+01:00", 2),
        ("2026-10-24T23:59:00+02:00", "2026-10-25T23:58:00+01:00", 1),
        ("2026-10-24T23:59:00+02:00", "2026-10-26T00:00:00+01:00", 2),
        ("2027-03-27T23:59:00+01:00", "2027-03-28T23:58:00+02:00", 1),
        ("2027-03-27T23:59:00+01:00", "2027-03-29T00:00:00+02:00", 2),
        ("2027-03-27T23:59:00+01:00", "2027-03-28T21:58:00+00:00", 1),
    ],
)
def test_a_late_day_ends_when_clocks_show_the_time_again(due: str, submitted: str, days: int) -> None:
    """In October a day has 25 hours, in March 23."""
    late = LatePolicy(percent_per_day=10)
    assert late.penalty(10, datetime.fromisoformat(due), datetime.fromisoformat(submitted)) == days
    assert late.penalty(10, datetime.fromisoformat(submitted), datetime.fromisoformat(due)) == 0


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError, match="is no time zone such as Europe/Berlin"):
        LatePolicy(zone="Mitteleuropa")
