"""The grades that are exported are those of the gradebook: a person's scores before ours, the penalty from both."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.gradebook.database import GradebookError, open_gradebook
from grader.gradebook.exporting import Grade
from grader.gradebook.scores import gradebook_of, read_scores
from grader.gradebook.writer import write_gradebook
from tests.gradebook.test_writer import check, course, report

LATE = "2026-11-29T10:00:00Z"
"""Two started days after the due date of `course`: 20 per cent."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gradebook in which meier is late and has 7 of 7.5 points."""
    path = tmp_path_factory.mktemp("written") / "gradebook.db"
    write_gradebook(path, course(), [report(submitted=LATE), report("jürgen")])
    return path


@pytest.fixture
def path(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(written, tmp_path / "gradebook.db"))


def by_hand(path: Path, **values: object) -> None:
    """What formgrader writes, and nothing else."""
    with open_gradebook(path) as gradebook:
        grade = gradebook.find_grade("first-task1-tests", "first", "01_first", "meier")
        for name, value in values.items():
            setattr(grade, name, value)
        gradebook.db.commit()


def test_points_less_what_lateness_costs(path: Path) -> None:
    assert read_scores(path, course(), "01_first") == {
        "jürgen": Grade("jürgen", 7.0, 7.5),
        "meier": Grade("meier", 5.6, 7.5),
    }


def test_a_persons_score_and_extra_credit_count_and_the_penalty_follows_them(path: Path) -> None:
    by_hand(path, manual_score=3.0, extra_credit=0.5)
    assert read_scores(path, course(), "01_first")["meier"].final == round(8.5 * 0.8, 4)


def test_an_extension_counts(path: Path) -> None:
    with open_gradebook(path) as gradebook:
        gradebook.grant_extension("01_first", "meier", days=2)
    assert read_scores(path, course(), "01_first")["meier"].final == 7.0


def test_what_a_person_must_look_at_has_no_grade_yet(path: Path) -> None:
    by_hand(path, needs_manual_grade=True)
    scores = read_scores(path, course(), "01_first")
    assert (scores["meier"].final, scores["jürgen"].final) == (None, 7.0)


def test_nobody_gets_less_than_nothing(path: Path) -> None:
    write_gradebook(path, course(), [report(checks=[check(1, 2)], submitted=LATE, assignment="02_second")])
    with open_gradebook(path) as gradebook:
        gradebook.find_grade("second-task1-tests", "second", "02_second", "meier").manual_score = -1.0
        gradebook.db.commit()
    assert read_scores(path, course(), "02_second")["meier"].final == 0.0


def test_reading_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    read_scores(path, course(), "01_first")
    assert path.read_bytes() == before


@pytest.mark.parametrize("address", [str, lambda path: f"sqlite:///{path}"], ids=["path", "url"])
def test_a_gradebook_that_is_not_there_is_said_and_not_made(tmp_path: Path, address: Callable[[Path], str]) -> None:
    missing = tmp_path / "typo.db"
    with pytest.raises(GradebookError, match=r"typo\.db: no such gradebook"):
        read_scores(address(missing), course(), "01_first")
    assert not missing.exists()


def test_a_url_is_as_good_as_a_path(path: Path) -> None:
    assert read_scores(f"sqlite:///{path}", course(), "01_first") == read_scores(path, course(), "01_first")


def test_an_assignment_that_the_gradebook_does_not_know_is_an_error(path: Path) -> None:
    with pytest.raises(GradebookError, match=r"09_last is not in this gradebook"):
        read_scores(path, course(), "09_last")


def test_the_gradebook_of_a_results_folder_lies_in_it_or_in_the_nbgrader_course_around_it(tmp_path: Path) -> None:
    graded = tmp_path / "graded"
    graded.mkdir()
    assert gradebook_of(graded) is None
    (tmp_path / "gradebook.db").touch()
    assert gradebook_of(graded) is None, "of which course this is, nobody can tell"
    (tmp_path / "nbgrader_config.py").touch()
    assert gradebook_of(graded) == tmp_path / "gradebook.db"
    (graded / "gradebook.db").touch()
    assert gradebook_of(graded) == graded / "gradebook.db"
