"""A released course of one assignment as an nbgrader course, made once and copied for every module."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.authoring.course_folder import init_course_folder
from grader.authoring.release import release
from grader.gradebook.writer import write_gradebook
from tests.authoring.small_course import make_course
from tests.nbgrader.places import NbCourse, run_nbgrader

UNSANDBOXED = "\nc.GraderEngine.allow_unsandboxed = True   # where these tests run, nothing may be there to confine with\n"


def start_nbgrader(course: NbCourse) -> None:
    """What `grader nbgrader init nbgrader` does."""
    init_course_folder(course.course, course.folder, "nn")
    write_gradebook(course.database, course.course, [], course_id="nn")
    config = course.folder / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + UNSANDBOXED, encoding="utf-8")


@pytest.fixture(scope="session")
def generated_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("nbcourse")
    release(make_course(root), processes=1)
    course = NbCourse(root)
    start_nbgrader(course)
    run_nbgrader(course.folder, "generate_assignment", "01_lines")
    return root


@pytest.fixture(scope="session")
def copy_course(generated_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], NbCourse]:
    """A new copy of the course, with its assignment generated and nothing handed in."""

    def new() -> NbCourse:
        return NbCourse(Path(shutil.copytree(generated_once, tmp_path_factory.mktemp("copy") / "course")))

    return new


@pytest.fixture
def nbcourse(copy_course: Callable[[], NbCourse]) -> NbCourse:
    return copy_course()
