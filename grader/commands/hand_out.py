"""`grader handout` and `grader ci`: what students get besides the assignments themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text as Line

from grader.commands.git import git
from grader.commands.places import here, the_course
from grader.course import Course, CourseError

__all__ = ["ci", "handout"]


def handout(target: Path, queries: Sequence[str], as_git: bool, grader: str | None) -> int:
    """Write what students get into a folder, a ZIP file, or a folder with a commit for each release.

    Raises:
        CourseError: the student tree is not up to date, or `target` cannot be written.
    """
    from grader.authoring.handout import handout_files, write_handout

    course, console = the_course(), Console()
    if as_git and target.suffix.lower() == ".zip":
        raise CourseError(f"{target.name}: --git needs a folder")
    tree = handout_files(course, queries, grader)
    if as_git:
        _require_repository(target)
    changed = write_handout(target, tree)
    console.print(Line(f"{target}: {len(tree)} files, {len(changed)} written or removed"))
    if as_git:
        console.print(Line(_commit(course, target, sorted({*tree, *changed}), bool(changed))))
    else:
        console.print(Line(f"Students install with: {tree['requirements.txt'].decode().strip()}"))
    return 0


def ci(service: str, force: bool) -> int:
    """Write the workflow of the course around the current folder, or of a student's repository.

    Raises:
        CourseError: there is another workflow already, or this is neither a course nor a handout.
    """
    from grader.authoring.workflows import WORKFLOW_FILE, Service, workflow

    place = here()
    runs_on: Service = "gitlab" if service == "gitlab" else "github"
    which = WORKFLOW_FILE[runs_on]
    root, install, extras = _of_course(place.course) if place.course else _of_students(place.folder, place.assignments)
    text = workflow(runs_on, "course" if place.course else "student", install, extras)
    path = root / which
    if path.is_file() and path.read_text(encoding="utf-8") != text and not force:
        raise CourseError(f"{which}: is there already and another one; --force replaces it")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    Console().print(Line(f"  wrote  {which}"))
    return 0


def _of_course(course: Course) -> tuple[Path, str, list[str]]:
    from grader.authoring.requirement import requirement

    return course.root, f'"{requirement(course, ["all"], course.root)}"', ["all"]


def _of_students(folder: Path, assignments: Sequence[object]) -> tuple[Path, str, list[str]]:
    root = next((f for f in (folder, *folder.parents) if (f / "requirements.txt").is_file()), None)
    if root is None or not assignments:
        raise CourseError(f"{folder.name}/: no requirements.txt here or above; `grader handout` writes it")
    text = (root / "requirements.txt").read_text(encoding="utf-8")
    return root, "-r requirements.txt", [extra for extra in ("torch", "all") if extra in text]


def _require_repository(target: Path) -> None:
    """A repository of its own in which nothing waits to be committed; made when there is none."""
    target.mkdir(parents=True, exist_ok=True)
    if not (target / ".git").exists():
        git(target, "init", "--quiet", "--initial-branch", "main")
    elif git(target, "status", "--porcelain").strip():
        raise CourseError(f"{target}: has changes that are not committed; commit or undo them first")


def _commit(course: Course, target: Path, names: Sequence[str], changed: bool) -> str:
    if not changed:
        return "nothing has changed since the last commit"
    there = [name for name in names if (target / name).is_file() or _is_tracked(target, name)]
    git(target, "add", "--all", "--", *there)
    released = sorted({name.split("/", 1)[0] for name in names if "/" in name and not name.startswith(".")})
    what = git(target, "diff", "--cached", "--name-only", "-z").split("\0")
    new = [name for name in released if any(path.startswith(f"{name}/") for path in what)]
    git(target, "commit", "--quiet", "--message", f"{course.title.en}: {', '.join(new) or 'texts'}")
    return f"committed in {target}; push it to the template repository: git push"


def _is_tracked(target: Path, name: str) -> bool:
    return bool(git(target, "ls-files", "--", name))
