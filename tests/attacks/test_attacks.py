"""Every attack gets the verdict it must get, in bounded time, and nobody else notices."""

from __future__ import annotations

import csv
import re
import sqlite3
from contextlib import closing
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from grader.handin.decoding import without_surrogates
from grader.handin.students import student_name
from grader.result import Report, Status
from tests.attacks.arena import Arena, every_attack, neighbours
from tests.attacks.attack import Attack
from tests.attacks.course import SECONDS_PER_SUBMISSION, SECONDS_TO_LOAD, SECRETS
from tests.sampling import WHOLE

ATTACKS = every_attack()
FAMILIES = sorted({attack.family for attack in ATTACKS})


def report_of(arena: Arena, student: str, assignment: str) -> Report:
    path = arena.out / "results" / student_name(student) / f"{assignment}.json"
    return Report.from_json(path.read_bytes())


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: f"{a.family}/{a.name}")
def test_the_verdict(arena: Arena, attack: Attack) -> None:
    report = report_of(arena, attack.folder, attack.assignment)
    for check in report.checks:
        assert check.status in attack.allows(check), (check.check, check.message)
    assert report.points == attack.points
    assert not report.ungraded
    failed = [check for check in report.checks if check.status is not Status.PASSED and not check.hidden]
    message = failed[0].message if failed else None
    said = message.en if message else ""
    assert any(words in said for words in attack.says.split(" || ")), said
    notices = "\n".join(notice.text.en for notice in report.notices)
    assert any(words in notices for words in attack.notice.split(" || ")), notices


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: f"{a.family}/{a.name}")
def test_the_time_is_bounded(arena: Arena, attack: Attack) -> None:
    """Every check computes its share or is put off, all that were put off twice as much as is allowed at the most;
    loading is tried twice. What else a machine has to do makes it longer: so far from what an endless loop would take."""
    computing = 2 * SECONDS_TO_LOAD + 3 * SECONDS_PER_SUBMISSION
    seconds = arena.seconds.get(f"{student_name(attack.folder)}/{attack.assignment}")
    if seconds is None:  # word for word what somebody else has handed in
        assert report_of(arena, attack.folder, attack.assignment).key in executed(arena.out, tuple(arena.seconds))
    else:
        assert seconds < 5 * computing


@cache
def executed(out: Path, places: tuple[str, ...]) -> set[str]:
    """The keys of the hand-ins of which the time was taken."""
    return {Report.from_json((out / "results" / f"{place}.json").read_bytes()).key for place in places}


def test_there_are_attacks_of_every_family() -> None:
    needed = {"forgery", "time", "memory", "processes", "files", "network", "output", "exits", "loading", "notebooks",
              "archives", "at_import", "cells", "odd_files", "file_names", "student_names", "leaks", "tensors"}  # fmt: skip
    assert set(FAMILIES) == needed
    assert len({(attack.family, attack.name) for attack in ATTACKS}) == len(ATTACKS) > (900 if WHOLE else 500)


# ---------------------------------------------------------------------- the neighbours


@pytest.mark.parametrize(("student", "assignment"), neighbours())
def test_a_neighbour_gets_just_what_it_gets_alone(arena: Arena, student: str, assignment: str) -> None:
    alone = Report.from_json((arena.folder / "alone_out" / "results" / "--first" / f"{assignment}.json").read_bytes())
    assert alone.all_passed
    assert report_of(arena, student, assignment) == alone.model_copy(update={"student": student})


def test_the_class_is_graded_as_if_nothing_had_happened(arena: Arena) -> None:
    assert arena.exit_code == 0, arena.terminal
    reports = list(arena.out.glob("results/*/*.json"))
    hand_ins = len(ATTACKS) + len(neighbours())
    assert len(reports) == hand_ins == len(list(arena.out.glob("feedback/*/*.html")))
    with closing(sqlite3.connect(arena.out / "gradebook.db")) as database:
        assert database.execute("select count(*) from submitted_assignment").fetchone() == (hand_ins,)


# ---------------------------------------------------------------------- nothing stays


def test_no_process_is_left(arena: Arena) -> None:
    assert arena.processes == []


def test_no_file_is_left(arena: Arena) -> None:
    """That course and hand-ins are as they were is asserted where they are graded."""
    assert arena.left_behind == []
    assert {path.name for path in arena.out.iterdir()} == {
        "results", "feedback", "index.html", "grades.csv", "gradebook.db", "class", "tables", "history",
    }  # fmt: skip
    assert not [
        p for p in arena.out.rglob("*") if p.is_file() and p.suffix not in (".json", ".html", ".csv", ".db", ".js")
    ]


def test_nothing_was_heard(arena: Arena) -> None:
    assert arena.heard == []


def test_the_grader_keeps_its_memory(arena: Arena) -> None:
    assert arena.megabytes < 1200  # torch and numpy are in it


# ---------------------------------------------------------------------- nothing leaks


def test_no_secret_of_a_hidden_check_is_in_any_result(arena: Arena) -> None:
    words = [word.encode() for word in (*SECRETS, "LEAKED")]
    found = [
        (path.relative_to(arena.out), word)
        for path in arena.out.rglob("*")
        if path.is_file()
        for word in words
        if word in path.read_bytes()
    ]
    assert found == []
    assert not [word for word in words if word.decode() in arena.terminal]


# ---------------------------------------------------------------------- pages


class Page(HTMLParser):
    """What a browser would make of a page: tags, attributes that run code, addresses."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.dangerous: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            address = (value or "").strip().lower()
            inside = address.startswith(
                ("#", "data:image/png;base64,", "feedback/", "index.html", "../", "class/", "tables/", "grades.csv")
            )
            if name.startswith("on") or (name in ("href", "src", "action") and address and not inside):
                self.dangerous.append(f"{tag} {name}={value}")


def test_pages_hold_the_tags_of_the_template_and_no_others(arena: Arena) -> None:
    honest = Page(arena.out / "feedback" / "--first" / "01_arithmetic.html")
    wrong = Page(arena.out / "feedback" / "forgery-numpy_testing_patched" / "01_arithmetic.html")
    assert honest.dangerous == wrong.dangerous == []
    for path in arena.out.glob("feedback/*/*.html"):
        page = Page(path)
        assert page.dangerous == [], path
        assert page.tags - {"ul", "li", "aside"} <= honest.tags | wrong.tags, path


def test_the_class_page_links_to_every_feedback_page_and_nowhere_else(arena: Arena) -> None:
    page = Page(arena.out / "index.html")
    assert page.dangerous == []
    assert "img" not in page.tags
    assert arena.out.joinpath("index.html").read_text("utf-8").count("<script") == 3


def test_pages_and_records_hold_no_control_characters(arena: Arena) -> None:
    control = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
    for path in [*arena.out.glob("feedback/*/*.html"), *arena.out.glob("results/*/*.json"), arena.out / "index.html"]:
        names = without_surrogates("\u202e") if "a\u202eb" in str(path) else ""  # the folder that the teacher has made
        found = control.search(path.read_text(encoding="utf-8").replace(names or "\0", ""))
        assert found is None, (path, found)


def test_the_terminal_shows_no_escapes_of_a_student(arena: Arena) -> None:
    assert "\x1b[31mred" not in arena.terminal
    assert "owned" not in arena.terminal


def test_every_line_of_the_table_is_a_hand_in_and_none_a_formula(arena: Arena) -> None:
    with (arena.out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    students = {attack.folder for attack in ATTACKS} | {student for student, _ in neighbours()}
    assert len(rows) == 2 * len(students)
    assert not [row for row in rows if row["student"].startswith(("=", "+", "-", "@"))]
