"""``check(1)`` in a notebook: the public checks of a task, at once, on what the kernel holds.

Runs in the student's own kernel, so it confines nothing and its verdict is for the student alone; graded is
the notebook's source, in a process of its own. The result shows as a table, and its text is the bare number
of points: that is what nbgrader reads as partial credit.
"""

from __future__ import annotations

import ast
import html
import inspect
import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

from grader.course import ASSIGNMENT_FILE, Assignment, CourseError, load_released
from grader.language import spoken
from grader.needs import missing, needed, needed_by_task, said_of
from grader.result import CheckResult, Language, Mistake, Report, Text
from grader.testing.affected import names_by_task
from grader.testing.parsing import parse, syntax_tree

if TYPE_CHECKING:
    from grader.isolation import Chunk, Launcher
    from grader.testing.session import Outcome

__all__ = ["CannotCheck", "CheckTable", "check"]


class CannotCheck(Exception):
    """The checks could not be run; the notebook shows the sentence and no traceback.

    An exception, because nbgrader takes any other output that is not a number for full marks.
    """

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class CheckTable:
    """What `check` returns: a table for the reader, a bare number for nbgrader."""

    def __init__(self, report: Report, task: int, language: Language, below: tuple[Text, ...] = ()) -> None:
        self.report = report
        """The full record, reduced to the task."""
        self._task = task
        self._language = language
        self._below = below

    @property
    def points(self) -> float:
        """Points earned, extra credit left aside: it never counts towards a cell's maximum."""
        return round(float(sum(check.earned for check in self.report.checks if not check.bonus)), 4)

    def __repr__(self) -> str:
        return str(int(self.points)) if self.points.is_integer() else str(self.points)

    def _repr_html_(self) -> str:
        from grader.reporting.html_fragment import check_fragment

        # pictures stand below the fragment: graders show them as outputs of their own, where HTML is sanitised
        fragment = check_fragment(self.report, self._task, self._language)
        below = "".join(f"<div>{html.escape(text.to(self._language))}</div>" for text in self._below)
        return fragment + below + "".join(self._pictures())

    def _pictures(self) -> Iterator[str]:
        """What the student drew in a check, each picture once."""
        from grader.reporting.labels import FIGURE

        titles = {figure: each.title for each in self.report.checks for figure in each.figures}
        for figure, title in titles.items():
            said = html.escape(FIGURE.to(self._language).format(title=title.to(self._language)))
            source = f"data:image/png;base64,{html.escape(figure)}"
            yield f'<div style="margin-top:8px">{said}</div><img alt="{said}" style="max-width:100%" src="{source}">'


def check(task: int, language: Language | None = None, *, hidden: bool = False) -> CheckTable:
    """Run the public checks of a task on the functions as this kernel knows them now.

    Args:
        task: number of the task.
        language: of the messages; by the rule of `grader.language.spoken` when None.
        hidden: only in cells that graders run; the hidden checks are never at hand in a notebook.

    Raises:
        CannotCheck: the folder with the checks is not found, there is no such task, or the checks are damaged.
    """
    chosen = spoken(language, None)
    if hidden:
        raise CannotCheck(_HIDDEN.to(chosen))
    namespace = _namespace()
    assignment = _assignment(namespace, chosen)
    chosen = spoken(language, assignment.language)
    _require_libraries(assignment, task, chosen)
    report = _report(assignment, task, namespace, chosen)
    if not report.checks:
        tasks = ", ".join(str(number) for number in assignment.task_titles)
        raise CannotCheck(_NO_TASK.to(chosen).format(task=task, tasks=tasks))
    if os.environ.get("NBGRADER_EXECUTION") == "validate" and not report.all_passed:
        _tell_validator(report, chosen)
    executed = _executions(namespace, names_by_task(assignment).get(task, ()))
    hints = assignment.hints(chosen).is_file()
    command = f"!grader hint {assignment.name.split('_', 1)[0]} {task}"
    hint = Text(de=_HINT.de.format(command=command), en=_HINT.en.format(command=command)) if hints else None
    below = [executed, None if report.all_passed else hint]
    return CheckTable(report, task, chosen, tuple(text for text in below if text is not None))


def _require_libraries(assignment: Assignment, task: int, language: Language) -> None:
    try:
        absent = missing([*needed(assignment), *needed_by_task(assignment, task)])
    except CourseError as error:
        raise CannotCheck(_OURS.to(language).format(error=error)) from error
    if absent:
        raise CannotCheck(said_of(missing=absent, who=assignment.name).to(language))


def _report(assignment: Assignment, task: int, namespace: dict[str, Any], language: Language) -> Report:
    from grader.grading.one import engine_version
    from grader.isolation import LaunchError, Program
    from grader.testing.diagnosis import Diagnoses, diagnose
    from grader.testing.session import SetupError, run_here

    program = Program(assignment.slug, tuple(_sources(namespace)), assignment.settings.forbidden)
    launcher = _launcher(assignment, namespace)
    try:
        with _plots_left_alone(assignment):
            outcomes = run_here(assignment, launcher, program, lambda check, declared: declared.task == task)
        mistakes = diagnose(outcomes, Diagnoses.load(assignment.diagnoses_file))
        tasks = assignment.task_titles
    except (CourseError, SetupError, LaunchError, ValueError) as error:
        raise CannotCheck(_OURS.to(language).format(error=error)) from error
    return Report(
        assignment=assignment.name,
        title=assignment.settings.title,
        tasks=tasks,
        file=assignment.notebook_file.name,
        engine=engine_version(),
        sandbox=launcher.sandbox,
        checks=tuple(_result(_not_executed(outcome), mistakes.get(outcome.check, ())) for outcome in outcomes),
    )


def _not_executed(outcome: Outcome) -> Outcome:
    """A name that the kernel does not know mostly stands in a cell that was not run; another spelling is said."""
    from grader.isolation import StudentError

    error = outcome.error
    if _shell() is None or not isinstance(error, StudentError) or error.kind != "missing" or error.candidates:
        return outcome
    text = Text(de=_NOT_RUN.de.format(name=error.message), en=_NOT_RUN.en.format(name=error.message))
    return replace(outcome, message=text)


def _executions(namespace: Mapping[str, Any], names: Collection[str]) -> Text | None:
    """Which executions defined what a task asks for, as the numbers beside the cells; None outside of a notebook."""
    cells = namespace.get("In")
    if not isinstance(cells, list):
        return None
    found: dict[str, int] = {}
    for number, cell in enumerate(cells):
        tree = parse(cell) if isinstance(cell, str) else None
        for node in tree.body if isinstance(tree, ast.Module) else ():
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in names:
                found[node.name] = number
    said = ", ".join(f"{name} [{number}]" for name, number in sorted(found.items(), key=lambda each: each[1]))
    return Text(de=_CHECKED.de.format(executions=said), en=_CHECKED.en.format(executions=said)) if said else None


def _result(outcome: Outcome, mistakes: tuple[Mistake, ...]) -> CheckResult:
    declared = outcome.declared
    return CheckResult(
        check=outcome.check,
        task=declared.task,
        points=declared.points,
        bonus=declared.bonus,
        title=declared.title,
        status=outcome.status,
        message=outcome.message,
        mistakes=mistakes,
        output=outcome.output,
        figures=outcome.figures,
        cause=outcome.cause,
    )


def _launcher(assignment: Assignment, namespace: dict[str, Any]) -> Launcher:
    """Calls go to the functions of the kernel; the program's source is only read, for forbidden names."""
    from grader.isolation import Handle, InProcessLauncher, Profile, Program, Worker

    class Loaded(InProcessLauncher):
        def start(self, program: Program, wrap: Callable[[Handle], object] = lambda handle: handle) -> Worker:
            return super().start(replace(program, chunks=()), wrap)

    limits = assignment.settings.limits
    return Loaded(namespace, Profile(seconds_per_call=limits.seconds_per_call, output_kb=limits.output_kb))


@contextmanager
def _plots_left_alone(assignment: Assignment) -> Iterator[None]:
    """Checks that look at a picture draw it without a window: the student's next plot must show as ever."""
    if "matplotlib" not in sys.modules and not any(
        name.startswith("matplotlib") for name in assignment.settings.preload
    ):
        yield
        return
    import matplotlib as mpl
    import matplotlib.pyplot as plt

    backend = mpl.get_backend()
    if backend.startswith("module://") and backend.removeprefix("module://") not in sys.modules:
        # Jupyter's backend sets itself up when it is loaded as the current one, and only then.
        with suppress(ImportError):
            plt.switch_backend(backend)
    figures = set(plt.get_fignums())
    try:
        yield
    finally:
        for number in set(plt.get_fignums()) - figures:
            plt.close(number)
        if mpl.get_backend() != backend:
            mpl.use(backend)


def _namespace() -> dict[str, Any]:
    """The student's names: the kernel's, or those of the running script."""
    import __main__

    shell = _shell()
    names: dict[str, Any] = vars(__main__) if shell is None else shell.user_ns
    return names


def _shell() -> Any:
    """The running IPython, if there is one; never imports it."""
    ipython = sys.modules.get("IPython")
    return None if ipython is None else ipython.get_ipython()


def _assignment(namespace: Mapping[str, Any], language: Language) -> Assignment:
    folders = list(dict.fromkeys(_folders(namespace)))
    for folder in folders:
        if not (folder / ASSIGNMENT_FILE).is_file():
            continue
        try:
            assignment = load_released(folder)
        except CourseError as error:
            raise CannotCheck(_OURS.to(language).format(error=error)) from error
        if assignment.public_checks.is_file():
            return assignment
    looked = ", ".join(str(folder) for folder in folders)
    raise CannotCheck(_NOT_FOUND.to(language).format(folders=looked))


def _folders(namespace: Mapping[str, Any]) -> Iterator[Path]:
    """Where the notebook may lie: kernels mostly start there, and two editors say it."""
    yield Path.cwd()
    for said in (namespace.get("__vsc_ipynb_file__"), os.environ.get("JPY_SESSION_NAME")):
        if isinstance(said, str) and said:
            yield Path(said).resolve().parent


def _sources(namespace: Mapping[str, Any]) -> Iterator[Chunk]:
    """The source of the student's functions as last defined, and of their imports."""
    from grader.isolation import Chunk

    yield Chunk("\n".join(_imports(namespace.get("In"))), "imports")
    for name, value in list(namespace.items()):
        if isinstance(value, FunctionType | type) and getattr(value, "__module__", None) == "__main__":
            try:
                yield Chunk(inspect.getsource(value), name)
            except (OSError, TypeError):
                continue  # made by exec or typed into another kernel: there is no source to read


def _imports(cells: object) -> Iterator[str]:
    """The import lines of every cell that was run: they say what a short name stands for."""
    for cell in cells if isinstance(cells, list) else ():
        try:
            tree = syntax_tree(cell)
        except (SyntaxError, ValueError, TypeError):
            continue  # magics, or a mistake that the student has seen already
        yield from (ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))


def _tell_validator(report: Report, language: Language) -> None:
    """`nbgrader validate` and its button show of a cell that lost points only what it wrote to stderr."""
    from rich.console import Console

    from grader.reporting.terminal import print_report

    print_report(report, language, Console(file=sys.stderr, width=100), hint_command=None)


_NOT_FOUND = Text(
    de="Die Prüfungen wurden nicht gefunden (gesucht in: {folders}). Das Notebook muss in dem Ordner liegen, "
    "in dem auch assignment.yml und die Datei test_….py des Aufgabenblatts sind. Öffne es von dort und starte den "
    "Kernel neu.",
    en="The checks were not found (looked in: {folders}). The notebook must lie in the folder that holds "
    "assignment.yml and the assignment's test_….py file. Open it from there and restart the kernel.",
)
_NO_TASK = Text(
    de="Aufgabe {task} hat keine öffentlichen Prüfungen; es gibt die Aufgaben {tasks}.",
    en="Task {task} has no public checks; there are the tasks {tasks}.",
)
_HIDDEN = Text(
    de="Die verborgenen Prüfungen laufen nur bei der Bewertung mit dem Grader des Kurses, nicht im Notebook.",
    en="The hidden checks run only when the course's grader grades, not in a notebook.",
)
_NOT_RUN = Text(
    de="{name} kennt der Kernel noch nicht. Hast du die Zelle darüber ausgeführt, oder kam dort ein Fehler? "
    "Führe sie aus (Umschalt+Enter), dann diese Zelle noch einmal.",
    en="The kernel does not know {name} yet. Did you run the cell above, or did it raise an error? "
    "Run it (Shift+Enter), then this cell again.",
)
_CHECKED = Text(
    de="Geprüft wurde, was zuletzt ausgeführt wurde: {executions}. Was du danach geändert hast, gilt erst, wenn du die "
    "Zelle ausführst.",
    en="Checked is what was executed last: {executions}. What you have changed since counts once you run the cell.",
)
_HINT = Text(de="Ein Tipp, in einer eigenen Zelle: {command}", en="A hint, in a cell of its own: {command}")
_OURS = Text(
    de="Die Prüfungen konnten nicht laufen; das liegt nicht an deinem Code. Hole den Ordner noch einmal frisch oder "
    "melde der Kursleitung: {error}",
    en="The checks could not be run; that is not the fault of your code. Get a fresh copy of the folder, or tell the "
    "course staff: {error}",
)
