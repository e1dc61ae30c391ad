"""The pytest plugin: the ``task`` marker, the ``student`` fixture, and failures told in the student's words.

Who supplies the student is left to `provide`: a `CheckSession` while grading, the folder's own file under a
plain ``pytest``.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

import pytest

from grader.testing.student import Student

__all__ = ["ENDED", "OUTPUT", "STUDENT", "provide"]

_PROVIDER = pytest.StashKey[Callable[[pytest.Item], Student]]()
STUDENT = pytest.StashKey[Student]()
OUTPUT = pytest.StashKey[str]()
ENDED = pytest.StashKey[tuple[bool, BaseException | None]]()
"""Whether the check itself was reached and passed, and what ended it otherwise."""


def provide(config: pytest.Config, provider: Callable[[pytest.Item], Student]) -> None:
    """Let the ``student`` fixture of this run come from `provider`."""
    config.stash[_PROVIDER] = provider


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known, so that ``--strict-markers`` accepts it."""
    config.addinivalue_line(
        "markers",
        "task(number, points=1, bonus=False, after=()): the task a check belongs to, and those it needs first",
    )


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Generator[Student]:
    """The student's module in a process of this check's own."""
    provider = request.config.stash.get(_PROVIDER, None)
    if provider is None:
        pytest.fail("the student fixture works inside an assignment folder (with an assignment.yml) only")
    proxy = provider(request.node)
    request.node.stash[STUDENT] = proxy
    yield proxy
    request.node.stash[OUTPUT] = proxy._close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, Any, pytest.TestReport]:
    """Remember how the check ended. Only a call that ran to its end counts as passed."""
    report: pytest.TestReport = yield
    if call.when == "setup":
        item.stash[ENDED] = (False, call.excinfo.value if call.excinfo else None)
    elif call.when == "call":
        item.stash[ENDED] = (call.excinfo is None, call.excinfo.value if call.excinfo else None)
    return report
