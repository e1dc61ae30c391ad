"""The command line. Only options and help stand here; what a command does is in `grader.commands`.

Exit codes: 0 all well, 1 a check failed, 2 usage, broken input or no sandbox, 3 a fault of the grader, 130 Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from grader.course import CourseError
from grader.language import spoken
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
    gradescope = "gradescope"
    classroom = "classroom"
    editor = "editor"


class Service(StrEnum):
    """What runs a workflow."""

    github = "github"
    gitlab = "gitlab"


class Collectable(StrEnum):
    """Where hand-ins can be collected from."""

    moodle = "moodle"
    ilias = "ilias"


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
LangOption = Annotated[Lang | None, typer.Option("--lang", help="Language; default: GRADER_LANGUAGE, or the course's.")]
Form = Annotated[Output, typer.Option("--format", help="text for people, the others for machines; see docs/ci.md.")]
Submitted = Annotated[Path, typer.Argument(help="Folder with `<student>/<assignment>/<file>`.")]
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
StudentColumn = Annotated[
    str | None,
    typer.Option("--student-column", metavar="HEADING", help="Column of the list that names students' folders."),
]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", help="Dask scheduler, tcp://host:8786, instead of local processes.")
]


def _say_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        sys.stdout.write(f"nn-grader {version('nn-grader')}\n")
        raise typer.Exit


@app.callback(epilog="Examples: `grader status` · `grader start 04` · `grader watch` · `grader check 04 --help`")
def the_grader(
    version: Annotated[
        bool, typer.Option("--version", help="Say which version this is.", callback=_say_version, is_eager=True)
    ] = False,
) -> None:
    """Exercises on neural networks: check your work, grade a class, write assignments."""


@app.command(
    epilog="Examples: `grader check` · `grader check 04 --task 2` · `grader check 04 --file pooling.ipynb --lang en` · "
    "`grader check --all` · `grader check --changed origin/main --format github`"
)
def check(
    name: AssignmentName = None,
    task: TaskNumber = None,
    file: File = None,
    every: Annotated[
        bool,
        typer.Option(
            "--all",
            help="Everything: of an assignment every check and message; otherwise every assignment, a line each.",
        ),
    ] = False,
    changed: Annotated[
        bool,
        typer.Option(
            "--changed",
            help="The assignments that differ from commit REV (in place of ASSIGNMENT); without REV, those with "
            "changes that are not committed, or else those of the last commit.",
        ),
    ] = False,
    lang: LangOption = None,
    form: Form = Output.text,
    device: Device = None,
) -> None:
    """Check your work: what to do first, a bar for each task, and the rest in a line each."""
    from grader.commands import check as one
    from grader.commands import check_all as several

    if every and changed:
        _refuse("--all and --changed: choose one of them")
    if changed and (task or file):
        _refuse("--changed checks whole assignments; leave --task and --file out")
    if changed:
        _leave(several.check_changed, name, _language(lang), form.value, _value(device))
    if every and not (name or task or file or one.inside_assignment()):
        _leave(several.check_all, _language(lang), form.value, _value(device))
    _leave(partial(one.check, everything=every), name, task, file, _language(lang), form.value, _value(device))


@app.command(epilog="Examples: `grader watch` · `grader watch 04 --task 1`")
def watch(
    name: AssignmentName = None,
    task: TaskNumber = None,
    file: File = None,
    lang: LangOption = None,
    device: Device = None,
) -> None:
    """Check again whenever you save: the edited task first. Keys: n p h l a e o r q."""
    from grader.commands.watch import watch as run

    _leave(run, name, task, file, _language(lang), _value(device))


@app.command(epilog="Examples: `grader hint` · `grader hint 04 1` · `grader hint 04 1 --number 2`")
def hint(
    name: AssignmentName = None,
    task: Annotated[
        int | None, typer.Argument(metavar="[TASK]", help="Number of the task; default: the first open one.")
    ] = None,
    number: Annotated[int, typer.Option("--number", "-n", min=1, help="Which hint; they become more concrete.")] = 1,
    lang: LangOption = None,
) -> None:
    """Show a hint for a task."""
    from grader.commands.check import hint as run

    _leave(run, name, task, number, _language(lang))


@app.command(epilog="Examples: `grader explain test_max_keeps_the_dtype` · `grader explain dtype 04`")
def explain(
    query: Annotated[str, typer.Argument(metavar="CHECK", help="Name of a check, or part of its name or sentence.")],
    name: AssignmentName = None,
    lang: LangOption = None,
) -> None:
    """Say what a check asks, why it matters, its formula, and where it comes from."""
    from grader.commands.check import explain as run

    _leave(run, query, name, _language(lang))


@app.command(epilog="Example: `grader status`")
def status(lang: LangOption = None) -> None:
    """Show the term: every assignment with its points, when it is due, what was handed in, and the next step."""
    from grader.commands.status import status as run

    _leave(run, _language(lang))


@app.command("next", epilog="Example: `grader next`")
def next_task(lang: LangOption = None) -> None:
    """Go to the next open task: which one, where it stands, and how to check it."""
    from grader.commands.begin import next_task as run

    _leave(run, _language(lang))


@app.command(epilog="Example: `grader start 04`")
def start(
    name: Annotated[str, typer.Argument(metavar="ASSIGNMENT", help="Number, name or unique prefix.")],
    lang: LangOption = None,
) -> None:
    """Copy a fresh folder of an assignment into the current folder."""
    from grader.commands.begin import start as run

    _leave(run, name, _language(lang))


@app.command(epilog="Examples: `grader reset 04 --task 2` · `grader reset --task 2 --yes`")
def reset(
    task: Annotated[int, typer.Option("--task", "-t", min=1, help="The task to begin anew.")],
    name: AssignmentName = None,
    file: File = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    lang: LangOption = None,
) -> None:
    """Put the template of one task back; your text is kept beside it as .bak."""
    from grader.commands.begin import reset as run

    _leave(run, name, task, file, yes, _language(lang))


@app.command(epilog="Examples: `grader show` · `grader show 04 --file pooling.ipynb`")
def show(name: AssignmentName = None, file: File = None, lang: LangOption = None) -> None:
    """Draw the assignment's picture with your own code, beside the expected kind of picture."""
    from grader.commands.picture import show as run

    _leave(run, name, file, _language(lang))


@app.command(
    epilog="Examples: `grader grade submitted --out graded` · `grader grade submitted --out graded --jobs 8` · "
    "`grader grade submitted --out graded --students list.csv --lang en`"
)
def grade(
    submitted: Submitted,
    out: Out,
    jobs: Jobs = None,
    device: Device = None,
    allow_unsandboxed: Unsandboxed = False,
    scheduler: Scheduler = None,
    gradebook: GradebookUrl = None,
    students: Students = None,
    lang: LangOption = None,
) -> None:
    """Grade a class: results, feedback pages, the instructor's page index.html, tables and nbgrader's gradebook.db."""
    from grader.commands.grade import grade as run

    mode = "prefer" if allow_unsandboxed else "require"
    _leave(run, submitted, out, jobs, mode, _value(device), scheduler, gradebook, students, _language(lang))


@app.command(epilog="Examples: `grader release` · `grader release --check` (in CI: fails when assignments/ is stale)")
def release(
    check_only: Annotated[
        bool, typer.Option("--check", help="Change nothing; fail when assignments/ is not up to date.")
    ] = False,
) -> None:
    """Write the students' tree: solutions/ → assignments/."""
    from grader.commands.staff import release as run

    _leave(run, check_only)


@app.command(
    epilog="Examples: `grader verify` · `grader verify 04` · `grader verify --drafts` (a draft must be right, too)"
)
def verify(
    name: Annotated[str | None, typer.Argument(metavar="[ASSIGNMENT]", help="One assignment; default: all.")] = None,
    jobs: Jobs = None,
    drafts: Annotated[bool, typer.Option("--drafts", help="What is wrong in a draft counts, too.")] = False,
) -> None:
    """Check the checks: right solutions pass, the stub gets nothing, every typical mistake is caught and named."""
    from grader.commands.staff import verify as run

    _leave(run, name, jobs, drafts)


@app.command(epilog="Examples: `grader quality` · `grader quality 04 05` · `grader quality --sample 150` (in CI)")
def quality(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ASSIGNMENT]...", help="Some assignments; default: all.")
    ] = None,
    sample: Annotated[
        int | None, typer.Option("--sample", min=1, help="Only so many programs in all, always the same ones.")
    ] = None,
    table: Annotated[Path | None, typer.Option("--table", help="Also write the table to this Markdown file.")] = None,
    jobs: Jobs = None,
) -> None:
    """Break right programs in one place each: every one must lose points, or have a reason in survivors.toml."""
    from grader.commands.staff import quality as run

    _leave(run, names or [], sample, table, jobs)


@app.command(
    epilog="Examples: `grader new 09_hopfield` · "
    "`grader new 04 --wrong maximum_starts_at_zero --task 1 --from submitted/ada/04_pooling/pooling.py`"
)
def new(
    name: Annotated[str, typer.Argument(help="Two digits and a name: 09_hopfield; with --wrong one that is there.")],
    wrong: Annotated[
        str | None, typer.Option("--wrong", metavar="NAME", help="Begin wrong/NAME.py in an assignment instead.")
    ] = None,
    task: Annotated[int | None, typer.Option("--task", "-t", min=1, help="Task that the mistake must fail.")] = None,
    source: Annotated[
        Path | None, typer.Option("--from", help="A hand-in (.py or .ipynb) that makes the mistake.")
    ] = None,
) -> None:
    """Start a new assignment: a staff folder to fill in. With --wrong: a typical mistake of an assignment."""
    from grader.commands import staff

    if wrong is None and (task, source) != (None, None):
        raise typer.BadParameter("--task and --from belong to --wrong")
    if wrong is None:
        _leave(staff.new, name)
    else:
        _leave(staff.new_wrong, name, wrong, task, source)


@app.command(
    "init",
    epilog="Examples: `grader init my-course` · `grader init my-course --from ../nn-course --with 01 04 08` · "
    "`grader init --from https://example.org/nn-course.git --with 06` (in a course: adds to it)",
)
def init_course(
    places: Annotated[list[str] | None, typer.Argument(metavar="[DIR]", help="Folder of the course.")] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="CHECKOUT|GIT", help="Another course, to take assignments over.")
    ] = None,
    queries: Annotated[
        list[str] | None, typer.Option("--with", metavar="ASSIGNMENT...", help="Which ones: --with 01 04 08.")
    ] = None,
) -> None:
    """Make a course of your own: course.yml, an example that works, a workflow, a .gitignore."""
    from grader.commands.init import init as run

    _leave(run, places or [], source, queries or [])


@app.command(
    epilog="Examples: `grader handout handout.zip` · `grader handout week1 01 04` · "
    "`grader handout ../template --git` · `grader handout handout.zip --grader dist/nn_grader-0.1.0-py3-none-any.whl`"
)
def handout(
    target: Annotated[Path, typer.Argument(metavar="DIR|FILE.zip", help="Where to write.")],
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ASSIGNMENT]...", help="Some assignments; default: all open ones.")
    ] = None,
    as_git: Annotated[
        bool, typer.Option("--git", help="DIR is a git repository (made when missing): one commit for each release.")
    ] = False,
    grader: Annotated[
        str | None,
        typer.Option("--grader", metavar="NAME|WHEEL|GIT", help="How to install; default: as course.yml says."),
    ] = None,
) -> None:
    """Write what students get, and nothing else: assignments, requirements, README, .gitignore, workflow, licence."""
    from grader.commands.hand_out import handout as run

    _leave(run, target, names or [], as_git, grader)


@app.command(epilog="Examples: `grader ci github` · `grader ci gitlab`")
def ci(
    service: Annotated[Service, typer.Argument(help="Who runs it.")],
    force: Annotated[bool, typer.Option("--force", help="Replace another workflow.")] = False,
) -> None:
    """Write the workflow for this repository: in a course it checks the checks, in a handout the student's work."""
    from grader.commands.hand_out import ci as run

    _leave(run, service.value, force)


@app.command(epilog="Example: `grader doctor`")
def doctor() -> None:
    """Say what this machine offers to confine student code, one line each."""
    from grader.commands.staff import doctor as run

    _leave(run)


@app.command(
    epilog="Examples: `grader extend anna 04 --hours 48` · `grader extend anna 04 --hours 48 --graded nb/graded` · "
    "`grader extend anna 04 --hours 0` (takes it back)"
)
def extend(
    student: Annotated[str, typer.Argument(metavar="STUDENT", help="Name of the student's folder.")],
    name: Annotated[str, typer.Argument(metavar="ASSIGNMENT", help="Number, name or unique prefix.")],
    hours: Annotated[float, typer.Option("--hours", min=0, help="Hours after the due date; 0: no extension.")],
    graded: Annotated[Path, typer.Option("--graded", help="Folder of results whose gradebook keeps it.")] = Path(
        "graded"
    ),
    gradebook: GradesFrom = None,
) -> None:
    """Give one student more time: no penalty before it is over."""
    from grader.commands.extend import extend as run

    _leave(run, student, name, hours, graded, gradebook)


@app.command(epilog="Examples: `grader diff graded preview` · `grader diff graded preview --to moved.csv`")
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="What `grader grade` wrote before the change.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="What it wrote after it.")],
    to: Annotated[Path | None, typer.Option("--to", help="Table of everybody whose points differ.")] = None,
) -> None:
    """Whose points a change of checks moves, before it is applied: grade into another folder and compare."""
    from grader.commands.diff import diff as run

    _leave(run, old, new, to)


@app.command(epilog="Examples: `grader similar submitted 04` · `grader similar submitted 04 --out similar04 --lang en`")
def similar(
    submitted: Submitted,
    name: Annotated[str, typer.Argument(metavar="ASSIGNMENT", help="Number, name or unique prefix.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the pages, for instructors only.")] = Path(
        "similar"
    ),
    lang: LangOption = None,
) -> None:
    """Show hand-ins that share code, side by side. Something to look at and to talk about, never a verdict."""
    from grader.commands.similar import similar as run

    _leave(run, submitted, name, out, _language(lang))


@nbgrader.command(
    epilog="Examples: `grader nbgrader init nb` · `grader nbgrader init nb --course-id nn27` · "
    "`grader nbgrader init student --student --exchange /srv/nbgrader/exchange`"
)
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the nbgrader course; made when missing.")],
    course_id: Annotated[
        str | None, typer.Option("--course-id", help="nbgrader's name of the course; default: title and term.")
    ] = None,
    student: Annotated[
        bool, typer.Option("--student", help="Only the configuration that students' machines need.")
    ] = False,
    exchange: Annotated[
        str, typer.Option("--exchange", metavar="PATH", help="With --student: folder that all share.")
    ] = "",
) -> None:
    """Make a working nbgrader course: configuration, gradebook, and source notebooks from solutions/."""
    from grader.commands.nbgrader import init as run
    from grader.commands.nbgrader import init_student

    if student:
        _leave(init_student, folder, course_id, exchange)
    _leave(run, folder, course_id)


@app.command(
    epilog="Examples: `grader collect moodle download.zip 04 --out submitted` · "
    "`grader collect moodle download.zip 04 --out submitted --students Bewertungen.csv` · "
    "`grader collect ilias Abgaben.zip 04 --students list.csv --student-column Matrikelnummer`"
)
def collect(
    system: Annotated[Collectable, typer.Argument(help="Where the archive comes from.")],
    archive: Annotated[
        Path, typer.Argument(help="The ZIP file of *Download all submissions* (ILIAS: or of the multi-feedback).")
    ],
    name: Annotated[str, typer.Argument(metavar="ASSIGNMENT", help="Number, name or unique prefix.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for `<student>/<assignment>/<file>`.")] = Path(
        "submitted"
    ),
    students: Students = None,
    student_column: StudentColumn = None,
) -> None:
    """Unpack a learning platform's download into the layout that `grader grade` reads."""
    from grader.commands.collect import collect as run

    _leave(run, system.value, archive, name, out, students, student_column)


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
        Path | None,
        typer.Option("--worksheet", help="Moodle's grading worksheet, to be filled; ILIAS: its multi_feedback….zip."),
    ] = None,
    id_column: Annotated[str | None, typer.Option("--id-column", help="Heading of the identifier column.")] = None,
    id_field: Annotated[str, typer.Option("--id", help="What identifies: id, email, login, user or name.")] = "id",
    feedback: Annotated[Path | None, typer.Option("--feedback", help="Also write this ZIP of feedback pages.")] = None,
    gradebook: GradesFrom = None,
    student_column: StudentColumn = None,
) -> None:
    """Write grades and feedback for Moodle, ILIAS or a spreadsheet."""
    from grader.commands.export import export as run

    more = (gradebook, student_column)
    _leave(run, system.value, graded, name, to, students, worksheet, id_column, id_field, feedback, *more)


@app.command(
    epilog="Examples: `grader submit` · `grader submit 04 --out pooling.zip` · `grader submit --file pooling.ipynb`"
)
def submit(
    name: AssignmentName = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The archive; default: `<assignment>.zip` here.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", help="The file to hand in; default: the one with more points.")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Check once more and make the archive to hand in (or hand in through nbgrader, where it is set up)."""
    from grader.commands.submit import submit as run

    _leave(run, name, out, _language(lang), file)


def main() -> None:
    """Entry point. A user's mistake is one line on stderr, never a traceback."""
    from grader.commands.surroundings import make_ordinary

    make_ordinary()
    command = typer.main.get_command(app)
    if spoken(None, None) == "de":
        from grader.commands.german_help import in_german

        in_german(command)
    command()


def _language(lang: Lang | None) -> Language | None:
    return None if lang is None else ("de" if lang is Lang.de else "en")


def _value(device: On | None) -> str | None:
    return None if device is None else device.value


def _refuse(message: str) -> NoReturn:
    raise typer.Exit(_complain(message, 2))


def _setup_error() -> type[Exception]:
    """The error of checks that cannot be run, if its module was ever imported; importing it takes a while."""
    session = sys.modules.get("grader.testing.session")
    found: type[Exception] = getattr(session, "SetupError", _Never)
    return found


class _Never(Exception):
    """Raised nowhere."""


def _what_is_missing(error: ModuleNotFoundError) -> str:
    """What to type to get the library; raises the error again where it is none that an extra of ours brings.

    Raises:
        ModuleNotFoundError: a module is missing that cannot be installed by itself, so the installation is damaged.
    """
    from grader.needs import extras_for, install_command

    package = (error.name or "").partition(".")[0]
    if not extras_for([package]):
        raise error
    return f"this needs {package}, which is not installed here; run once: {install_command([package])}"


def _leave(run: Callable[..., int], *args: object) -> NoReturn:
    """Run a command and exit with its code; known errors become one line."""
    from grader.isolation.host.errors import LaunchError, SandboxUnavailable

    try:
        code = run(*args)
    except CourseError as error:
        code = _complain(str(error), 2)
    except SandboxUnavailable as error:
        code = _complain(str(error), 2)
    except ModuleNotFoundError as error:
        code = _complain(_what_is_missing(error), 2)
    except LaunchError as error:
        code = _complain(str(error), 3)
    except _setup_error() as error:
        code = _complain(f"the checks cannot be run: {error}", 3)
    except BrokenPipeError:  # whoever read what we say has ended
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 128 + 13
    except OSError as error:
        code = _complain(f"{error.filename or 'file'}: {error.strerror}", 3)
    except KeyboardInterrupt:
        code = _complain("stopped; what was graded is kept, the same command goes on", 130)
    raise typer.Exit(code)


def _complain(message: str, code: int) -> int:
    sys.stderr.write(f"grader: {message}\n")
    return code
