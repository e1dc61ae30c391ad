"""`grader release`, `verify`, `quality`, `new`, `doctor`: the side of those who write and run the course."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text as Line

from grader.commands.places import the_course
from grader.course import Assignment, Course, CourseError, find_assignment

__all__ = ["doctor", "new", "new_wrong", "quality", "release", "verify"]


def release(check_only: bool) -> int:
    """Write assignments/, or only say what is stale.

    Returns:
        1 when `check_only` finds something stale, else 0.
    """
    from grader.authoring.release import release as write
    from grader.authoring.release import stale, stray

    course, console = the_course(), Console()
    if not check_only:
        _say_unchecked(course, course.open_assignments, console)
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


def verify(query: str | None, jobs: int | None, drafts_count: bool = False) -> int:
    """Check the checks and print a table for each assignment.

    Args:
        drafts_count: what is wrong in a draft counts even where it was not asked for by name.

    Returns:
        1 when something is not as it must be, else 0.
    """
    from grader.authoring.verify import render
    from grader.authoring.verify import verify as run

    course, console = the_course(), Console()
    chosen = tuple(a for a in course.staff_assignments if a.settings.status != "retired")
    if query is not None:
        chosen = (find_assignment(query, course.staff_assignments, course.root),)
    _say_unchecked(course, chosen, console)
    lenient = query is None and not drafts_count
    drafts = {a.name for a in chosen if a.settings.status == "draft" and lenient}
    verdicts = []
    with _progress("programs") as (started, done):
        for verdict in run(course, chosen, processes=jobs, remember=True, started=started, done=done):
            render([verdict], console)
            verdicts.append(verdict)
            if verdict.assignment in drafts and not verdict.ok:
                console.print(Line(f"{verdict.assignment} is a draft: this is no error yet\n"))
    counted = [verdict for verdict in verdicts if verdict.assignment not in drafts]
    bad = [(verdict.assignment, row) for verdict in counted for row in verdict.rows if not row.ok]
    for name, row in bad if len(verdicts) > 1 else ():  # again, where somebody looks who did not watch
        console.print(Line(f"✗  {name}  {row.what}: {' | '.join(row.problems)}", "bold red"), soft_wrap=True)
    return 1 if bad else 0


@contextmanager
def _progress(what: str) -> Iterator[tuple[Callable[[int], None], Callable[[int], None]]]:
    """A bar on the terminal; where to say how many there are, and how many more are done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task(what, total=None)
        yield lambda total: progress.update(bar, total=total), lambda count: progress.update(bar, advance=count)


def _say_unchecked(course: Course, assignments: Sequence[Assignment], console: Console) -> None:
    """A line for each library that is not installed here; a name that another one does not have is an error.

    Raises:
        CourseError: line, field and what is meant.
    """
    from grader.authoring.known_names import require_known_names

    for line in require_known_names(course, assignments):
        console.print(Line(line), soft_wrap=True)


def quality(queries: Sequence[str], sample: int | None, table: Path | None, jobs: int | None) -> int:
    """Break right programs, grade them and print who survives.

    Returns:
        1 when a program keeps full marks without a reason, or a reason fits no program any more, else 0.
    """
    from grader.authoring.quality import as_markdown, measure, render

    course = the_course()
    every = [a for a in course.staff_assignments if queries or a.settings.status == "open"]
    wanted = {find_assignment(query, every, course.root).name for query in queries}
    chosen = [assignment for assignment in every if not wanted or assignment.name in wanted]
    with _progress("broken programs") as (started, done):
        found = measure(chosen, sample=sample, processes=jobs, started=started, done=done)
    render(found, Console())
    if table is not None:
        table.write_text(as_markdown(found), encoding="utf-8", newline="\n")
    return 1 if found.problems else 0


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


def new_wrong(query: str, name: str, task: int | None, source: Path | None) -> int:
    """Begin a ``wrong/`` variant, from a hand-in or empty.

    Raises:
        CourseError: it cannot be written, or there is no such hand-in.
    """
    from grader.authoring.new_variant import new_variant
    from grader.handin.submission import read_file

    course, console = the_course(), Console()
    assignment = find_assignment(query, course.staff_assignments, course.root)
    if source is not None and not source.is_file():
        raise CourseError(f"{source}: no such file")
    sources = [] if source is None else [chunk.source for chunk in read_file(source, assignment.slug).chunks]
    path = new_variant(assignment, name, task, sources)
    console.print(Line(f"  wrote  {path.relative_to(course.root)}"))
    console.print(Line(f"Fill in what is marked TODO, then: grader release && grader verify {assignment.name}"))
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
