"""One run of all attacks, whoever asks for it first."""

from __future__ import annotations

import fcntl
import os
import sys

import pytest

from tests.attacks.arena import Arena, run_arena

collect_ignore_glob = [] if sys.platform == "linux" else ["test_*.py"]
"""There is a sandbox to attack on Linux only. A Linux without one fails these tests, as it refuses to grade."""


@pytest.fixture(scope="session")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Arena:
    """The evidence; with several test processes, one grades and the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "arena"
    with (shared / "arena.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return Arena.load(folder) if folder.exists() else run_arena(folder)
