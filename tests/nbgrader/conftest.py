"""A released course of one assignment as an nbgrader course, made once and copied where it is changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.authoring.course_folder import init_course_folder
from grader.authoring.release import release
from grader.gradebook.writer import write_gradebook
from tests.authoring.small_course import make_course
from tests.nbgrader.places import NbCourse, once_for_all_workers, run_nbgrader

UNSANDBOXED = (
    "\nc.GraderEngine.allow_unsandboxed = True   # where these tests run, nothing may be there to confine with\n"
)


def start_nbgrader(course: NbCourse) -> None:
    """What `grader nbgrader init nbgrader` does."""
    init_course_folder(course.course, course.folder, "nn")
    write_gradebook(course.database, course.course, [], course_id="nn")
    config = course.folder / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + UNSANDBOXED, encoding="utf-8")


def _generate(root: Path) -> None:
    release(make_course(root), processes=1)
    course = NbCourse(root)
    start_nbgrader(course)
    run_nbgrader(course.folder, "generate_assignment", "01_lines")


@pytest.fixture(scope="session")
def generated_once(tmp_path_factory: pytest.TempPathFactory) -> NbCourse:
    """A course with its assignment generated and nothing handed in; not to be changed."""
    return NbCourse(once_for_all_workers(tmp_path_factory, "generated", _generate))


@pytest.fixture
def nbcourse(generated_once: NbCourse, tmp_path: Path) -> NbCourse:
    """A copy for one test to change."""
    return NbCourse(Path(shutil.copytree(generated_once.root, tmp_path / "course")))
