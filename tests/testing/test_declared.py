"""What can be earned is read from the source, and unreadable declarations are errors with a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import CourseError
from grader.testing.declared import declared_checks
from grader.testing.docstrings import fields, in_both
from grader.testing.variants import wrong_variants
from tests.testing.helpers import CHECKS, make_assignment


def test_points_tasks_cases_and_titles_are_read_without_running_anything(tmp_path: Path) -> None:
    broken_on_import = CHECKS + "\nraise SystemExit\n"
    declared = declared_checks(make_assignment(tmp_path, test_demo__py=broken_on_import))
    assert [(d.function, d.task, d.points, d.cases, d.hidden) for d in declared] == [
        ("test_double", 1, 1.0, 1, False),
        ("test_total", 2, 2.0, 2, False),
        ("test_secret", 1, 1.5, 1, True),
    ]
    assert declared[1].total == 4.0
    assert declared[0].title.de == "Verdoppelt."


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("@pytest.mark.task(1, points=1)\n", ""), r"test_demo.py, line 5, test_double: needs @pytest.mark.task"),
        (("points=1)", "points=P)"), "plain numbers"),
        (("points=1)", "point=1)"), "has no 'point'; allowed are points, bonus and after"),
        (("points=1)", "points=1, after='task 1')"), "after is the number of a task"),
        (("en: Doubles.", "eng: Doubles."), '"de:" and an "en:" line'),
        (("[1, 4]", "list(range(4))"), "as a list in place"),
        (("[1, 4]", "[*range(4)]"), "as a list in place"),
        (("def test_double", "deff test_double"), r"test_demo.py, line 6: invalid syntax"),
    ],
)
def test_an_unreadable_declaration_names_file_and_line(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    assignment = make_assignment(tmp_path, test_demo__py=CHECKS.replace(*change))
    with pytest.raises(CourseError, match=message):
        declared_checks(assignment)


def test_an_assignment_without_checks_is_an_error(tmp_path: Path) -> None:
    assignment = make_assignment(tmp_path)
    for path in assignment.check_files:
        path.unlink()
    with pytest.raises(CourseError, match="an assignment needs checks"):
        declared_checks(assignment)


def test_a_field_may_span_lines_and_needs_both_languages() -> None:
    text = in_both(fields("de: eins\n  zwei\nen: one\n  two\n"))
    assert text is not None
    assert (text.de, text.en) == ("eins zwei", "one two")
    assert in_both(fields("de: eins")) is None
    assert in_both(fields("en: one\nde:")) is None


def test_a_check_says_what_it_needs_first_why_it_matters_and_where_it_stands(tmp_path: Path) -> None:
    explained = CHECKS.replace("points=1)", "points=1, after=(1, 2))", 1).replace(
        "en: Doubles.",
        "en: Doubles.\n    why de: Darum.\n    why en: That is\n    why.\n    formula: y = 2x\n    source de: Folie",
        1,
    )
    first, second, *_ = declared_checks(make_assignment(tmp_path, test_demo__py=explained))
    assert (first.title.en, first.after) == ("Doubles.", (1, 2))
    assert first.why is not None
    assert first.why.en == "That is why."
    assert first.formula is not None
    assert first.formula.de == first.formula.en == "y = 2x", "a formula is the same in both languages"
    assert first.source is None, "one language only"
    assert (second.after, second.why) == (None, None)


def test_a_wrong_variant_names_its_tasks_and_its_mistake(tmp_path: Path) -> None:
    first, triple = wrong_variants(make_assignment(tmp_path))
    assert (first.name, first.tasks, triple.text.de) == ("first_only", (2,), "Verdreifacht statt verdoppelt.")


@pytest.mark.parametrize(
    ("text", "message"), [('"""de: a\nen: b"""', "needs the lines"), ("def (", r"wrong/x.py, line 1")]
)
def test_a_wrong_variant_without_its_lines_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    assignment = make_assignment(tmp_path, **{"wrong/x__py": text})
    with pytest.raises(CourseError, match=message):
        wrong_variants(assignment)
