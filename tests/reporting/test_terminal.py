from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from grader.reporting import print_report
from grader.result import Language, Report, Status, Text

from .samples import (
    NO_SANDBOX,
    WRONG_MAXIMUM,
    check,
    hostile_report,
    mixed_report,
    perfect_report,
    report,
    stub_report,
)

REPORTS = [mixed_report(), perfect_report(), stub_report(), hostile_report(), report()]


def shown(
    what: Report, language: Language = "en", *, width: int = 80, encoding: str = "utf-8", colour: bool = False
) -> str:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    console = Console(file=file, width=width, force_terminal=colour, color_system="truecolor" if colour else None)
    print_report(what, language, console, hint_command="grader hint 04")
    file.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize("what", REPORTS)
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii", "cp437"])
def test_it_fits_eighty_columns_on_every_terminal(what: Report, language: Language, encoding: str) -> None:
    text = shown(what, language, encoding=encoding)
    assert max(map(len, text.split("\n"))) <= 80
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    assert "\x1b" not in text
    assert "\x07" not in text


def test_hostile_text_is_cut_short_and_harmless_in_colour_too() -> None:
    text = shown(hostile_report(), colour=True)
    assert text.count("\n") < 200
    assert "\x1b]" not in text
    assert "\u202e" not in text
    assert "\\u202edrow" in text
    assert "… (cut short)" in text


def test_colour_changes_no_character() -> None:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown(mixed_report(), colour=True))
    assert plain == shown(mixed_report())


def test_a_failure_says_call_result_expectation_mistake_output_and_next_step() -> None:
    text = shown(mixed_report())
    for line in WRONG_MAXIMUM.en.split("\n"):
        assert line in text
    assert "This looks like: The running maximum starts at 0" in text
    assert "This looks like one of:\n    • The window size" in text
    assert "What your program printed:\n    │ max so far 0\n" in text
    assert "Next step: A hint for task 1: `grader hint 04 1`" in text


def test_every_check_has_a_line_with_its_points_under_its_task() -> None:
    lines = shown(mixed_report()).split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith("Task 1: Max and average pooling"))
    assert lines[start].endswith("2 of 6 pts")
    assert lines[start + 1].startswith("  ✓ The maximum of each window is taken.")
    assert lines[start + 1].endswith("2 / 2")
    assert any(line.endswith("open / 0.5") for line in lines)


def test_not_attempted_reads_kindly_and_once() -> None:
    text = shown(stub_report(), "de")
    assert "○ Aufgaben 1, 2, 3: noch nicht bearbeitet\n" in text
    assert text.count("Ersetze `raise NotImplementedError()`") == 1
    assert "✗" not in text
    assert "falsch" not in text


def test_a_fault_of_ours_reads_differently_and_leaves_points_open() -> None:
    text = shown(report(check(1, Status.GRADER_ERROR, points=3), check(2)), "de")
    assert "? Verhalten 1 von Aufgabe 1. – offen, Fehler im Grader" in text
    assert "offen / 3" in text
    assert "Hier hat der Grader einen Fehler gemacht, nicht du." in " ".join(text.split())
    assert "hat 3 Punkte offen gelassen" in " ".join(text.split())
    assert "Für dich ist nichts zu tun" in text


def test_a_hidden_check_shows_title_status_and_mistake_only() -> None:
    text = shown(hostile_report())
    assert "Behaviour 3 of task 1. (hidden) – not right yet" in text
    assert "SECRET" not in text


def test_only_a_run_without_sandbox_says_so() -> None:
    assert shown(report(check(1), sandbox=NO_SANDBOX)).endswith("NOT sandboxed: only the grading server counts\n")
    assert "Landlock" not in shown(perfect_report())


def test_the_end_has_a_bar_per_task_and_the_points() -> None:
    text = shown(mixed_report(), "de")
    assert f"Aufgabe 1 {'█' * 8}{'░' * 16} 2 von 6 P., 0,5 P. offen\n" in text
    assert "Gesamt: 4 von 10 Punkten" in text
    assert "Total: 12 of 10 points, 2 of them extra credit" in shown(perfect_report())
    ascii_bar = shown(mixed_report(), "de", encoding="ascii")
    assert f"Aufgabe 1 {'#' * 8}{'.' * 16} 2 von 6 P." in ascii_bar


def test_without_hidden_checks_the_points_are_called_public() -> None:
    assert "Public checks: 1 of 1 points" in shown(report(check(1)))
    assert "1 of them extra credit" in shown(report(check(1), check(2, bonus=True)))


def test_many_equal_failures_name_a_few_titles() -> None:
    message = Text(de="Zeile 3", en="line 3")
    text = shown(report(*(check(n, Status.MISSING, message=message) for n in range(1, 12))))
    assert text.count("    line 3\n") == 1
    assert "… and 7 more checks" in text


def test_a_wide_window_is_not_filled_to_its_edge() -> None:
    assert max(map(len, shown(mixed_report(), width=300).split("\n"))) <= 100


def test_it_prints_to_standard_output_by_itself(capsys: pytest.CaptureFixture[str]) -> None:
    print_report(perfect_report(), "de", hint_command=None)
    assert "Alles bestanden. Sehr schön!" in capsys.readouterr().out
