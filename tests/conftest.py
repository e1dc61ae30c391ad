"""For all tests: what the grader remembers goes into a folder of the test run, not into the user's."""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest

_KEPT = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """Set the folder before anything is started that would inherit another one; all processes of a run have the same."""
    if "PYTEST_XDIST_WORKER" in os.environ:  # it has inherited it
        return
    config.stash[_KEPT] = tempfile.mkdtemp(prefix="grader-state-")
    os.environ["XDG_STATE_HOME"] = config.stash[_KEPT]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove it."""
    if _KEPT in config.stash:
        shutil.rmtree(config.stash[_KEPT], ignore_errors=True)
