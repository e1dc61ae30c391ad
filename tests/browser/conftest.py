"""Debian's Chromium through Playwright; where one of them is missing, these tests are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.places import environment, still_running

if TYPE_CHECKING:
    from playwright.sync_api import Page

OPTIONS = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder; whatever was started with it must have ended when the tests are over."""
    folder = tmp_path_factory.mktemp("home")
    yield folder
    assert still_running(folder) == []


@pytest.fixture(scope="session")
def chromium() -> str:
    """The program; asked for before a course is made and Jupyter started."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install --group dev")
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    return found


@pytest.fixture
def page(chromium: str, home: Path) -> Iterator[Page]:
    """An empty page of a new browser to which the world beyond this machine is unreachable."""
    import playwright.sync_api as api

    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=list(OPTIONS), env={**environment(home), "PATH": "/usr/bin:/bin"}
        )
        try:
            new = browser.new_page(viewport={"width": 1180, "height": 820}, locale="en-GB", timezone_id="Europe/Berlin")
            new.set_default_timeout(30_000)
            api.expect.set_options(timeout=30_000)
            yield new
        finally:
            browser.close()
