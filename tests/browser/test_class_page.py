"""The instructor's page from disk and from a web server, wide and narrow, light and dark, with and without script."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.commands.pages import write_class
from grader.result import Report
from tests.reporting.samples import mixed_report, perfect_report, sample_course

if TYPE_CHECKING:
    from playwright.sync_api import Page

LONG = "Fernández-Villaverde-Łukasiewicz, Karl-Theodor"
CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (colour) => { canvas.fillStyle = "#000"; canvas.fillStyle = colour; canvas.clearRect(0, 0, 1, 1);
    canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const behind = (node) => { for (; node; node = node.parentElement) {
    const colour = channels(getComputedStyle(node).backgroundColor); if (colour[3] === 255) return colour; } return [255, 255, 255]; };
  const poor = [];
  for (const node of document.querySelectorAll("body *")) {
    if (![...node.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || !node.checkVisibility() || node.disabled) continue;
    const style = getComputedStyle(node);
    const one = light(channels(node instanceof SVGElement ? style.fill : style.color)), other = light(behind(node));
    const ratio = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
    if (ratio < 4.5) poor.push(`${node.tagName} ${node.textContent.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return poor;
}"""
"""Text with less contrast than WCAG 2.2 AA wants of text of ordinary size (1.4.3: 4.5 to 1)."""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of 320 in which one person is late, one open, and the others handed in nothing."""
    folder = tmp_path_factory.mktemp("class")
    reports: list[Report] = [perfect_report("zoe", "2026-11-28T20:00:00Z"), mixed_report("hebb"), perfect_report("öz")]
    people = {f"s{i:03}": f"Student {i:03}" for i in range(317)} | {
        "zoe": "Zuse, Zoë",
        "hebb": "Hebb, Donald",
        "öz": LONG,
    }
    write_class(sample_course(), reports, folder, "de", people, {("öz", "04_pooling")})
    return folder


@pytest.fixture(scope="module")
def served(out: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=out)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def names(page: Page) -> list[str]:
    return page.locator("#table tbody th").all_inner_texts()


@pytest.mark.parametrize("how", ["disk", "server"])
def test_it_is_searched_sorted_filtered_and_turned(page: Page, out: Path, served: str, how: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{out.as_uri() if how == 'disk' else served}/index.html")
    assert len(names(page)) == 100
    assert page.locator("#range").inner_text() == "1 bis 100 von 320"
    assert names(page)[0] == LONG
    page.locator("#next").click()
    assert page.locator("#range").inner_text() == "101 bis 200 von 320"
    page.locator("#search").fill("zoe zuse")
    assert names(page) == ["Zuse, Zoë"]
    page.locator("#search").fill("fernandez lukasiewicz OZ")
    assert names(page) == [], "Ł is a letter of its own"
    assert page.locator("#range").inner_text() == "Niemand entspricht dem."
    page.locator("#search").fill("fernandez OZ")
    assert names(page) == [LONG]
    page.locator("#search").fill("")
    page.locator("#show").select_option("late")
    assert names(page) == ["Zuse, Zoë"]
    page.locator("#show").select_option("open")
    assert names(page) == [LONG, "Hebb, Donald"]
    page.locator("#assignment").select_option("0")
    page.locator("#show").select_option("missing")
    assert page.locator("#range").inner_text() == "1 bis 100 von 317"
    page.locator("#show").select_option("")
    page.get_by_role("button", name="Summe").click()
    assert names(page)[:3] == [LONG, "Zuse, Zoë", "Hebb, Donald"]
    page.get_by_role("button", name="04_pooling").click()
    page.get_by_role("button", name="04_pooling").click()
    assert names(page)[:3] == ["Hebb, Donald", "Zuse, Zoë", LONG], "nothing handed in comes last both ways"
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"
    page.get_by_role("link", name="Hebb, Donald").last.click()
    assert page.locator("h1").inner_text() == "Hebb, Donald"
    page.get_by_role("link", name="Zur Kursübersicht").click()
    assert page.locator("h1").inner_text() == sample_course().title.de
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_it_fits_is_legible_and_breaks_no_name(page: Page, out: Path, width: int, scheme: Any) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for path in ("index.html", "class/04_pooling.html", "class/students/öz/index.html", "class/students-2.html"):
        page.goto(f"{out.as_uri()}/{path}")
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate(CONTRAST) == [], path
        lines = "[...document.querySelectorAll('table bdi span')].map((each) => each.getClientRects().length)"
        assert set(page.evaluate(lines)) <= {1}, path  # a name is broken between its words at most
    page.goto(f"{out.as_uri()}/index.html")
    assert page.get_by_role("heading", name="Was ein Mensch ansehen muss").bounding_box()["y"] < 300  # type: ignore[index]
    assert page.locator(".histogram").bounding_box()["y"] < 900  # type: ignore[index]
    assert page.locator("main").count() == 1
    assert page.locator("#table thead th").nth(1).bounding_box()["x"] < width, "points are seen beside names"  # type: ignore[index]
    assert page.get_by_role("table", name="Punkte aller Studierenden").count() == 1


def test_without_script_everybody_is_there_by_name(chromium: str, page: Page, out: Path) -> None:
    assert page.context.browser is not None
    plain = page.context.browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{out.as_uri()}/index.html")
    assert not plain.locator("#controls").is_visible()
    found = names(plain)
    plain.get_by_role("link", name="Seite 2").click()
    found += names(plain)
    assert len(found) == 320
    assert found == sorted(found, key=str.casefold)
