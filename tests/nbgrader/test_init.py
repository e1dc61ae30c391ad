"""`grader nbgrader init`: an nbgrader course in which nothing lies that students must not see."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from traitlets.config import Config
from typer.testing import CliRunner, Result

from grader.authoring.course_folder import default_course_id, init_course_folder
from grader.cli import app
from grader.course import Course, CourseError
from grader.gradebook.database import open_gradebook
from grader.result import Text
from tests.authoring.small_course import HIDDEN, RIGHT
from tests.nbgrader.places import NbCourse


def grader(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def course(generated_once: NbCourse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A released course without nbgrader."""
    shutil.copytree(generated_once.root, tmp_path / "c", ignore=shutil.ignore_patterns("nbgrader", "home"))
    monkeypatch.chdir(tmp_path / "c")
    return Course.load(tmp_path / "c")


def test_it_explains_itself_with_an_example() -> None:
    result = grader("nbgrader", "init", "--help")
    assert result.exit_code == 0
    assert "Example" in result.output


def test_it_says_what_it_made_and_what_comes_next(course: Course) -> None:
    result = grader("nbgrader", "init", "nb")
    assert result.exit_code == 0, result.output
    assert "wrote  nbgrader_config.py" in result.output
    assert "wrote  source/01_lines/lines.ipynb" in result.output
    assert "nbgrader generate_assignment 01_lines" in result.output
    files = {str(path.relative_to("nb/source/01_lines")) for path in Path("nb/source/01_lines").iterdir()}
    released = {path.name for path in (course.student_folder / "01_lines").iterdir()}
    assert files == released, "what students get is complete"


def test_neither_hidden_checks_nor_solutions_lie_in_it(course: Course) -> None:
    init_course_folder(course, Path("nb"), "nn")
    everything = b"".join(path.read_bytes() for path in Path("nb").rglob("*") if path.is_file())
    for secret in ("4242.0", "test_slope_of_other_points", "return m * x + b", "np.dot", HIDDEN, RIGHT):
        assert secret.encode() not in everything
    assert b"BEGIN HIDDEN TESTS" in everything


def test_the_gradebook_knows_assignments_and_due_dates_and_keeps_what_is_in_it(course: Course) -> None:
    assert grader("nbgrader", "init", "nb", "--course-id", "nn27").exit_code == 0
    with open_gradebook("nb/gradebook.db", "nn27") as gradebook:
        [assignment] = gradebook.assignments
        assert (assignment.name, assignment.duedate.isoformat()) == ("01_lines", "2027-05-01T21:59:00")
        assert assignment.course_id == "nn27"
        gradebook.add_student("anna")
    assert grader("nbgrader", "init", "nb", "--course-id", "nn27").exit_code == 0
    with open_gradebook("nb/gradebook.db", "nn27") as gradebook:
        assert [student.id for student in gradebook.students] == ["anna"]


def test_a_second_run_changes_nothing(course: Course) -> None:
    assert init_course_folder(course, Path("nb"), "nn").files
    again = init_course_folder(course, Path("nb"), "nn")
    assert again.files == ()
    assert not again.kept_config


def test_a_changed_configuration_is_kept(course: Course) -> None:
    init_course_folder(course, Path("nb"), "nn")
    Path("nb/nbgrader_config.py").write_text("# mine\n", encoding="utf-8")
    result = grader("nbgrader", "init", "nb")
    assert "stays as it is" in result.output
    assert Path("nb/nbgrader_config.py").read_text(encoding="utf-8") == "# mine\n"


def test_a_source_that_was_edited_by_hand_stops_it(course: Course) -> None:
    init_course_folder(course, Path("nb"), "nn")
    with Path("nb/source/01_lines/test_lines.py").open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    result = grader("nbgrader", "init", "nb")
    assert result.exit_code == 2
    assert "source/01_lines/test_lines.py: was changed by hand" in result.output


def test_what_is_not_released_stops_it(course: Course) -> None:
    (course.staff_folder / "01_lines" / "wrong" / "minus.py").unlink()
    result = grader("nbgrader", "init", "nb")
    assert result.exit_code == 2
    assert "run `grader release` first" in result.output
    assert not Path("nb").exists()


@pytest.mark.parametrize("name", ["a b", "../up", "", "x'y", 'x"y'])
def test_a_course_id_that_cannot_be_a_folder_is_refused(course: Course, name: str) -> None:
    with pytest.raises(CourseError, match="another --course-id"):
        init_course_folder(course, Path("nb"), name)


def test_a_folder_that_cannot_be_written_is_said_in_one_line(course: Course) -> None:
    Path("nb").write_text("a file", encoding="utf-8")
    with pytest.raises(CourseError, match="nb: cannot be written"):
        init_course_folder(course, Path("nb"), "nn")


def test_course_and_folder_can_be_moved_together(course: Course) -> None:
    init_course_folder(course, Path("deep/er/nb"), "nn")
    config = Path("deep/er/nb/nbgrader_config.py").read_text(encoding="utf-8")
    assert 'os.path.join(here, "../../..")' in config
    assert str(course.root) not in config


@pytest.mark.parametrize(
    ("title", "term", "name"),
    [
        ("Neural Networks", "Wintersemester 2026/27", "neural_networks_ws2026"),
        ("Neural Networks", "SoSe 2027", "neural_networks_ss2027"),
        ("Größe & Co. II", "Block A", "groe_co_ii_block_a"),
        ("学", "", "course"),
    ],
)
def test_the_course_id_comes_from_title_and_term(course: Course, title: str, term: str, name: str) -> None:
    from dataclasses import replace

    assert default_course_id(replace(course, title=Text(de="x", en=title), term=term)) == name


def test_a_students_machine_gets_the_course_and_its_exchange(course: Course) -> None:
    command = ("nbgrader", "init", "st", "--student", "--course-id", "nn27", "--exchange", "/srv/x")
    assert grader(*command).exit_code == 0
    text = Path("st/nbgrader_config.py").read_text(encoding="utf-8")
    settings: dict[str, Any] = {"get_config": Config}
    exec(text, settings)
    assert settings["c"] == {"CourseDirectory": {"course_id": "nn27"}, "Exchange": {"root": "/srv/x"}}
    assert not Path("st/source").exists()
    assert grader(*command).exit_code == 0, "once more is no mistake"
    other = grader("nbgrader", "init", "st", "--student", "--course-id", "nn28")
    assert (other.exit_code, "says something else" in other.stderr) == (2, True)
    assert "without quotes" in grader("nbgrader", "init", "s2", "--student", "--exchange", 'a"b').stderr
