"""Statements and hints are split by their task headings, and a slip in them is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.authoring.statement import hints, read_statement
from grader.course import Assignment, CourseError, Settings
from grader.result import Language, Text
from tests.authoring.small_course import HINTS_DE, STATEMENT_DE, STATEMENT_EN, make_assignment


def write(folder: Path, text: str) -> Path:
    path = folder / "statement.de.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_statement_has_title_intro_tasks_and_closing(tmp_path: Path) -> None:
    statement = read_statement(write(tmp_path, STATEMENT_DE), "de")
    assert statement.title == "Geraden"
    assert statement.intro == "Eine Gerade ist $y = m x + b$."
    assert [(task, section.title) for task, section in statement.tasks.items()] == [(1, "Auswerten"), (2, "Steigung")]
    assert statement.closing == "## Fehler in den Folien\n\nKeine."


def test_a_heading_in_a_code_block_or_below_a_task_splits_nothing(tmp_path: Path) -> None:
    text = read_statement(write(tmp_path, STATEMENT_DE), "de").tasks[1].text
    assert "## kein Titel" in text
    assert "### Beispiel" in text
    assert text.endswith("`line(2, 3, 1)` ist 7.")


def test_another_heading_between_two_tasks_belongs_to_the_task_before_it(tmp_path: Path) -> None:
    text = "# T\n\n## Aufgabe 1 A\n\na\n\n## Einschub\n\nb\n\n## Aufgabe 2 B\n\nc\n"
    statement = read_statement(write(tmp_path, text), "de")
    assert statement.tasks[1].text == "a\n\n## Einschub\n\nb"
    assert statement.closing == ""


def test_the_two_parts_of_a_statement_are_the_whole_file(tmp_path: Path) -> None:
    statement = read_statement(write(tmp_path, STATEMENT_DE), "de")
    assert statement.before_tasks + statement.from_tasks == STATEMENT_DE
    assert statement.from_tasks.startswith("## Aufgabe 1")


@pytest.mark.parametrize(
    ("text", "language", "message"),
    [
        ("Geraden\n\n## Aufgabe 1 A\n\na\n", "de", "line 1: the first line must be the title"),
        ("# T\n\n## Anfang\n", "de", 'no task; begin each with a line "## Aufgabe 1'),
        ("# T\n\n## Aufgabe 2 B\n\nb\n", "de", "line 3: task 2 where task 1 is next"),
        ("# T\n\n## Aufgabe 1 A\n\na\n\n## Aufgabe 1 B\n\nb\n", "de", "line 7: task 1 where task 2 is next"),
        ("# T\n\n## Aufgabe 1\n\na\n", "de", "line 3: this task needs a title and a text"),
        ("# T\n\n## Aufgabe 1 A\n\n## Quellen\n", "de", "line 3: this task needs a title and a text"),
        (STATEMENT_EN, "de", 'line 5: a heading of the other language; write "## Aufgabe 1 …"'),
        (STATEMENT_DE, "en", 'line 5: a heading of the other language; write "## Task 1 …"'),
        ("", "de", "line 1: the first line must be the title"),
    ],
)
def test_a_slip_in_a_statement_is_an_error_with_its_line(
    tmp_path: Path, text: str, language: Language, message: str
) -> None:
    with pytest.raises(CourseError) as error:
        read_statement(write(tmp_path, text), language)
    assert message in str(error.value)


def test_hints_come_as_markdown_without_their_numbers(tmp_path: Path) -> None:
    found = hints(make_assignment(tmp_path), "de")
    assert found == {
        1: ("Erst mal, dann plus.", "Zwei Rechenzeichen\ngenügen:\n\n```\n1. kein Tipp\n```"),
        2: ("Differenzen.",),
    }


def test_hints_of_a_released_folder_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "hints.de.md").write_text(HINTS_DE, encoding="utf-8")
    released = Assignment(Settings(name="01_lines", title=Text(de="", en="")), tmp_path, staff=False)
    assert len(hints(released, "de")[1]) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("## Aufgabe 1\n\nErst mal, dann plus.\n", "line 3: not part of a hint"),
        ("## Aufgabe 1\n\n1. Eins.\n\nNicht eingerückt.\n", "line 5: not part of a hint"),
        ("## Aufgabe 1\n\n- Eins.\n", "line 3: not part of a hint"),
        ("## Aufgabe 1\n\n1. Eins.\n\n## Noch etwas\n\n1. Zwei.\n", 'line 5: use one heading "## Aufgabe N" per task'),
        ("## Aufgabe 1\n\n1. Eins.\n\n## Aufgabe 1\n\n1. Zwei.\n", "line 5: use one heading"),
        ("## Task 1\n\n1. Eins.\n", "line 1: a heading of the other language"),
    ],
)
def test_a_slip_in_the_hints_is_an_error_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CourseError) as error:
        hints(make_assignment(tmp_path, {"hints.de.md": text}), "de")
    assert f"01_lines/hints.de.md, {message}" in str(error.value)


def test_missing_hints_are_an_error(tmp_path: Path) -> None:
    assignment = make_assignment(tmp_path)
    assignment.hints("en").unlink()
    with pytest.raises(CourseError, match=r"01_lines/hints.en.md: cannot be read"):
        hints(assignment, "en")
