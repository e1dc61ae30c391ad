"""`grader submit`: a last check, and the archive to hand in."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from rich.console import Console
from rich.text import Text as Line

from grader.commands.places import here
from grader.course import Assignment, CourseError
from grader.result import Language, Report

__all__ = ["submit"]


def submit(query: str | None, out: Path | None, language: Language | None, file: Path | None = None) -> int:
    """Check once more, then make the archive to hand in, or hand in through nbgrader where that is set up.

    Of a .py file and a notebook with solutions, the better one is packed, and a line says which one that is and why.

    Args:
        file: the one to pack, whatever else lies there.

    Returns:
        0 when everything passed, 1 when something is still open; the archive is made either way.

    Raises:
        CourseError: there is nothing to hand in.
    """
    from grader.commands.check import report_for
    from grader.reporting.terminal import print_report

    place = here()
    assignment = place.assignment(query, file)
    if file is not None and file.resolve().parent != assignment.folder.resolve():
        raise CourseError(f"{file}: not in {assignment.folder.name}/; copy it there, then submit it")
    report = report_for(assignment, file, None)
    spoken = place.language(language)
    print_report(report, spoken, hint_command=f"grader hint {assignment.number:02d}")
    if _in_nbgrader(assignment):
        command = [str(Path(sys.executable).parent / "nbgrader"), "submit", assignment.name]
        return subprocess.run(command, cwd=assignment.folder.parent, check=False).returncode
    target = out or Path.cwd() / f"{assignment.name}.zip"
    packed = _archive(assignment, report)
    target.write_bytes(packed)
    said = {
        "de": f"{target.name} ist fertig zum Abgeben, darin {_why(assignment, report, 'de', file)}.",
        "en": f"{target.name} is ready to be handed in, with {_why(assignment, report, 'en', file)}.",
    }
    Console().print(Line(said[spoken]), soft_wrap=True)
    return 0 if report.all_passed else 1


def _why(assignment: Assignment, report: Report, language: Language, file: Path | None) -> str:
    """Which file is packed, and where there are two, with which points and how to choose the other one."""
    others = [
        path.name
        for path in (assignment.module_file, assignment.notebook_file)
        if path.is_file() and path.name != report.file
    ]
    if file is not None or not others:
        return report.file
    if language == "de":
        return f"{report.file}, {report.points:g} P. (nicht {others[0]}; wenn doch: grader submit --file {others[0]})"
    return f"{report.file}, {report.points:g} pts (not {others[0]}; to hand that in: grader submit --file {others[0]})"


def _in_nbgrader(assignment: Assignment) -> bool:
    """Whether nbgrader would find its settings beside the assignment's folder, or for this user or machine."""
    try:
        from jupyter_core.paths import jupyter_config_path
    except ImportError:  # the light installation has no Jupyter, so no nbgrader either
        return False
    folders = [assignment.folder.parent, *map(Path, jupyter_config_path())]
    there = any((folder / f"nbgrader_config.{kind}").is_file() for folder in folders for kind in ("py", "json"))
    return there and assignment.folder.name == assignment.name


def _archive(assignment: Assignment, report: Report) -> bytes:
    """The file that counts, and what it imports of the files beside it."""
    from grader.handin.submission import read_file

    data = BytesIO()
    chosen = _path_of(assignment, report.file)
    beside = [each.chunk.filename for each in read_file(chosen, assignment.slug).modules]
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(chosen, chosen.name)
        for name in beside:  # a folder without an __init__.py has a name that ends with a slash
            if (chosen.parent / name).is_file():
                archive.write(chosen.parent / name, name)
    return data.getvalue()


def _path_of(assignment: Assignment, name: str) -> Path:
    """Where the file lies: in the folder, or one below."""
    from grader.handin.candidates import list_folder

    found = (each.path for each in list_folder(assignment.folder, assignment.slug).candidates if each.name == name)
    return next(found, assignment.folder / name)
