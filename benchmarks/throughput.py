"""Time and memory per submission: `grader grade`, stock `nbgrader autograde`, and a plain pytest process each.

    python -m benchmarks.throughput --assignment pooling --submissions 40 --rounds 3

The same notebooks go through all three, and the same checks: public and hidden ones are put into one file, which the
notebooks' check cells run in the kernel (nbgrader), which pytest runs in the student's own process, and which
`grader grade` runs from its own process, sandboxed. Each round runs all three in turn; the ratios are taken within a
round, so they hold on a busy machine. Wrong hand-ins are included; those with an endless loop, a crash or an exit are
not, because nbgrader loses the rest of the notebook there and so does less work.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.classroom import build_class
from grader.authoring.notebook import notebook
from grader.authoring.release import plan
from grader.course import Assignment, Course, find_assignment, find_course
from grader.testing.diagnosis import Diagnoses

CONFIG = """\
c = get_config()
c.CourseDirectory.root = {root!r}
c.CourseDirectory.course_id = "bench"
c.KernelManager.transport_encryption = "auto"
c.ClearSolutions.code_stub = {{"python": "raise NotImplementedError()"}}
"""
DIRECT = '''\
"""The student's module in this very process: what a plain pytest autograder does."""
import sys
import pytest
from grader.isolation import InProcessLauncher, Program
from grader.testing.student import Student

@pytest.fixture
def student():
    import importlib
    module = importlib.import_module({slug!r})
    yield Student(lambda wrap: InProcessLauncher(vars(module)).start(Program({slug!r}, ()), wrap))
'''


@dataclass(frozen=True)
class Measured:
    """One run over all submissions."""

    seconds: float
    megabytes: float
    """Peak of the largest single process."""


def main() -> int:
    """Run the rounds and print the table."""
    options = _options()
    course = find_course(Path.cwd())
    assert course is not None, "run this inside the course tree"
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        classroom = Classroom(course, options.assignment, options.submissions, Path(folder))
        tools: dict[str, Callable[[], Measured]] = {
            "grader grade": classroom.grade,
            "pytest, a process each": classroom.plain_pytest,
            "nbgrader autograde": classroom.nbgrader,
        }
        rounds = []
        for number in range(options.rounds):
            rounds.append({name: run() for name, run in tools.items()})
            print(f"round {number + 1} of {options.rounds} done", file=sys.stderr)
        _print(classroom, rounds)
    return 0


class Classroom:
    """A temporary course with one assignment, and the same hand-ins for every tool."""

    def __init__(self, course: Course, query: str, count: int, root: Path) -> None:
        self.root = root
        original = find_assignment(query, course.staff_assignments, course.root)
        self.name, self.slug = original.name, original.slug
        self.course = _one_check_file(original, root)
        self.assignment = self.course.staff_assignments[0]
        for path, data in plan(self.course).items():
            _write(self.course.student_folder / path, data)
        build_class(self.course, root / "all", students=2 * count + 12)
        self.hand_ins = self._keep(count)
        self._nbgrader_course()

    def grade(self) -> Measured:
        """Ours, as a user calls it."""
        out = self.root / "graded"
        shutil.rmtree(out, ignore_errors=True)
        return _timed([_script("grader"), "grade", str(self.root / "submitted"), "--out", str(out)], self.root)

    def nbgrader(self) -> Measured:
        """Stock nbgrader: a kernel per notebook, checks in the kernel."""
        shutil.rmtree(self.root / "nbgrader" / "autograded", ignore_errors=True)
        return _timed([_script("nbgrader"), "autograde", self.name, "--force"], self.root / "nbgrader")

    def plain_pytest(self) -> Measured:
        """A pytest process per submission, the student's code in the same process."""
        runs = []
        for folder in self.hand_ins:
            command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:grader", str(folder)]
            runs.append(_timed(command, folder, accepted=(0, 1)))  # 1: a check failed
        return Measured(sum(r.seconds for r in runs), max(r.megabytes for r in runs))

    def _keep(self, count: int) -> list[Path]:
        """`count` readable hand-ins, each as notebook for the graders and as module for plain pytest."""
        kept: list[Path] = []
        for folder in sorted((self.root / "all").glob(f"*/{self.name}")):
            text = _module_text(folder, self.slug)
            if text is None or len(kept) == count:
                continue
            student = folder.parent.name
            target = self.root / "submitted" / student / self.name
            _write(target / f"{self.slug}.ipynb", _filled(self.course.student_folder / self.name, self.slug, text))
            direct = self.root / "direct" / student
            _write(direct / f"{self.slug}.py", text)
            _write(direct / f"test_{self.slug}.py", self.assignment.public_checks.read_text("utf-8"))
            _write(direct / "conftest.py", "pytest_plugins = ['direct']\n")
            _write(direct / "direct.py", DIRECT.format(slug=self.slug))
            kept.append(direct)
        assert len(kept) == count, f"only {len(kept)} usable hand-ins"
        return kept

    def _nbgrader_course(self) -> None:
        root = self.root / "nbgrader"
        source = root / "source" / self.name
        _write(root / "nbgrader_config.py", CONFIG.format(root=str(root)))
        for path in (self.course.student_folder / self.name).iterdir():
            if path.suffix != ".ipynb" and path.name != f"{self.slug}.py":
                _write(source / path.name, path.read_text("utf-8"))
        _write(source / f"{self.slug}.ipynb", notebook(self.assignment, "en"))
        shutil.copytree(self.root / "submitted", root / "submitted")
        _timed([_script("nbgrader"), "generate_assignment", self.name, "--force"], root)


def _one_check_file(original: Assignment, root: Path) -> Course:
    """A copy of the course with this assignment only, its hidden checks put behind the public ones."""
    folder = root / "solutions" / original.name
    shutil.copytree(original.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    settings = original.settings.model_dump_json()
    _write(
        root / "course.yml",
        f"title: {{de: a, en: a}}\nterm: a\nassignments: [{settings}]\n",
    )
    copy = Course.load(root)
    assignment = copy.staff_assignments[0]
    hidden = assignment.hidden_checks.read_text("utf-8")
    public = assignment.public_checks.read_text("utf-8")
    _write(assignment.public_checks, f"{public}\n\n{hidden.replace('from __future__ import annotations', '')}")
    assignment.hidden_checks.unlink()
    _write(assignment.diagnoses_file, Diagnoses("", {}, {}).to_json())
    return copy


def _module_text(folder: Path, slug: str) -> str | None:
    """A hand-in as the text of a module; None for one that does not run to its end."""
    from grader.handin.submission import read_submission

    submission = read_submission(folder, slug)
    text = "\n\n".join(chunk.source for chunk in submission.chunks)
    try:
        compile(text, "module", "exec")
    except SyntaxError:
        return None
    return None if not text or "os._exit" in text or "while True" in text else text


def _filled(released: Path, slug: str, text: str) -> str:
    """The released notebook with the whole module in its first solution cell, the others emptied."""
    import nbformat

    from grader.naming import solution_cell

    book = nbformat.read(released / f"{slug}.ipynb", as_version=4)
    first = True
    for cell in book.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution") and about["grade_id"].startswith(solution_cell(slug, 1)[:-1]):
            cell.source = text if first else ""
            first = False
    return str(nbformat.writes(book))


def _timed(command: Sequence[str], folder: Path, accepted: Sequence[int] = (0,)) -> Measured:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    ended = os.waitstatus_to_exitcode(status)
    assert ended in accepted, f"{' '.join(command)} ended with exit code {ended}: what did not run was not measured"
    return Measured(time.perf_counter() - started, usage.ru_maxrss / 1024)


def _print(classroom: Classroom, rounds: Sequence[dict[str, Measured]]) -> None:
    count = len(classroom.hand_ins)
    title = f"{classroom.name}: {count} submissions, {os.cpu_count()} cores, median of {len(rounds)} rounds"
    table = Table("", "s/submission", "x of grader grade (min-max)", "peak MB of a process", title=title)
    for name in rounds[0]:
        seconds = statistics.median(r[name].seconds for r in rounds) / count
        ratios = [r[name].seconds / r["grader grade"].seconds for r in rounds]
        spread = f"{statistics.median(ratios):.1f} ({min(ratios):.1f}-{max(ratios):.1f})"
        table.add_row(name, f"{seconds:.3f}", spread, f"{max(r[name].megabytes for r in rounds):.0f}")
    Console(width=100).print(table)


def _script(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def _write(path: Path, data: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assignment", default="04")
    parser.add_argument("--submissions", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
