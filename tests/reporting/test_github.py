from __future__ import annotations

from html.parser import HTMLParser

import pytest

from grader.reporting import github_annotations, github_summary, to_github
from grader.result import Language

from .samples import hostile_report, mixed_report, perfect_report, stub_report


def test_every_failed_check_is_annotated_by_what_it_is() -> None:
    lines = github_annotations(mixed_report(), "en").splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "::error", "::error", "::error", "::warning", "::error", "::error", "::notice", "::notice"
    ]  # fmt: skip
    assert lines[0].startswith(
        "::error file=pooling.py,line=1,title=Task 1%3A Negative values have a maximum%2C too.::pool2d(array("
    )
    assert "%0A  gave     array([[0.]])" in lines[0]
    assert github_annotations(perfect_report(), "en") == ""


def test_an_annotation_stands_at_a_line_of_a_file_in_the_repository() -> None:
    """GitHub shows an annotation in the file only by its path from the root and a line."""
    first = mixed_report().checks[1].check.rpartition("::")[2]
    text = github_annotations(mixed_report(), "en", file="work/04/pooling.py", lines={first: 17})
    assert text.startswith("::error file=work/04/pooling.py,line=17,title=")
    assert text.count("file=work/04/pooling.py,line=1,") == len(text.splitlines()) - 1


def test_the_summary_has_points_checks_details_and_the_next_step() -> None:
    text = github_summary(mixed_report(), "de")
    assert text.startswith("## Pooling: 4 von 10 Punkten\n")
    assert "> **Noch nicht fertig bewertet.**" in text
    assert "| ✅ | Das Maximum jedes Fensters wird genommen. | 2 / 2 |" in text
    assert "– offen, Fehler im Grader | offen / 0,5 |" in text
    assert "Das sieht aus wie: Das laufende Maximum" in text
    assert text.endswith("**Nächster Schritt:** Nimm dir Aufgabe 1 vor und lies dazu noch einmal den Aufgabentext.\n")
    assert "Alles bestanden" in github_summary(perfect_report(), "de")
    assert "Ersetze" in github_summary(stub_report(), "de")


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_student_cannot_start_a_workflow_command_or_markup(language: Language) -> None:
    annotations = github_annotations(hostile_report(), language)
    assert all(line.startswith("::error ") and line.count("\r") == 0 for line in annotations.splitlines())
    assert len(annotations.splitlines()) == len(hostile_report().checks)
    summary = github_summary(hostile_report(), language)
    assert not any(line.lstrip().startswith("::") for line in summary.splitlines())
    assert "##[" not in summary
    assert "SECRET" not in annotations + summary
    assert to_github(hostile_report(), language) == annotations + summary


def test_the_only_html_in_a_summary_is_ours() -> None:
    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag in {"details", "summary", "pre", "br"}
            assert attrs == []

    Tags().feed(github_summary(hostile_report(), "de"))


def test_a_table_row_stays_one_row() -> None:
    rows = [line for line in github_summary(hostile_report(), "de").splitlines() if line.startswith("| ❌")]
    assert len(rows) == 3
    assert all(row.replace("\\|", "").count("|") == 4 for row in rows)
