"""The command line. Only options and help stand here; what a command does is in `grader.commands`.

Exit codes: 0 all well, 1 a check failed, 2 usage, broken input or no sandbox, 3 a fault of the grader, 130 Ctrl-C.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from grader.course import CourseError
from grader.result import Language

app = typer.Typer(
    name="grader",
    help="Exercises on neural networks: check your work, grade a class, write assignments.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
nbgrader = typer.Typer(help="The course inside nbgrader.", no_args_is_help=True, rich_markup_mode="markdown")
app.add_typer(nbgrader, name="nbgrader")


class Lang(StrEnum):
    """Language of what is said."""

    de = "de"
    en = "en"


class On(StrEnum):
    """Where torch computes."""

    cpu = "cpu"
    cuda = "cuda"


class Output(StrEnum):
    """Form of the result."""

    text = "text"
    json = "json"
    junit = "junit"
    github = "github"


class Collectable(StrEnum):
    """Where hand-ins can be collected from."""

    moodle = "moodle"


class System(StrEnum):
    """What grades can be written for."""

    moodle = "moodle"
    ilias = "ilias"
    csv = "csv"
    xlsx = "xlsx"


AssignmentName = Annotated[
    str | None,
    typer.Argument(metavar="[ASSIGNMENT]", help="Number, name or unique prefix; default: the folder you are in."),
]
TaskNumber = Annotated[int | None, typer.Option("--task", "-t", min=1, help="Only this task.")]
File = Annotated[
    Path | None, typer.Option("--file", "-f", help="A .py or .ipynb anywhere, instead of the one in the folder.")
]
LangOption = Annotated[Lang | None, typer.Option("--lang", help="Language; default: the course's.")]
Form = Annotated[Output, typer.Option("--format", help="text for people, json/junit/github for machines.")]
Submitted = Annotated[Path, typer.Argument(help="Folder with <student>/<assignment>/<file>.")]
Out = Annotated[Path, typer.Option("--out", "-o", help="Folder for results; an interrupted run goes on there.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Processes; default: one per core.")]
Device = Annotated[
    On | None, typer.Option("--device", help="Where torch computes; default: on the graphics card if there is one.")
]
Unsandboxed = Annotated[
    bool, typer.Option("--allow-unsandboxed", help="Grade even where student code cannot be confined.")
]
GradebookUrl = Annotated[
    str | None,
    typer.Option(
        "--gradebook",
        envvar="GRADER_GRADEBOOK",
        metavar="URL",
        help="Database to write to, postgresql+psycopg2://user@host/name, or a path; default: OUT/gradebook.db.",
    ),
]
GradesFrom = Annotated[
    str | None,
    typer.Option(
        "--gradebook",
        envvar="GRADER_GRADEBOOK",
        metavar="URL",
        help="Gradebook with the scores given by hand, URL or path; default: gradebook.db in GRADED or beside it.",
    ),
]
Students = Annotated[
    Path | None, typer.Option("--students", help="CSV list of students, or Moodle's grading worksheet.")
]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", help="Dask scheduler, tcp://host:8786, instead of local processes.")
]


@app.command(
    epilog="Examples: `grader check` · `grader check 04 --task 2` · `grader check 04 --file pooling.ipynb --lang en`"
)
def check(
    name: AssignmentName = None,
    task: TaskNumber = None,
    file: File = None,
    lang: LangOption = None,
    form: Form = Output.text,
    device: Device = None,
) -> None:
    """Check your work: one line per check, and for each failure what came, what was expected and why."""
    from grader.commands.check import check as run

    _leave(run, name, task, file, _language(lang), form.value, _value(device))


@app.command(epilog="Examples: `grader watch` · `grader watch 04 --task 1`")
def watch(
    name: AssignmentName = None,
    task: TaskNumber = None,
    file: File = None,
    lang: LangOption = None,
    device: Device = None,
) -> None:
    """Check again whenever you save."""
    from grader.commands.check import watch as run

    _leave(run, name, task, file, _language(lang), _value(device))


@app.command(epilog="Examples: `grader hint 04 1` · `grader hint 04 1 --number 2`")
def hint(
    name: Annotated[str, typer.Argument(metavar="ASSIGNMENT", help="Number, name or unique prefix.")],
    task: Annotated[int, typer.Argument(help="Number of the task.")],
    number: Annotated[int, typer.Option("--number", "-n", min=1, help="Which hint; they become more concrete.")] = 1,
    lang: LangOption = None,
) -> None:
    """Show a hint for a task."""
    from grader.commands.check import hint as run

    _leave(run, name, task, number, _language(lang))


@app.command(epilog="Examples: `grader grade submitted --out graded` · `grader grade submitted --out graded --jobs 8`")
def grade(
    submitted: Submitted,
    out: Out,
    jobs: Jobs = None,
    device: Device = None,
    allow_unsandboxed: Unsandboxed = False,
    scheduler: Scheduler = None,
    gradebook: GradebookUrl = None,
) -> None:
    """Grade a class: results, feedback pages, class page, grades.csv and nbgrader's gradebook.db."""
    from grader.commands.grade import grade as run

    mode = "prefer" if allow_unsandboxed else "require"
    _leave(run, submitted, out, jobs, mode, _value(device), scheduler, gradebook)


@app.command(epilog="Examples: `grader release` · `grader release --check` (in CI: fails when assignments/ is stale)")
def release(
    check_only: Annotated[
        bool, typer.Option("--check", help="Change nothing; fail when assignments/ is not up to date.")
    ] = False,
) -> None:
    """Write the students' tree: solutions/ → assignments/."""
    from grader.commands.staff import release as run

    _leave(run, check_only)


@app.command(epilog="Examples: `grader verify` · `grader verify 04`")
def verify(
    name: Annotated[str | None, typer.Argument(metavar="[ASSIGNMENT]", help="One assignment; default: all.")] = None,
    jobs: Jobs = None,
) -> None:
    """Check the checks: right solutions pass, the stub gets nothing, every typical mistake is caught and named."""
    from grader.commands.staff import verify as run

    _leave(run, name, jobs)


@app.command(epilog="Example: `grader new 09_hopfield`")
def new(name: Annotated[str, typer.Argument(help="Two digits and a name: 09_hopfield.")]) -> None:
    """Start a new assignment: a staff folder to fill in."""
    from grader.commands.staff import new as run

    _leave(run, name)


@app.command(epilog="Example: `grader doctor`")
def doctor() -> None:
    """Say what this machine offers to confine student code, one line each."""
    from grader.commands.staff import doctor as run

    _leave(run)


@nbgrader.command(epilog="Examples: `grader nbgrader init nbgrader` · `grader nbgrader init nbgrader --course-id nn27`")
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the nbgrader course; made when missing.")],
    course_id: Annotated[
        str | None, typer.Option("--course-id", help="nbgrader's name of the course; default: its English title.")
    ] = None,
) -> None:
    """Make a working nbgrader course: configuration, gradebook, and source notebooks from solutions/."""
    from grader.commands.nbgrader import init as run

    _leave(run, folder, course_id)


@app.command(
    epilog="Examples: `grader collect moodle download.zip 04 --out submitted` · "
    "`grader collect moodle download.zip 04 --out submitted --students Bewertungen.csv`"
)
def collect(
    system: Annotated[Collectable, typer.Argument(help="Where the archive comes from.")],
    archive: Annotated[Path, typer.Argument(help="The ZIP file of *Download all submissions*.")],
    name: Annotated[str, typer.Argument(metavar="ASSIGNMENT", help="Number, name or unique prefix.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for <student>/<assignment>/<file>.")] = Path(
        "submitted"
    ),
    students: Students = None,
) -> None:
    """Unpack a learning platform's download into the layout that `grader grade` reads."""
    from grader.commands.exchange import collect as run

    _leave(run, system.value, archive, name, out, students)


@app.command(
    epilog="Examples: `grader export moodle graded 04 --worksheet Bewertungen.csv --feedback feedback.zip` · "
    "`grader export xlsx graded 04 --students list.csv --id email`"
)
def export(
    system: Annotated[System, typer.Argument(help="Which form.")],
    graded: Annotated[Path, typer.Argument(help="Results: a folder that `grader grade` has written, or nb/graded.")],
    name: Annotated[str, typer.Argument(metavar="ASSIGNMENT", help="Number, name or unique prefix.")],
    to: Annotated[Path | None, typer.Option("--to", help="File to write.")] = None,
    students: Students = None,
    worksheet: Annotated[
        Path | None, typer.Option("--worksheet", help="Moodle's grading worksheet, to be filled.")
    ] = None,
    id_column: Annotated[str | None, typer.Option("--id-column", help="Heading of the identifier column.")] = None,
    id_field: Annotated[str, typer.Option("--id", help="What identifies: id, email, login, user or name.")] = "id",
    feedback: Annotated[Path | None, typer.Option("--feedback", help="Also write this ZIP of feedback pages.")] = None,
    gradebook: GradesFrom = None,
) -> None:
    """Write grades and feedback for Moodle, ILIAS or a spreadsheet."""
    from grader.commands.exchange import export as run

    _leave(run, system.value, graded, name, to, students, worksheet, id_column, id_field, feedback, gradebook)


@app.command(epilog="Examples: `grader submit` · `grader submit 04 --out pooling.zip`")
def submit(
    name: AssignmentName = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The archive; default: <assignment>.zip here.")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Check once more and make the archive to hand in (or hand in through nbgrader, where it is set up)."""
    from grader.commands.exchange import submit as run

    _leave(run, name, out, _language(lang))


def main() -> None:
    """Entry point. A user's mistake is one line on stderr, never a traceback."""
    app()


def _language(lang: Lang | None) -> Language | None:
    return None if lang is None else ("de" if lang is Lang.de else "en")


def _value(device: On | None) -> str | None:
    return None if device is None else device.value


def _leave(run: Callable[..., int], *args: object) -> None:
    """Run a command and exit with its code; known errors become one line."""
    from grader.isolation.errors import LaunchError, SandboxUnavailable

    try:
        code = run(*args)
    except CourseError as error:
        code = _complain(str(error), 2)
    except SandboxUnavailable as error:
        code = _complain(str(error), 2)
    except LaunchError as error:
        code = _complain(str(error), 3)
    except OSError as error:
        code = _complain(f"{error.filename or 'file'}: {error.strerror}", 3)
    except KeyboardInterrupt:
        code = _complain("stopped; what was graded is kept, the same command goes on", 130)
    raise typer.Exit(code)


def _complain(message: str, code: int) -> int:
    sys.stderr.write(f"grader: {message}\n")
    return code
