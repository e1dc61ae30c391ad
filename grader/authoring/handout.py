"""The student tree -> what is handed out: the assignments, how to install the grader, and nothing that is the staff's.

Everything comes out of `plan`, which never reads hidden checks, ``right/`` or ``wrong/`` into a student's file, or is
written here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from grader.authoring.release import course_readme, plan, stale
from grader.authoring.requirement import extras_of, requirement, wheel_of
from grader.authoring.tree import write_tree
from grader.authoring.workflows import WORKFLOW_FILE, workflow
from grader.course import Assignment, Course, CourseError, find_assignment

__all__ = ["as_zip", "handout_files", "write_handout"]

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The first time a ZIP knows: equal content is equal bytes."""


def handout_files(course: Course, queries: Sequence[str] = (), grader: str | None = None) -> dict[str, bytes]:
    """Path in the handout to content.

    Args:
        queries: the assignments to hand out; all that are open when empty.
        grader: in place of ``handout: grader:`` of course.yml.

    Raises:
        CourseError: an assignment is a draft or retired, the student tree is not up to date, or the wheel is missing.
    """
    if grader is not None:
        course = replace(course, handout=course.handout.model_copy(update={"grader": _from_here(grader)}))
    chosen = _chosen(course, queries)
    for assignment in chosen:
        if outdated := stale(course, assignment):
            place = outdated[0].relative_to(course.root).as_posix()
            raise CourseError(f"{place}: not up to date; run `grader release` first")
    names = {assignment.name for assignment in chosen}
    tree = {name: data for name, data in plan(course).items() if name.split("/", 1)[0] in names}
    extras = extras_of(course, chosen)
    wanted = requirement(course, extras)
    tree["README.md"] = course_readme(course, chosen, "-r requirements.txt", extras).encode()
    tree["requirements.txt"] = f"{wanted}\n".encode()
    templates = files("grader.authoring").joinpath("templates")
    tree[".gitignore"] = templates.joinpath("handout.gitignore").read_bytes()
    tree[".vscode/tasks.json"] = templates.joinpath("vscode_tasks.json").read_bytes()
    for service in course.handout.ci:
        text = workflow(service, "student", "-r requirements.txt", extras)
        tree[WORKFLOW_FILE[service]] = text.encode()
    if wheel := wheel_of(course, must_exist=True):
        tree[wheel.name] = wheel.read_bytes()
    licence = course.root / course.handout.licence
    if licence.is_file():
        tree[licence.name] = licence.read_bytes()
    return tree


def write_handout(target: Path, tree: Mapping[str, bytes]) -> list[str]:
    """Write a folder or a ZIP file; what was written, replaced or removed.

    Raises:
        CourseError: a file in the folder was changed by hand, or nothing can be written there.
    """
    if target.suffix.lower() != ".zip":
        return write_tree(target, tree)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(as_zip(target.stem, tree))
    except OSError as error:
        raise CourseError(f"{target}: cannot be written ({error.strerror})") from None
    return sorted(tree)


def as_zip(folder: str, tree: Mapping[str, bytes]) -> bytes:
    """The tree in one folder of an archive; the same tree gives the same bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(tree):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, tree[name])
    return data.getvalue()


def _from_here(grader: str) -> str:
    """A wheel's path on the command line is one from the current folder."""
    return str(Path(grader).resolve()) if grader.endswith(".whl") else grader


def _chosen(course: Course, queries: Sequence[str]) -> list[Assignment]:
    everything = course.staff_assignments
    asked = [find_assignment(query, everything, course.root) for query in queries] or list(course.open_assignments)
    for assignment in asked:
        if assignment.settings.status != "open":
            raise CourseError(
                f"{assignment.name}: is {assignment.settings.status} in course.yml; only `status: open` is handed out"
            )
    names = {assignment.name for assignment in asked}
    if not names:
        raise CourseError("no assignment is open in course.yml, so there is nothing to hand out")
    return [assignment for assignment in everything if assignment.name in names]
