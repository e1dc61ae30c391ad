"""What a student sees after each step of an hour: it fits one screen, and its first line says what to do first."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from rich.console import Console

from grader.course import Assignment
from grader.grading.one import Grader
from grader.handin.submission import read_submission
from grader.reporting.brief import LINES, Brief, brief
from grader.result import Language
from grader.student.telling import after_of
from tests.student.conftest import STEPS, as_saved

FIRST_LINES_04 = {
    "01_nothing": (r"Aufgabe 1: .*noch nicht bearbeitet", r"Task 1: .*not attempted yet"),
    "02_syntax": (r"pooling\.py, Zeile 28: .*expected ':'", r"pooling\.py, line 28: .*expected ':'"),
    "03_tabs": (r"Zeile 28: TabError: .*tabs and spaces", r"line 28: TabError: .*tabs and spaces"),
    "04_wrongname": (r"Zeile 31: NameError: name 'img'", r"line 31: NameError: name 'img'"),
    "05_noreturn": (r"pool2d gibt None zurück\. Fehlt ein return", r"pool2d returns None\. Is a return missing"),
    "06_print": (r"pool2d gibt None zurück\. Fehlt ein return", r"pool2d returns None\. Is a return missing"),
    "07_shape": (r"Die Form stimmt nicht: bekommen \(1, 2\), erwartet \(2, 1\)", r"shape is not right: got \(1, 2\)"),
    "08_float": (r"Datentyp stimmt nicht: bekommen float64, erwartet uint8", r"dtype is not right: got float64"),
    "09_loop": (r"pooling\.py, Zeile 3[0-3]: das dauert zu lange", r"pooling\.py, line 3[0-3]: this takes too long"),
    "10_helper": (r"pooling\.py, Zeile 12: IndexError", r"pooling\.py, line 12: IndexError"),
    "11_nearly": (r"Aufgabe 3: Hier soll ValueError", r"Task 3: ValueError should be raised"),
    "12_right": (r"Alles Verlangte ist bestanden", r"Everything required passes"),
    "13_all": (r"Alles", r"Everything"),
}


def screen(assignment: Assignment, language: Language, columns: int = 80) -> list[str]:
    with Grader(assignment) as grader:
        report = grader.grade(read_submission(assignment.folder, assignment.slug))
    console = Console(file=io.StringIO(), width=columns, color_system=None)
    shown = Brief(after_of(assignment, report), None, "grader hint 04", "grader check 04 --all")
    return brief(report, language, console, shown)


@pytest.mark.parametrize("step", sorted(FIRST_LINES_04))
def test_one_screen_and_its_first_line_says_what_to_do(step: str, handed_out: Callable[[str], Assignment]) -> None:
    assignment = handed_out("04_pooling")
    text = as_saved(step, assignment.module_file.read_text(encoding="utf-8"))
    assignment.module_file.write_text(text, encoding="utf-8")
    languages: tuple[Language, ...] = ("de", "en")
    for language, expected in zip(languages, FIRST_LINES_04[step], strict=True):
        lines = screen(assignment, language)
        assert len(lines) <= LINES, "\n".join(lines)
        assert all(len(line) <= 80 for line in lines), "\n".join(lines)
        assert re.search(expected, lines[0]), lines[0]


CELL = (
    "z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)\n"
    "    c = torch.sigmoid(i) * torch.tanh(z) + torch.sigmoid(f) * c\n"
    "    return torch.sigmoid(o) * torch.tanh(c), c"
)
FIRST_LINES_07: dict[str, tuple[str, str]] = {
    "nothing": ("raise NotImplementedError()", r"Task 1: .*not attempted yet"),
    "syntax": (CELL.replace("dim=1)", "dim=1"), r"lstm\.py, line \d+: SyntaxError: '\(' was never closed"),
    "typo": (CELL.replace("x @ W.T", "X @ W.T"), r"lstm\.py, line \d+: NameError: name 'X'"),
    "no return": (CELL.replace("return ", "_ = "), r"Two things are to come back here: return h, c"),
    "one value": (CELL.replace(", c\n", "\n").removesuffix(", c"), r"Task 1: "),
    "not transposed": (CELL.replace("W.T", "W"), r"lstm\.py, line \d+: RuntimeError"),
    "gates in another order": (CELL.replace("z, i, f, o", "i, f, o, z"), r"Task 1: .*got .*expected"),
    "sigmoid for tanh": (CELL.replace("torch.tanh(z)", "torch.sigmoid(z)"), r"Task 1: .*got .*expected"),
    "endless": (f"while True:\n        pass\n    {CELL}", r"lstm\.py, line \d+: this takes too long"),
    "first task done": (CELL, r"Task 2: .*not attempted yet"),
}


@pytest.mark.parametrize("step", FIRST_LINES_07)
def test_the_same_with_torch(step: str, handed_out: Callable[[str], Assignment]) -> None:
    assignment = handed_out("07_lstm")
    text = assignment.module_file.read_text(encoding="utf-8")
    body, expected = FIRST_LINES_07[step]
    assignment.module_file.write_text(text.replace("raise NotImplementedError()", body, 1), encoding="utf-8")
    lines = screen(assignment, "en")
    assert len(lines) <= LINES, "\n".join(lines)
    assert re.search(expected, lines[0]), lines[0]


def test_forty_columns_are_enough(handed_out: Callable[[str], Assignment]) -> None:
    assignment = handed_out("04_pooling")
    assignment.module_file.write_bytes((STEPS / "04" / "08_float.txt").read_bytes())
    lines = screen(assignment, "de", columns=40)
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= 40
