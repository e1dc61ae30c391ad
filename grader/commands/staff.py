"""`grader release`, `verify`, `new`, `doctor`: the side of those who write and run the course."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as Line

from grader.commands.places import the_course
from grader.course import find_assignment

__all__ = ["doctor", "new", "release", "verify"]


def release(check_only: bool) -> int:
    """Write assignments/, or only say what is stale.

    Returns:
        1 when `check_only` finds something stale, else 0.
    """
    from grader.authoring.release import release as write
    from grader.authoring.release import stale, stray

    course, console = the_course(), Console()
    paths = stale(course) if check_only else write(course, say=console.print)
    for path in paths:
        console.print(Line(f"  {'stale' if check_only else 'wrote'}  {path.relative_to(course.root)}"))
    for path in stray(course):
        console.print(Line(f"  stray  {path.relative_to(course.root)}: not written by release, left alone"))
    if check_only and paths:
        console.print(f"{len(paths)} file(s) stale; run `grader release`")
        return 1
    console.print("assignments/ is up to date")
    return 0


def verify(query: str | None, jobs: int | None) -> int:
    """Check the checks and print a table.

    Returns:
        1 when something is not as it must be, else 0.
    """
    from grader.authoring.verify import render
    from grader.authoring.verify import verify as run

    course = the_course()
    chosen = course.staff_assignments
    if query is not None:
        chosen = (find_assignment(query, chosen, course.root),)
    good = True
    for assignment in chosen:
        verdict = run(course, assignment, processes=jobs)
        render([verdict], Console())
        good &= verdict.ok
    return 0 if good else 1


def new(name: str) -> int:
    """Scaffold a staff folder."""
    from grader.authoring.new import new as scaffold

    course, console = the_course(), Console()
    made = scaffold(course, name)
    for path in made.files:
        console.print(Line(f"  wrote  {path.relative_to(course.root)}"))
    if made.course_lines:
        console.print(Line(f"\nAdd to course.yml under `assignments:`\n\n{made.course_lines}"))
    console.print(Line(f"Fill in what is marked TODO, then: grader verify {name}"))
    return 0


def doctor() -> int:
    """Print what confines student code on this machine.

    Returns:
        1 when grading would be refused here, else 0.
    """
    from grader.isolation import Profile, SandboxUnavailable, open_launcher, probe

    console = Console()
    for name, ok, detail in probe():
        console.print(Line(f"{'yes' if ok else 'no ':4} {name:22} {detail}"), soft_wrap=True)
    try:
        launcher = open_launcher(Profile(), "require")
    except SandboxUnavailable as error:
        console.print(Line(f"grader grade refuses to run here: {error}"), soft_wrap=True)
        console.print(
            Line("grader grade --allow-unsandboxed runs all the same, without any protection"), soft_wrap=True
        )
        return 1
    console.print(Line(f"grader grade runs here: {launcher.sandbox.en}"), soft_wrap=True)
    launcher.close()
    return 0
