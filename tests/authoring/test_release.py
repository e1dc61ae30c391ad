"""The student tree: what is in it, what never is, and that releasing twice changes nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from grader.authoring import trials
from grader.authoring.release import plan, release, stale, stray
from grader.course import Course, CourseError, load_released
from grader.reporting.labels import STATUS
from grader.result import Status
from tests.authoring.small_course import CHECKS, COURSE_YML, HINTS_DE, STATEMENT_DE, make_course


def names(paths: list[Path], course: Course) -> list[str]:
    return [path.relative_to(course.root).as_posix() for path in paths]


def text(course: Course, name: str) -> str:
    return (course.student_folder / name).read_text(encoding="utf-8")


def change(course: Course, name: str, old: str, new: str) -> None:
    path = course.staff_folder / "01_lines" / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_students_get_texts_stub_notebook_checks_and_what_the_grader_needs(released: Course) -> None:
    assert {p.name for p in (released.student_folder / "01_lines").iterdir()} == {
        "README.md", "README.de.md", "README.en.md", "hints.de.md", "hints.en.md", "lines.py", "lines.ipynb",
        "test_lines.py", "assignment.yml", "diagnoses.json", "template.json",
    }  # fmt: skip
    assert text(released, "01_lines/test_lines.py") == CHECKS
    assert text(released, "01_lines/hints.de.md") == HINTS_DE


def test_a_second_release_changes_no_byte(released: Course) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in released.root.rglob("*") if path.is_file()}
    assert release(released, processes=1) == []
    assert stale(released) == []
    assert stray(released) == []
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in released.root.rglob("*") if path.is_file()}
    assert after == before


def test_the_same_staff_tree_gives_the_same_bytes_elsewhere(released: Course, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    course = make_course(other)
    release(course, processes=1)
    for path in course.student_folder.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (released.root / path.relative_to(other)).read_bytes(), path.name


def test_nothing_hidden_and_no_solution_reaches_students(released: Course) -> None:
    for path in released.student_folder.rglob("*"):
        if path.is_file():
            found = path.read_text(encoding="utf-8")
            for secret in ("m * x + b", "math.inf", "m * x - b", "4242", "lines_hidden", "other points"):
                assert secret not in found, path.name


def test_the_settings_are_those_of_the_course_with_its_limits(released: Course) -> None:
    loaded = load_released(released.student_folder / "01_lines")
    assert loaded.settings == released.settings[0]
    assert loaded.settings.limits.seconds_per_call == 1
    assert loaded.settings.limits.memory_mb == 512
    assert loaded.task_titles == released.staff_assignments[0].task_titles


def test_the_diagnoses_are_the_public_part_of_the_staffs(released: Course) -> None:
    student = json.loads(text(released, "01_lines/diagnoses.json"))
    staff = json.loads((released.staff_folder / "01_lines/diagnoses.json").read_text(encoding="utf-8"))
    assert any("hidden" in check for check in staff["checks"])
    assert student["checks"] == {k: v for k, v in staff["checks"].items() if "hidden" not in k}
    assert student["mistakes"].keys() == {"minus", "upside_down"}


def test_statements_get_the_table_of_points_before_the_first_task(released: Course) -> None:
    german = text(released, "01_lines/README.de.md")
    before, after = STATEMENT_DE.split("## Aufgabe 1")
    assert german.startswith(before)
    assert german.endswith("## Aufgabe 1" + after)
    assert "| 2 | Steigung | 2 + 1 Zusatz | 1,5 + 1 Zusatz | 0,5 |" in german
    assert "verborgenen erst bei der Bewertung" in german
    assert "| **Total** |  | 4 + 1 extra | 3.5 + 1 extra | 0.5 |" in text(released, "01_lines/README.en.md")


def test_every_link_in_a_readme_leads_somewhere(released: Course) -> None:
    for path in released.student_folder.rglob("README.md"):
        links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
        assert links
        for link in links:
            assert (path.parent / link).is_file(), link


def test_the_readme_of_the_course_explains_every_message_in_both_languages(released: Course) -> None:
    readme = text(released, "README.md")
    for status in Status:
        assert f"| {STATUS[status].de} | " in readme
        assert f"| {STATUS[status].en} | " in readme
    assert "$" not in readme.replace("$ ", "")


def test_due_dates_and_the_late_policy_are_told_in_both_languages(released: Course) -> None:
    readme = text(released, "README.md")
    assert "| [01_lines](01_lines/README.md) | Geraden | 01.05.2027, 23:59 |" in readme
    assert "| [01_lines](01_lines/README.md) | Lines | 2027-05-01, 23:59 |" in readme
    assert "kostet nach 15 Minuten Kulanz je angefangenem Tag 10 % der erreichten Punkte, höchstens 50 %." in readme
    assert (
        "After 15 minutes of grace, handing in late costs 10 % of the points earned per started day, at most 50 %."
        in readme
    )
    assert "Abgabe bis 01.05.2027, 23:59 Uhr." in text(released, "01_lines/README.md")


def test_without_due_date_and_late_policy_nothing_is_said_of_them(tmp_path: Path) -> None:
    yml = re.sub(r"late:.*\n|    due:.*\n", "", COURSE_YML)
    tree = plan(make_course(tmp_path, course_yml=yml))
    assert "Verspätung kostet keine Punkte." in tree["README.md"].decode()
    assert "Abgabe bis" not in tree["01_lines/README.md"].decode()
    assert "due" not in tree["01_lines/assignment.yml"].decode()
    (tmp_path / "assignment.yml").write_bytes(tree["01_lines/assignment.yml"])
    assert load_released(tmp_path).settings.due is None


def test_an_english_course_has_an_english_notebook(tmp_path: Path) -> None:
    course = make_course(tmp_path, course_yml="default_language: en\n" + COURSE_YML)
    assert "# Lines\\n" in plan(course)["01_lines/lines.ipynb"].decode().split("Geraden")[0]


def test_a_changed_text_makes_just_its_files_stale_and_runs_nothing(
    released: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trials, "run_programs", None)
    change(released, "statement.de.md", "ist 7.", "ist sieben.")
    files = (".released.json", "01_lines/README.de.md", "01_lines/lines.ipynb", "01_lines/template.json")
    expected = [f"assignments/{name}" for name in files]
    assert names(stale(released), released) == expected
    assert names(stale(released, released.staff_assignments[0]), released) == expected[1:]
    assert names(release(released), released) == expected
    assert stale(released) == []


def test_a_changed_mistake_is_recorded_anew(released: Course) -> None:
    change(released, "wrong/minus.py", "m * x - b", "m * x - 2 * b")
    assert "solutions/01_lines/diagnoses.json" in names(stale(released), released)
    changed = names(release(released, processes=1), released)
    assert {"solutions/01_lines/diagnoses.json", "assignments/01_lines/diagnoses.json"} <= set(changed)
    assert '["line", ["n", 4.0]]' in text(released, "01_lines/diagnoses.json")
    assert stale(released) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("statement.en.md", "## Task 2", "## Task 3", "statement.en.md, line 9: task 3 where task 2 is next"),
        ("lines.py", "    ### END SOLUTION", "", "lines.py, line .*: region inside"),
        ("hints.en.md", "1. Differences.", "Differences.", "hints.en.md, line 10: not part of a hint"),
        ("test_lines.py", "points=2)", "points=TWO)", "plain numbers"),
    ],
)
def test_a_mistake_in_the_staff_tree_stops_the_release_before_anything_is_written(
    released: Course, name: str, old: str, new: str, message: str
) -> None:
    before = {path: path.read_bytes() for path in released.student_folder.rglob("*") if path.is_file()}
    change(released, "statement.de.md", "ist 7.", "ist sieben.")
    change(released, name, old, new)
    with pytest.raises(CourseError, match=message):
        release(released, processes=1)
    assert {path: path.read_bytes() for path in released.student_folder.rglob("*") if path.is_file()} == before


def test_checks_that_cannot_be_collected_stop_the_release(tmp_path: Path) -> None:
    course = make_course(
        tmp_path, {"test_lines.py": CHECKS.replace("import pytest\n", "import pytest\nimport nowhere\n")}
    )
    with pytest.raises(CourseError, match=r"01_lines: the checks cannot be run: .*nowhere"):
        release(course, processes=1)
    assert not course.student_folder.exists()


def test_a_damaged_record_is_an_error_that_says_what_to_do(released: Course) -> None:
    (released.staff_folder / "01_lines/diagnoses.json").write_text("{", encoding="utf-8")
    with pytest.raises(CourseError, match=r"01_lines/diagnoses.json: is damaged; delete it"):
        release(released)
    with pytest.raises(CourseError, match=r"01_lines/diagnoses.json: is damaged; delete it"):
        stale(released)


def test_an_assignment_that_left_the_course_leaves_the_student_tree_but_for_strays(released: Course) -> None:
    (released.student_folder / "01_lines/my_notes.txt").write_text("mine", encoding="utf-8")
    (released.root / "course.yml").write_text(
        COURSE_YML.split("assignments:")[0] + "assignments: []\n", encoding="utf-8"
    )
    (released.staff_folder / "01_lines").rename(released.staff_folder / "_01_lines")
    course = Course.load(released.root)
    assert names(stray(course), course) == ["assignments/01_lines/my_notes.txt"]
    release(course)
    assert [p.name for p in (course.student_folder / "01_lines").iterdir()] == ["my_notes.txt"]
