from __future__ import annotations

import pytest
from nbconvert.filters.strings import clean_html

from grader.reporting import check_fragment
from grader.result import Language, Notice, Report, Status, Text

from .markup import read
from .samples import check, hostile_report, mixed_report, perfect_report, report

SAMPLES = [mixed_report(), perfect_report(), hostile_report()]


@pytest.mark.parametrize("what", SAMPLES, ids=["mixed", "perfect", "hostile"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_it_survives_the_sanitiser_of_nbconvert_word_for_word(what: Report, language: Language) -> None:
    for task in (1, 2, 3):
        fragment = check_fragment(what, task, language)
        before, after = read(fragment), read(clean_html(fragment))  # type: ignore[no-untyped-call]
        assert before.text == after.text
        assert before.tags == after.tags
        assert not after.values("style")


def test_styles_are_inline_and_come_in_pairs_for_light_and_dark_notebooks() -> None:
    fragment = check_fragment(mixed_report(), 1, "de")
    assert "<style" not in fragment
    assert "class=" not in fragment
    assert fragment.startswith('<div style="background-color:#ffffff;color:#1d2433')


def test_it_shows_points_messages_mistakes_and_output() -> None:
    text = read(check_fragment(mixed_report(), 1, "en")).text
    assert text.startswith("Task 1: Max and average pooling – 2 of 6 points")
    assert "expected array([[-1.]])" in text
    assert "This looks like: The running maximum starts at 0" in text
    assert "The window size is always used as the stride." in text
    assert "max so far 0\nmax so far 0" in text
    assert "open / 0.5" in text


def test_a_done_task_is_praised_and_an_untouched_one_is_explained_once() -> None:
    assert "Alles in dieser Aufgabe ist bestanden." in check_fragment(perfect_report(), 2, "de")
    untouched = check_fragment(mixed_report(), 3, "de")
    assert untouched.count("Hier steht noch die Vorlage.") == 1
    assert "0 von 2 Zusatzpunkten" in untouched


def test_a_hidden_check_keeps_its_secrets() -> None:
    text = check_fragment(hostile_report(), 1, "de")
    assert "GEHEIM" not in text
    assert "SECRET" not in text
    assert "Verhalten 3 von Aufgabe 1. (verborgen)" in text


def test_only_problems_of_the_file_are_repeated_in_the_cell() -> None:
    notices = tuple(
        Notice(level=level, text=Text(de=f"Hinweis {level}", en=level)) for level in ("info", "warning", "problem")
    )
    text = check_fragment(report(check(1, Status.MISSING), notices=notices), 1, "de")
    assert "Hinweis problem" in text
    assert "Hinweis info" not in text
    assert "Hinweis warning" not in text


def test_a_task_without_checks_is_a_sentence() -> None:
    assert "Eine Aufgabe 9 mit Prüfungen gibt es hier nicht." in check_fragment(perfect_report(), 9, "de")
