from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from grader.reporting import feedback_page
from grader.reporting.pages import LARGEST_PNG
from grader.result import Computing, Language, Report, Status, Text

from .markup import assert_document
from .samples import (
    HOSTILE_NAME,
    PNG,
    WRONG_MAXIMUM,
    check,
    hostile_report,
    mixed_report,
    perfect_report,
    report,
    sample_reports,
    stub_report,
)

DUE = datetime(2026, 11, 27, 22, 59, tzinfo=UTC)


def page(what: Report, language: Language = "de", *, penalty: float = 0.0, due: datetime | None = DUE) -> str:
    return feedback_page(what, language, due=due, penalty=penalty)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("what", [*sample_reports(), report()], ids=lambda r: f"{r.student[:8]}-{r.assignment}")
def test_every_page_is_a_sound_document_that_loads_nothing(what: Report, language: Language) -> None:
    html = page(what, language)
    found = assert_document(html)
    assert f'<html lang="{language}">' in html
    assert "default-src 'none'" in html
    assert "http:" not in html
    assert "https:" not in html
    assert found.values("checked") == [""]


def test_both_languages_are_in_the_page_and_the_switch_needs_no_script() -> None:
    html = page(mixed_report(), "en")
    assert WRONG_MAXIMUM.de.split("\n")[1].strip() in html
    assert WRONG_MAXIMUM.en.split("\n")[1].strip() in html
    assert re.search(r'id="show-en" checked', html)
    assert '#show-de:checked ~ .page [lang="en"]' in html
    assert html.index('<span lang="en">Feedback</span>') < html.index('<span lang="de">Rückmeldung</span>')


def test_points_lateness_and_penalty_stand_in_the_header() -> None:
    text = assert_document(page(mixed_report("Hebb", "2026-11-28T20:00:00Z"), penalty=0.4)).text
    assert "3,6" in text
    assert "4 erreicht, 0,4 Abzug für Verspätung" in text
    assert "28.11.2026, 20:00 (UTC)" in text
    assert "verspätet" in text
    free = page(mixed_report("Hebb", "2026-11-27T23:05:00Z"))
    assert "nach dem Termin, ohne Abzug" in free
    assert "verspätet" not in page(perfect_report("Ada", "2026-11-20T08:15:00Z"))
    assert "verspätet" not in page(mixed_report("Hebb", "2026-11-28T20:00:00Z"), due=None)


def test_points_never_fall_below_zero() -> None:
    assert "<strong>0</strong>" in page(report(check(1)), penalty=3)


def test_failures_are_unfolded_with_message_mistake_and_output() -> None:
    html = page(mixed_report())
    found = assert_document(html)
    assert "Das sieht aus wie:" in found.text
    assert "Das sieht aus wie eines davon:" in found.text
    assert WRONG_MAXIMUM.de in found.text
    assert "max so far 0\nmax so far 0" in found.text
    assert "Ein Tipp zu Aufgabe 1: grader hint 04 1" in found.text
    assert "pooling.py ist nicht in UTF-8 gespeichert" in found.text
    assert html.count("<details open>") == 7


def test_a_repeated_failure_is_unfolded_once() -> None:
    lost = Text(de="Zeile 3: Klammer fehlt", en="line 3: bracket missing")
    html = page(report(*(check(n, Status.MISSING, message=lost) for n in range(1, 6))))
    assert html.count("<details open>") == 1
    assert html.count("<details>") == 4


def test_a_fresh_template_says_so_once_per_task() -> None:
    html = page(stub_report())
    assert "<details" not in html
    assert html.count('class="untouched"') == 3


def test_open_points_are_shown_as_ours() -> None:
    text = assert_document(page(mixed_report())).text
    assert "Noch nicht fertig bewertet" in text
    assert "vorläufig" in text
    assert "offenopen / 0,50.5" in text
    assert "vorläufig" not in page(perfect_report())


def test_nothing_was_handed_in() -> None:
    assert "keine gefunden" in page(report(check(1, Status.MISSING), student="x", file=""))


def test_pictures_are_embedded_once_and_bad_ones_are_left_out_with_a_line() -> None:
    html = page(report(check(1, figures=(PNG,)), check(2, figures=("not base64 <b>", PNG))))
    assert html.count(PNG) == 2
    assert html.count("Ein Bild fehlt hier") == 1
    assert "not base64" not in html
    assert 'alt="Dein Bild zu „Verhalten 1 von Aufgabe 1.“"' in html


def test_pictures_stop_when_the_page_gets_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.reporting.feedback.PICTURES_PER_PAGE", len(PNG) + 10)
    html = page(report(check(1, figures=(PNG, PNG))))
    assert html.count(PNG) == 1
    assert "Ein Bild fehlt hier" in html
    assert len(PNG) < LARGEST_PNG


def test_hostile_text_stays_text_and_a_hidden_check_stays_hidden() -> None:
    html = page(hostile_report())
    found = assert_document(html)
    assert "<script>alert('x')</script>" in found.text
    assert "49" not in found.text
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert "SECRET" not in html
    assert "GEHEIM" not in html
    assert "<img src=x" not in html
    assert HOSTILE_NAME[:20] in found.text
    assert html.count(PNG) == 1


def test_long_output_is_shortened() -> None:
    html = page(report(check(1, Status.WRONG, output="y" * 1_000_000), output="z\n" * 100_000))
    assert len(html) < 80_000


def test_the_same_report_gives_the_same_page() -> None:
    assert page(mixed_report()) == page(Report.from_json(mixed_report().to_json()))


def test_the_page_says_what_computing_took_where_it_is_known() -> None:
    computing = Computing(loading=0.25, checks=12.5, costliest="train")
    quiet = page(report(check(1, Status.PASSED)))
    said = page(report(check(1, Status.PASSED)).with_computing(computing))
    tight = page(report(check(1, Status.PASSED)).with_computing(computing.model_copy(update={"tight": True})))
    assert "Rechenzeit" not in quiet
    assert "Rechenzeit: 12,5 s, Laden 0,2 s (das meiste in train)" in said
    assert "Computing took 12.5 s, loading 0.2 s (most of it in train)" in said
    assert "knapp" in tight
    assert "knapp" not in said
