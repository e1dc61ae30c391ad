"""A released course, made once: recording what the ``wrong/`` variants answer takes seconds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.authoring.release import release
from grader.course import Course
from tests.authoring.small_course import make_course


@pytest.fixture(scope="session")
def released_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("released")
    release(make_course(root), processes=1)
    return root


@pytest.fixture
def released(released_once: Path, tmp_path: Path) -> Course:
    """A copy for one test to change."""
    shutil.copytree(released_once, tmp_path, dirs_exist_ok=True)
    return Course.load(tmp_path)
