"""Terminal recordings of a student's hour: what every save shows, as text and as SVG, and how many lines that are.

    python -m benchmarks.recordings            # writes docs/recordings/

The saves are those of ``tests/student``, whose first lines the tests check. "Whole report" is `grader check --all`,
which was printed after every save before there was a screen of at most 24 lines.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

from grader.course import Assignment, load_released
from grader.grading.one import Grader
from grader.handin.submission import read_submission
from grader.reporting.brief import Brief, brief
from grader.reporting.terminal import print_report
from grader.result import Language, Report
from grader.student.telling import after_of
from tests.student.conftest import as_saved
from tests.student.test_steps import FIRST_LINES_04, FIRST_LINES_07

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "recordings"
COLUMNS = 80


def saves_04(stub: str) -> Iterator[tuple[str, str]]:
    """Name of each save of 04 and the file's text then; the tasks that nobody has begun are as they were handed out."""
    for name in FIRST_LINES_04:
        yield name.split("_", 1)[1], as_saved(name, stub)


def saves_07(stub: str) -> Iterator[tuple[str, str]]:
    """The same for 07: the first task of the template is filled in."""
    for name, (body, _) in FIRST_LINES_07.items():
        yield name, stub.replace("raise NotImplementedError()", body, 1)


SESSIONS: tuple[tuple[str, Language, Callable[[str], Iterator[tuple[str, str]]]], ...] = (
    ("04_pooling", "de", saves_04),
    ("07_lstm", "en", saves_07),
)


def screen(assignment: Assignment, report: Report, language: Language) -> list[str]:
    """What `grader check` shows, in colour."""
    console = Console(file=io.StringIO(), width=COLUMNS, force_terminal=True, color_system="standard", highlight=False)
    number = f"{assignment.number:02d}"
    shown = Brief(after_of(assignment, report), None, f"grader hint {number}", f"grader check {number} --all")
    return brief(report, language, console, shown)


def whole(assignment: Assignment, report: Report, language: Language) -> int:
    """Lines of the whole report."""
    console = Console(file=io.StringIO(), width=COLUMNS, color_system=None, highlight=False)
    with console.capture() as capture:
        print_report(report, language, console, hint_command=f"grader hint {assignment.number:02d}")
    return capture.get().count("\n")


def svg_of(console: Console, title: str) -> str:
    """The recording as a picture that needs nothing from the network."""
    from rich._export_format import CONSOLE_SVG_FORMAT

    form = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    svg = console.export_svg(title=title, theme=DEFAULT_TERMINAL_THEME, code_format=form, unique_id="recording")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def record(name: str, language: Language, saves: list[tuple[str, str]]) -> list[tuple[str, int, int]]:
    """Record one session; of each save its name, and the lines of the whole report and of the screen."""
    console = Console(file=io.StringIO(), record=True, width=COLUMNS, force_terminal=True, highlight=False)
    counted = []
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "assignments" / name, Path(folder) / name)
        assignment = load_released(Path(folder) / name)
        assignment.notebook_file.unlink()  # a student works in one of the two files
        with Grader(assignment) as grader:
            for save, text in saves:
                assignment.module_file.write_text(text, encoding="utf-8")
                report = grader.grade(read_submission(assignment.folder, assignment.slug))
                lines = screen(assignment, report, language)
                counted.append((save, whole(assignment, report, language), len(lines)))
                console.print(Text(f"$ grader check   # {save}", "bold blue"))
                for line in [*lines, ""]:
                    console.print(Text.from_ansi(line), soft_wrap=True)
    text = console.export_text(clear=False)
    (TARGET / f"{name}.txt").write_text("\n".join(line.rstrip() for line in text.splitlines()) + "\n", encoding="utf-8")
    (TARGET / f"{name}.svg").write_text(svg_of(console, f"grader check, {name}"), encoding="utf-8")
    return counted


def table(name: str, counted: list[tuple[str, int, int]]) -> str:
    """Lines per save as Markdown."""
    rows = [f"| {save} | {before} | {after} |" for save, before, after in counted]
    before, after = [row[1] for row in counted], [row[2] for row in counted]
    rows.append(f"| **most, median** | **{max(before)}, {median(before):g}** | **{max(after)}, {median(after):g}** |")
    head = f"[{name} as text]({name}.txt) · [as a picture]({name}.svg)"
    return "\n".join([f"## {name}", "", head, "", "| save | whole report | screen |", "|---|---:|---:|", *rows, ""])


INTRODUCTION = f"""# What a student sees

Written by `python -m benchmarks.recordings`: a session for each of two assignments, a save for each typical mistake,
and what `grader check` prints at {COLUMNS} columns. The tables count lines per save: of the whole report (`grader check
--all`, in the form that was printed after every save at first), and of the screen that is printed now.
"""


def main() -> None:
    """Write docs/recordings/."""
    TARGET.mkdir(parents=True, exist_ok=True)
    parts = [INTRODUCTION]
    for name, language, saves in SESSIONS:
        stub = (ROOT / "assignments" / name / f"{name.split('_')[1]}.py").read_text(encoding="utf-8")
        parts.append(table(name, record(name, language, list(saves(stub)))))
    (TARGET / "README.md").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
