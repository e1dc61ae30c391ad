from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence

import pytest

from grader.reporting.classpage import ClassPages
from grader.reporting.history import History
from grader.reporting.statistics import column_of
from grader.reporting.students import LARGEST, data_files, rows_of
from grader.result import Computing, Language, Notice, Report, Status, Text

from .markup import Page, assert_document
from .samples import (
    CLIPPED,
    ROW_LOST,
    STRIDE,
    WRONG_MAXIMUM,
    check,
    hostile_report,
    mixed_report,
    perfect_report,
    report,
    sample_course,
    sample_reports,
)

SCRIPTS = ["class/columns.js", "class/rows-1.js", "class/table.js"]


def files(
    reports: Sequence[Report],
    language: Language = "de",
    people: dict[str, str] | None = None,
    changed: Sequence[tuple[str, str]] = (),
    histories: dict[str, History] | None = None,
) -> dict[str, str]:
    pages = ClassPages(sample_course(), reports, language, people or {}, set(changed), histories or {})
    return dict(pages.files())


def words(html: str, scripts: Sequence[str] = ()) -> str:
    return " ".join(assert_document(html, scripts).text.split())


def index(reports: Sequence[Report], **more: object) -> str:
    return words(files(reports, **more)["index.html"], SCRIPTS)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_is_a_sound_document_that_loads_nothing_but_our_scripts(language: Language) -> None:
    made = files(sample_reports(), language)
    for path, text in made.items():
        if path.endswith(".html"):
            found = assert_document(text, SCRIPTS if path == "index.html" else ())
            assert found.tags.count("main") == 1
            assert found.tags.count("caption") == found.tags.count("table")
            assert not set(found.values("href")).intersection({"", "#"})
        assert "\u202e" not in text or path.endswith((".json", ".csv"))
        assert "SECRET" not in text


def test_every_link_of_every_page_leads_to_a_file_of_ours() -> None:
    from urllib.parse import unquote

    reports = [*sample_reports(), hostile_report()]
    made = files(reports)
    there = set(made) | {"grades.csv"} | {f"feedback/{r.student}/{r.assignment}.html" for r in reports}
    for path, text in made.items():
        for link in assert_links(text) if path.endswith(".html") else ():
            ups = link.count("../")
            base = path.split("/")[: -ups - 1] if ups or "/" in path else []
            target = "/".join([*base, unquote(link.replace("../", ""))]) if link else path
            assert target in there, (path, link)


def assert_links(html: str) -> list[str]:
    page = Page()
    page.feed(html)
    return [value.partition("#")[0] for value in page.values("href")]


def test_a_folder_called_like_an_address_stays_a_folder() -> None:
    for name in ("javascript:alert(1)", "%2e%2e", "a?b#c", "http:"):
        assert all(
            link.startswith(("../", "class/", "feedback/", "tables/", "grades.csv")) or not link
            for link in assert_links(files([perfect_report(name)])["index.html"])
        )


def test_what_needs_a_person_comes_first_by_kind() -> None:
    damaged = Notice(level="problem", text=Text(de="<b>beschädigt</b>", en="damaged"))
    when = Notice(level="problem", about="time", text=Text(de="kein Zeitpunkt", en="no moment"))
    hint = Notice(level="warning", text=Text(de="Falscher Name.", en="Wrong name."))
    said = index(
        [
            mixed_report("Hebb"),
            perfect_report("Ada").model_copy(update={"notices": (hint, damaged)}),
            perfect_report("Bo").model_copy(update={"notices": (when,)}),
        ],
        changed=[("Bo", "04_pooling")],
    )
    said = said[said.index("Was ein Mensch ansehen muss") : said.index("Häufigste Fehler")]
    assert "1 Nicht fertig bewertet Hebb, 04_pooling 0,5 Punkte offen" in said
    assert "1 Unter einer Punktzahl von Hand geändert Bo, 04_pooling" in said
    assert "1 Nicht ganz lesbar Ada, 04_pooling <b>beschädigt</b>" in said
    assert "1 Abgabezeit unbekannt Bo, 04_pooling kein Zeitpunkt" in said
    assert "Falscher Name" not in said
    assert "Alle Abgaben sind gelesen und fertig bewertet" in index([perfect_report("Ada")])


def test_the_list_gives_names_and_who_handed_in_nothing() -> None:
    made = files([perfect_report("s1")], people={"s1": "Groß, Anna", "s2": "Özdemir, Can"})
    said = words(made["index.html"], SCRIPTS)
    assert "1 von 2" in said
    assert said.index("Groß, Anna 12 12") < said.index("Özdemir, Can 0 fehlt")
    assert "class/students/s2/index.html" in made


def test_lateness_and_what_it_costs_stand_in_the_table() -> None:
    said = index([perfect_report("Ada", "2026-11-28T20:00:00Z"), perfect_report("Bo", "2026-11-27T23:05:00Z")])
    assert "Ada 10,8 10,8 spät, −1,2" in said
    assert "Bo 12 12 spät" in said


def test_points_beyond_the_maximum_have_their_own_bin() -> None:
    ones = [report(*(check(n, Status.PASSED if n <= k else Status.WRONG) for n in range(1, 11)), student=str(i)) for i, k in enumerate((0, 5, 5, 10))]  # fmt: skip
    column = column_of(sample_course(), "04_pooling", ones, students=7)
    assert [b.count for b in column.bins] == [1, 0, 0, 0, 0, 2, 0, 0, 0, 1]
    assert column.quartiles == (3.75, 5, 6.25)
    assert (column.handed_in, column.students) == (4, 7)
    column = column_of(sample_course(), "04_pooling", [*ones, perfect_report("Ada")], students=7)
    assert (column.bins[-1].count, column.bins[-1].beyond) == (1, True)
    assert "mehr als 10 Punkte: 1" in index([perfect_report("Ada")])
    assert "Noch keine fertig bewertete Abgabe." in index([mixed_report("Hebb")])


def test_rates_per_task_and_check_leave_open_results_and_missing_hand_ins_out() -> None:
    reports = [
        report(check(1), check(2), student="a"),
        report(check(1, Status.WRONG), check(2), student="b"),
        report(check(1, Status.GRADER_ERROR), check(2), student="c"),
        report(check(1, Status.MISSING), check(2, Status.MISSING), student="d", file=""),
    ]
    column = column_of(sample_course(), "04_pooling", reports, students=4)
    (task,) = column.tasks
    assert (task.passed, task.count) == (1, 2)
    assert [(r.passed, r.count, r.open) for r in task.rates] == [(1, 2, 1), (3, 3, 0)]
    assert [r.check.check for r in column.passed_by_everybody] == ["test_pooling.py::test_1_2"]
    assert column.passed_by_nobody == ()
    said = words(files(reports)["class/04_pooling.html"])
    assert "Verhalten 1 von Aufgabe 1. 1 von 2 1 offen" in said


def test_mistakes_are_counted_with_an_example_and_who_most_frequent_first() -> None:
    reports = [
        report(check(1, Status.WRONG, mistakes=(STRIDE,), message=WRONG_MAXIMUM), student="Ada"),
        report(check(1, Status.WRONG, mistakes=(CLIPPED,)), check(2, Status.WRONG, mistakes=(CLIPPED, STRIDE)), student="Bo"),
        report(check(1, Status.WRONG, mistakes=(CLIPPED,)), student="Cy"),
        report(check(1, Status.WRONG, mistakes=(ROW_LOST, STRIDE)), student="Di"),
    ]  # fmt: skip
    mistakes = column_of(sample_course(), "04_pooling", reports, students=4).mistakes
    assert [(m.names, [r.student for r in m.reports]) for m in mistakes] == [
        (("clipped_at_zero",), ["Bo", "Cy"]),
        (("last_row_lost", "stride_is_kernel"), ["Di"]),
        (("stride_is_kernel",), ["Ada"]),
    ]
    assert "ergab array([[0.]])" in words(files(reports)["class/04_pooling.html"])


def answering(student: str, *answers: str) -> Report:
    checks = [
        check(n, Status.WRONG if a else Status.PASSED, hidden=n == 1, message=WRONG_MAXIMUM if n > 1 else None).model_copy(update={"answer": a})
        for n, a in enumerate(answers, 1)
    ]  # fmt: skip
    return report(*checks, student=student)


def test_same_wrong_answers_without_a_name_are_one_cluster_with_the_line_that_starts_a_variant() -> None:
    reports = [
        answering("a b", "x", "y"),
        answering("Bo", "x", "y"),
        answering("Cy", "x", "z"),
        answering("Di", "", "y"),
    ]
    (cluster,) = column_of(sample_course(), "04_pooling", reports, students=4).clusters
    assert [r.student for r in cluster.reports] == ["a b", "Bo"]
    assert not cluster.example.hidden
    said = words(files(reports, "en")["class/04_pooling.html"])
    assert "2 hand-ins answer the same in task 1." in said
    assert "grader new 04_pooling --wrong NAME --task 1 --from 'submitted/a b/04_pooling/pooling.py'" in said


def test_a_students_page_has_every_result_and_the_history() -> None:
    first = perfect_report("Ada", "2026-11-20T10:00:00Z")
    again = mixed_report("Ada", "2026-11-21T10:00:00Z").model_copy(update={"key": "other"})
    history = History().with_reports([first]).with_reports([again]).with_reports([again])
    assert [(e.submitted, e.open) for e in history.of("04_pooling")] == [
        ("2026-11-21T10:00:00Z", True),
        ("2026-11-20T10:00:00Z", False),
    ]
    made = files([again], histories={"Ada": history})
    said = words(made["class/students/Ada/index.html"])
    assert "1 Max- und Mittelwert-Pooling: 2/6" in said
    assert "21.11.2026, 10:00 (UTC): 4 von 10 offen pooling.py 20.11.2026, 10:00 (UTC): 12 von 10" in said


def test_a_history_survives_the_disk_and_damage_and_keeps_what_computing_took() -> None:
    timed = perfect_report("Ada").with_computing(Computing(loading=1, checks=2.04))
    history = History().with_reports([timed])
    assert history.entries[0].seconds == 3.0
    assert history.with_reports([perfect_report("Ada")]) == history
    assert History().with_reports([perfect_report("Ada")]).with_reports([timed]) == history
    assert History.from_json(history.to_json().encode()) == history
    for damaged in (b"", b"{", b'{"entries": [1]}', b"\xff"):
        assert History.from_json(damaged) == History()
    said = words(files([timed], "en", histories={"Ada": history})["class/04_pooling.html"])
    assert "Ada, 3 s of processor time" in said


def test_nothing_handed_in_begins_no_history() -> None:
    assert History().with_reports([report(check(1, Status.MISSING), student="x", file="")]) == History()


def test_everything_is_there_as_csv_and_json_alike() -> None:
    made = files([mixed_report("=Hebb"), perfect_report("Ada")], people={"Bo": "Bo"})
    for path in (p for p in made if p.endswith(".json")):
        records = json.loads(made[path])
        rows = list(csv.DictReader(io.StringIO(made[path.replace(".json", ".csv")], newline="")))
        assert len(rows) == len(records)
    assert [r["student"] for r in json.loads(made["tables/students.json"])] == ["=Hebb", "Ada", "Bo"]
    assert "'=Hebb" in made["tables/students.csv"]
    assert json.loads(made["tables/needs_a_person.json"])[0]["kind"] == "ungraded"


def test_hostile_names_stay_text_in_pages_and_in_the_data_of_the_script() -> None:
    made = files([hostile_report()])
    assert "<img" not in made["index.html"]
    assert "<" not in made["class/rows-1.js"]
    assert made["class/rows-1.js"].isascii()
    assert "\\u202e" in words(made["index.html"], SCRIPTS)


def test_ten_thousand_students_are_in_files_of_bearable_size_and_nobody_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ClassPages, "_student", lambda *_: "")  # a page of their own takes each of them a millisecond
    people = {f"student{i:05d}": f"Müller-Lüdenscheidt, Anna {i:05d}" for i in range(10_000)}
    reports = [perfect_report("student00007")]
    made = files(reports, people=people)
    pages = [text for path, text in made.items() if re.fullmatch(r"index\.html|class/students-\d+\.html", path)]
    assert sum(text.count('<th scope="row">') for text in pages) == 10_000
    assert max(len(text.encode()) for path, text in made.items() if not path.startswith("tables/")) < 1_000_000
    assert f"class/students-{len(pages)}.html" in made["index.html"]


def test_the_data_is_split_before_it_is_too_large() -> None:
    people = {f"{i:04d}" + "x" * 200: "n" for i in range(9000)}
    scripts = list(data_files(rows_of(sample_course(), [], [], people, ())))
    assert len(scripts) > 1
    assert max(map(len, scripts)) < LARGEST + 1000
    assert sum(script.count('["') for script in scripts) == 9000


def test_an_assignment_that_the_course_does_not_list_is_shown_too() -> None:
    made = files([perfect_report("Ada").model_copy(update={"assignment": "09_extra"})])
    assert 'id="09_extra"' in made["index.html"]


def test_a_course_without_hand_ins_has_a_page() -> None:
    assert "Noch keine Abgaben." in index([])
