"""The student's side: the released notebook in JupyterLab, without a browser, and in plain Jupyter Notebook."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.places import (
    DRAWING,
    NAME,
    SLUG,
    environment,
    jupyter,
    picture,
    right,
    some_assignments,
    wrong,
)
from tests.nbgrader.conftest import start_nbgrader
from tests.nbgrader.places import NbCourse, fill, run_each

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.slow

MISTAKE = "last_window_missing"
SCROLL = """() => {
    const panel = document.querySelector('.jp-WindowedPanel-outer'), end = panel.scrollHeight - panel.clientHeight;
    panel.scrollTop = panel.scrollTop >= end - 5 ? 0 : panel.scrollTop + panel.clientHeight / 2;
}"""
"""Half a page down, and from the end to the beginning."""
DONE = "Everything in this task passes."


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders that `nbgrader generate_assignment` makes for students."""
    course = NbCourse(some_assignments(tmp_path_factory.mktemp("student") / "course", NAME, DRAWING))
    start_nbgrader(course)
    run_each(course.folder, *(["generate_assignment", name] for name in (NAME, DRAWING)))
    return course.folder / "release"


@pytest.fixture
def fetched(released: Path, tmp_path: Path) -> Path:
    """A student's copy of them."""
    return Path(shutil.copytree(released, tmp_path / "fetched"))


def test_in_jupyterlab_check_cells_name_the_mistake_and_show_the_picture(fetched: Path, home: Path, page: Page) -> None:
    with jupyter(fetched, home, "lab") as server:
        page.goto(server.url(f"lab/tree/{NAME}/{SLUG}.ipynb"))
        name_the_mistake_then_praise(page, draw=True)
        page.goto(f"{server.url(f'lab/tree/{DRAWING}/oscillator.ipynb')}&reset")
        show_what_was_drawn(page)


def test_in_plain_notebook_it_is_the_same(fetched: Path, home: Path, page: Page) -> None:
    with jupyter(fetched, home, "notebook") as server:
        page.goto(server.url(f"notebooks/{NAME}/{SLUG}.ipynb"))
        name_the_mistake_then_praise(page)
        demo = run(page, "load_sample_image", right()[f"{SLUG}-task4"], at="def max_pool2d_backward")
        drawn = demo.locator(".jp-OutputArea-output img")
        drawn.wait_for()
        assert drawn.evaluate(WIDTH) > 300, "what the student's own code draws shows as ever"


def test_without_a_browser_it_runs_to_the_end(fetched: Path, home: Path) -> None:
    path = fetched / NAME / f"{SLUG}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(fill(notebook, right())), encoding="utf-8")
    command = [sys.executable, str(Path(sys.executable).with_name("jupyter-execute")), "--inplace", path.name]
    subprocess.run(command, cwd=path.parent, env=environment(home), timeout=120, check=True, capture_output=True)
    done = {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in graded(path)}
    points = {name: float("".join(result(each)["text/plain"])) for name, each in done.items() if "-tests" in name}
    assert points == {
        f"{SLUG}-task{task}-tests": worth for task, worth in ((1, 2), (2, 1.5), (3, 2.5), (4, 0), (5, 0), (6, 0))
    }
    assert DONE in "".join(result(done[f"{SLUG}-task1-tests"])["text/html"])


def graded(path: Path) -> list[dict[str, Any]]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [each for each in cells if each["metadata"].get("nbgrader", {}).get("grade")]


def result(cell: dict[str, Any]) -> dict[str, Any]:
    [output] = [each for each in cell["outputs"] if each["output_type"] == "execute_result"]
    return dict(output["data"])


def name_the_mistake_then_praise(page: Page, *, draw: bool = False) -> None:
    """A wrong and then a right solution of task 1, each followed by its check cell."""
    from playwright.sync_api import expect

    code, said = wrong(MISTAKE)
    run(page, "import numpy as np")
    run(page, "check(1", code, at="def pool2d")
    table = cell(page, "check(1").locator(".jp-OutputArea-output")
    expect(table).to_contain_text(said)
    expect(table).to_contain_text("0 of 2 points")
    if draw:
        picture(page, "student-notebook")
    run(page, "check(1", right()[f"{SLUG}-task1"], at="def pool2d")
    expect(table).to_contain_text(DONE)
    expect(table).not_to_contain_text(said)


def show_what_was_drawn(page: Page) -> None:
    """A wrong and then a right picture, each below the verdict on it."""
    from playwright.sync_api import expect

    code, said = wrong("lines", DRAWING)
    run(page, "from matplotlib.axes import Axes")
    for solution, words in ((code, said), (right(DRAWING)["oscillator-task3"], DONE)):
        run(page, "check(3", solution, at="def plot_attractor")
        output = cell(page, "check(3").locator(".jp-OutputArea-output")
        expect(output).to_contain_text(words)
        drawn = output.locator("img").first
        drawn.scroll_into_view_if_needed()
        assert drawn.evaluate(WIDTH) > 300
        if words == said:
            picture(page, "student-picture")


WIDTH = "image => image.decode().then(() => image.naturalWidth)"


def cell(page: Page, text: str) -> Locator:
    """The code cell with this text."""
    return page.locator(".jp-Notebook .jp-CodeCell").filter(has=page.locator(".cm-content", has_text=text)).first


def run(page: Page, text: str, solution: str = "", *, at: str = "") -> Locator:
    """Run the cell with this text; before, paste a solution into the cell `at` and run that.

    Returns:
        The cell, however little of its text is on the screen: an editor draws the lines that are seen, and no others.
    """
    if solution:
        into_view(page, cell(page, at))
        editor = cell(page, at).locator(".cm-content")
        editor.click()
        page.keyboard.press("Control+a")
        editor.evaluate(PASTE, solution)
        execute(page, cell(page, solution.splitlines()[0]))
    into_view(page, cell(page, text))
    cell(page, text).evaluate("(cell, name) => { cell.dataset.asked = name }", text)
    found = page.locator(f'[data-asked="{text}"]')
    execute(page, found)
    return found


def into_view(page: Page, one: Locator) -> None:
    """Scroll until a cell is there: of a long notebook, what is far away is not in the page at all."""
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(state="attached")
    for _ in range(100):
        if one.count():
            one.scroll_into_view_if_needed()
            return
        page.evaluate(SCROLL)
        page.wait_for_timeout(200)


def execute(page: Page, one: Locator) -> None:
    """Run a cell and wait until it has got its number; a key press is lost as long as there is no kernel."""
    from playwright.sync_api import expect

    prompt = one.locator(".jp-InputPrompt").first
    before = prompt.inner_text()
    for attempt in reversed(range(60)):
        prompt.click()  # not the text: of a long cell the middle would be shown then
        page.keyboard.press("Control+Enter")
        try:
            expect(prompt).not_to_have_text(before, timeout=1000)
            break
        except AssertionError:
            if not attempt:
                raise
    expect(prompt).to_have_text(re.compile(r"\[\d+\]:"), timeout=60_000)


PASTE = """(editor, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    editor.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""
"""As the clipboard would: typed text would be indented by the editor once more."""
