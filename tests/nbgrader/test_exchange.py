"""The exchange on one machine, from the release to the feedback in the student's folder, with nbgrader's commands.

Instructor and students are one user of the operating system here, each with a folder and settings of their own
that tell nbgrader who they are. With several users only the rights of the exchange's folders differ, which are
nbgrader's.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.gradebook.database import open_gradebook
from tests.authoring.small_course import COURSE_YML
from tests.nbgrader.places import RIGHT, NbCourse, fill, rows, run_in_turn, run_program


class Student:
    """Somebody with a folder."""

    def __init__(self, name: str, root: Path, exchange: Path) -> None:
        self.name, self.folder = name, root / name
        self.folder.mkdir()
        config = (
            "c = get_config()\n"
            f'c.CourseDirectory.course_id, c.CourseDirectory.student_id = "nn", "{name}"\n'
            f'c.Exchange.root, c.Exchange.cache = "{exchange}", "{self.folder / "cache"}"\n'
        )
        (self.folder / "nbgrader_config.py").write_text(config, encoding="utf-8")

    def solve(self, solutions: dict[str, str]) -> None:
        path = self.folder / "01_lines" / "lines.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(fill(notebook, solutions)), encoding="utf-8")

    def feedback(self) -> str:
        [page] = (self.folder / "01_lines" / "feedback").glob("*/lines.html")
        return page.read_text(encoding="utf-8")


@pytest.mark.slow
def test_release_fetch_submit_collect_grade_and_feedback(nbcourse: NbCourse, tmp_path: Path) -> None:
    exchange = tmp_path / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    config = nbcourse.folder / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + f'c.Exchange.root = "{exchange}"\n', encoding="utf-8")
    _due(nbcourse, datetime.now(UTC) - timedelta(hours=12))
    anna, ben = (Student(name, tmp_path, exchange) for name in ("anna", "ben"))

    teacher = nbcourse.folder
    said = run_in_turn(
        [
            (teacher, ["release_assignment", "01_lines"]),
            (anna.folder, ["list"]),
            (anna.folder, ["fetch_assignment", "01_lines"]),
            (ben.folder, ["fetch_assignment", "01_lines"]),
        ]
    )
    assert "nn 01_lines" in said
    files = {path.name for path in (ben.folder / "01_lines").iterdir()}
    assert files >= {"lines.ipynb", "lines.py", "test_lines.py", "assignment.yml"}
    anna.solve(RIGHT)
    ben.solve({**RIGHT, "lines-task1": "def line(x, m, b):\n    return m * x - b"})

    with open_gradebook(nbcourse.database, "nn") as gradebook:  # what an instructor does in formgrader
        gradebook.add_student("anna", first_name="Anna", email="anna@example.org")
    said = run_program(ben.folder / "01_lines", "grader", "submit", "--lang", "de")
    assert "Du ziehst b ab." in said, "a last check"
    assert "Submitted as: nn 01_lines" in said
    assert not list(ben.folder.rglob("*.zip"))
    run_in_turn(
        [
            (anna.folder, ["submit", "01_lines"]),
            (teacher, ["collect", "01_lines"]),
            (teacher, ["autograde", "01_lines"]),
        ]
    )
    by_hand = teacher / "submitted" / "carl" / "01_lines"
    by_hand.mkdir(parents=True)
    (by_hand / "lines.py").write_text(RIGHT["lines-task1"], encoding="utf-8")
    extended = run_program(
        nbcourse.root, "grader", "extend", "anna", "01", "--hours", "24", "--graded", "nbgrader/graded"
    )
    assert "anna, 01_lines: due" in extended
    run_in_turn(
        [
            (teacher, ["autograde", "01_lines", "--force"]),
            (teacher, ["generate_feedback", "01_lines"]),
            (teacher, ["release_feedback", "01_lines"]),
            (anna.folder, ["fetch_feedback", "01_lines"]),
            (ben.folder, ["fetch_feedback", "01_lines"]),
        ]
    )

    assert (teacher / "feedback" / "carl" / "01_lines" / "lines.html").is_file(), "released with the others"
    graded = rows(nbcourse.database)
    assert (graded["01_lines", "anna"][0], graded["01_lines", "anna", "penalty"]) == (5.0, None)
    assert (graded["01_lines", "ben"][0], graded["01_lines", "ben", "penalty"]) == (3.0, 0.3)
    with open_gradebook(nbcourse.database, "nn") as gradebook:
        assert gradebook.find_student("anna").email == "anna@example.org"

    assert "lines (Score: 5.0 / 4.0)" in anna.feedback()
    assert "penalty" not in re.sub(r"<style.*?</style>|li\.late-penalty", "", anna.feedback(), flags=re.DOTALL)
    page = ben.feedback()
    assert "Late submission penalty (Score: -0.3)" in page
    assert "Du ziehst b ab." in page, "the mistake is named"
    assert "4242" not in page, "nothing of the hidden checks"


def _due(course: NbCourse, moment: datetime) -> None:
    text = COURSE_YML.replace("2027-05-01T23:59:00+02:00", moment.isoformat(timespec="seconds"))
    (course.root / "course.yml").write_text(text, encoding="utf-8")
