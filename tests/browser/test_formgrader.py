"""The instructor's side: from the student version to a regrade, all of it by clicking in formgrader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader.gradebook.database import open_gradebook
from tests.browser.places import NAME, SLUG, Jupyter, jupyter, picture, right, some_assignments, wrong
from tests.nbgrader.conftest import start_nbgrader
from tests.nbgrader.places import NbCourse, fill

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.slow

MISTAKE = "average_divided_by_four"
COMMENT = "The idea is right; see me about the last line."


@pytest.fixture(scope="module")
def nbcourse(tmp_path_factory: pytest.TempPathFactory) -> NbCourse:
    """What `grader nbgrader init` makes, with two students on the list and an exchange."""
    course = NbCourse(some_assignments(tmp_path_factory.mktemp("formgrader") / "course", NAME))
    start_nbgrader(course)
    exchange = course.root.parent / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)  # nbgrader insists
    config = course.folder / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + f'c.Exchange.root = "{exchange}"\n', encoding="utf-8")
    with open_gradebook(course.database, "nn") as gradebook:
        gradebook.add_student("anna", first_name="Anna", last_name="Example")
        gradebook.add_student("ben", first_name="Ben", last_name="Sample")
    return course


@pytest.fixture(scope="module")
def server(chromium: str, nbcourse: NbCourse, home: Path) -> Iterator[Jupyter]:
    with jupyter(nbcourse.folder, home, "lab") as running:
        yield running


def test_a_term_by_clicking(nbcourse: NbCourse, server: Jupyter, page: Page) -> None:
    from playwright.sync_api import expect

    page.goto(server.url("formgrader/manage_assignments"))
    release(page)
    hand_in(nbcourse)
    page.reload()
    row = page.locator("#main-table tr", has_text=NAME)
    row.locator(".num-submissions", has_text="2").wait_for()
    picture(page, "manage-assignments", height=480)
    row.locator(".num-submissions a").click()

    assert autograde(page, "anna") == "14 / 10"
    assert autograde(page, "ben") == "10.5 / 10"
    picture(page, "manage-submissions", height=460)

    open_submission(page, server, "Sample, Ben")
    see_our_verdict(page)
    comment_by_hand(page)
    picture(page, "formgrader-submission")

    page.goto(server.url(f"formgrader/manage_submissions/{NAME}"))
    assert autograde(page, "ben") == "11.5 / 10", "one point was added by hand"
    open_submission(page, server, "Sample, Ben")
    expect(page.locator(f"#{SLUG}-task3-comment")).to_have_value(COMMENT)
    expect(page.locator(f"#{SLUG}-task3-tests")).to_have_value("2")


def click_and_confirm(page: Page, button: Locator) -> None:
    """Click, wait until nbgrader is done, and close the window in which it says so."""
    from playwright.sync_api import expect

    button.click()
    said = page.locator(".modal.in")
    expect(said.locator(".modal-title")).to_have_text("Success")
    said.locator(".modal-footer button").click()
    expect(page.locator(".modal, .modal-backdrop")).to_have_count(0)


def release(page: Page) -> None:
    row = page.locator("#main-table tr", has_text=NAME)
    row.locator(".status", has_text="draft").wait_for()
    click_and_confirm(page, row.locator(".assign a"))
    click_and_confirm(page, row.locator(".release a"))
    row.locator(".status", has_text="released").wait_for()


def hand_in(course: NbCourse) -> None:
    """Anna is right; Ben made one mistake."""
    path = course.folder / "release" / NAME / f"{SLUG}.ipynb"
    released = json.loads(path.read_text(encoding="utf-8"))
    solutions = {"anna": right(), "ben": {**right(), f"{SLUG}-task1": wrong(MISTAKE)[0]}}
    for student, cells in solutions.items():
        folder = course.folder / "submitted" / student / NAME
        folder.mkdir(parents=True)
        (folder / f"{SLUG}.ipynb").write_text(json.dumps(fill(released, cells)), encoding="utf-8")
        (folder / "timestamp.txt").write_text("2026-11-27 18:00:00 UTC", encoding="utf-8")


def autograde(page: Page, student: str) -> str:
    """Grade one hand-in by the button in its row.

    Returns:
        The score shown.
    """
    row = page.locator("#main-table tr").filter(has=page.locator(".student-id", has_text=student))
    click_and_confirm(page, row.locator(".autograde a"))
    row.locator(".status", has_text="graded").wait_for()
    return row.locator(".score").inner_text()


def open_submission(page: Page, server: Jupyter, name: str) -> None:
    page.goto(server.url("formgrader/gradebook"))
    page.get_by_role("link", name=NAME).click()
    page.get_by_role("link", name=SLUG, exact=True).click()
    row = page.locator("#main-table tr").filter(has=page.locator(".name-hidden, .name-shown", has_text=name))
    row.locator("a:visible").first.click()
    page.locator(f"#{SLUG}-task3-comment").wait_for()


def see_our_verdict(page: Page) -> None:
    """The table of checks with the mistake's name, the points in nbgrader's fields, and the failure text."""
    from playwright.sync_api import expect

    expect(page.get_by_text(wrong(MISTAKE)[1]).first).to_be_visible()
    expect(page.locator(f"#{SLUG}-task1-tests")).to_have_attribute("placeholder", "2")
    expect(page.locator(f"#{SLUG}-task3-comment")).to_have_attribute(
        "placeholder", re.compile(r"Task 3: 1 of 4\.5 points")
    )


def comment_by_hand(page: Page) -> None:
    """A comment and another score; both are saved when the field is left."""
    comment, score = page.locator(f"#{SLUG}-task3-comment"), page.locator(f"#{SLUG}-task3-tests")
    for field, value in ((comment, COMMENT), (score, "2")):
        field.fill(value)
        with page.expect_response(lambda response: response.request.method == "PUT") as saved:
            field.press("Tab")
        assert saved.value.ok
