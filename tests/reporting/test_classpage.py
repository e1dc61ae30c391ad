from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

import pytest

from grader.reporting import class_page
from grader.result import Language, Report, Status

from .markup import Page, assert_document
from .samples import (
    CLIPPED,
    ROW_LOST,
    STRIDE,
    check,
    hostile_report,
    mixed_report,
    perfect_report,
    report,
    sample_course,
    sample_reports,
)


def href(graded: Report) -> str:
    return f"feedback/{quote(graded.student)}/{graded.assignment}.html"


def page(reports: Sequence[Report], language: Language = "de") -> tuple[str, Page]:
    html = class_page(sample_course(), reports, language, href)
    return html, assert_document(html)


def words(found: Page) -> str:
    return " ".join(found.text.split())


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_of_a_class_is_a_sound_document_that_loads_nothing(language: Language) -> None:
    html, found = page(sample_reports(), language)
    assert "\u202e" not in html
    assert "SECRET" not in html
    assert not set(found.values("href")).intersection({"", "#"})


def test_every_student_has_a_row_and_every_graded_assignment_a_column() -> None:
    html, found = page(sample_reports())
    assert html.count('<th scope="row"><bdi>') == len({r.student for r in sample_reports()})
    assert "01_perceptron, von 10" in words(found)
    assert "05_oscillator" not in html
    assert "Çelik, Deniz" in found.text
    assert "李雷" in found.text
    assert "keine Abgabe" in found.text


def test_an_ungraded_hand_in_is_said_loudly_in_a_banner_and_in_its_cell() -> None:
    html, found = page([mixed_report("Hebb"), perfect_report("Ada")])
    assert "Eine Abgabe ist nicht fertig bewertet" in words(found)
    assert 'role="alert"' in html
    assert html.count("NICHT FERTIG BEWERTET") == 1
    assert "0,5 Punkte offen" in words(found)
    assert "Nicht enthalten: 1 offene." in words(found)
    assert "2 Abgaben sind nicht fertig" in words(page([mixed_report("Hebb"), mixed_report("Ada")])[1])
    assert "NICHT FERTIG" not in page([perfect_report("Ada")])[0]


def test_lateness_and_what_it_costs_stand_in_the_cell() -> None:
    _, found = page([perfect_report("Ada", "2026-11-28T20:00:00Z"), perfect_report("Bo", "2026-11-27T23:05:00Z")])
    assert "10,8 verspätet, Abzug 1,2" in words(found)
    assert "12 verspätet, kein Abzug" in words(found)


def test_the_distribution_counts_graded_hand_ins_in_ten_bins() -> None:
    ones = [report(*(check(n, Status.PASSED if n <= k else Status.WRONG) for n in range(1, 11)), student=str(k)) for k in (0, 5, 5, 10)]  # fmt: skip
    html, found = page([r.model_copy(update={"student": str(i)}) for i, r in enumerate(ones)])
    assert "0 bis 1 Punkte: 1; 5 bis 6 Punkte: 2; 9 bis 10 Punkte: 1" in words(found)
    assert len(re.findall(r"<rect ", html)) == 3
    assert "Median 5 von 10; 4 Abgaben, vor Abzügen." in words(found)


def test_a_hand_in_beyond_the_maximum_is_in_the_last_bin() -> None:
    _, found = page([perfect_report("Ada")])
    assert "9 bis 10 Punkte: 1" in words(found)
    assert "Eine Abgabe mit 12 von 10, vor Abzügen." in words(found)


def test_without_a_graded_hand_in_there_is_no_distribution() -> None:
    assert "Noch keine fertig bewertete Abgabe." in words(page([mixed_report("Hebb")])[1])
    assert "Noch keine fertig bewertete Abgabe." in words(page([report(check(1, points=0), student="x")])[1])


def test_the_pass_rate_leaves_open_results_and_missing_hand_ins_out() -> None:
    _, found = page(
        [
            report(check(1), student="a"),
            report(check(1, Status.WRONG), student="b"),
            report(check(1, Status.GRADER_ERROR), student="c"),
            report(check(1, Status.MISSING), student="d", file=""),
        ]
    )
    assert "Verhalten 1 von Aufgabe 1. 1 von 2 + 1 offen" in words(found)


def test_mistakes_are_named_counted_and_attributed_most_frequent_first() -> None:
    _, found = page(
        [
            report(check(1, Status.WRONG, mistakes=(STRIDE,)), student="Ada"),
            report(
                check(1, Status.WRONG, mistakes=(CLIPPED,)),
                check(2, Status.WRONG, mistakes=(CLIPPED, STRIDE)),
                student="Bo",
            ),
            report(check(1, Status.WRONG, mistakes=(CLIPPED,)), student="Cy"),
            report(check(1, Status.WRONG, mistakes=(ROW_LOST, STRIDE)), student="Di"),
        ]
    )
    text = words(found)[words(found).index("Häufigste Fehler") :]
    assert f"2× {CLIPPED.text.de} Wer? Bo Cy 1× {ROW_LOST.text.de} oder {STRIDE.text.de} Wer? Di" in text
    assert f"1× {STRIDE.text.de} Wer? Ada" in text
    assert "Keiner der bekannten Fehler kam vor." in words(page([perfect_report("Ada")])[1])


def test_hostile_names_stay_text() -> None:
    html, found = page([hostile_report()])
    assert "<img" not in html
    assert "=cmd|' /C calc'!A0<img src=x onerror=alert(1)>\\u202e" in found.text


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "//elsewhere/x", "/etc/passwd", "data:text/html,x", "\\\\host\\x"]
)
def test_a_link_never_leads_away_from_the_page(link: str) -> None:
    html = class_page(sample_course(), [perfect_report("Ada")], "de", lambda _: link)
    links = [v for v in assert_document(html).values("href") if not v.startswith("#")]
    assert links
    assert all(v.startswith("./") and not v.startswith(".//") for v in links)


def test_an_assignment_that_the_course_does_not_list_is_shown_too() -> None:
    html, _ = page([perfect_report("Ada").model_copy(update={"assignment": "09_extra"})])
    assert 'id="09_extra"' in html


def test_a_course_without_hand_ins_has_a_page() -> None:
    assert "Noch keine Abgaben." in page([])[1].text
