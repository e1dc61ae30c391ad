"""A small class whose grading takes long enough to be hit in the middle: two assignments, four students.

``python -m tests.faults.classroom FOLDER OUT [MODE]`` grades it as ``grader grade`` does, up to the results, without what
is made of them. FOLDER has ``course`` and ``submitted``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from grader.grading.one import Mode
from tests.testing.helpers import CHECKS, HIDDEN, REFERENCE, STATEMENT_DE, STATEMENT_EN, WRONG

__all__ = ["ASSIGNMENTS", "STUDENTS", "make_classroom", "results"]

ASSIGNMENTS = ("01_first", "02_second")
_SLOW = "import time\nimport numpy as np\ndef double(x):\n    time.sleep(0.01)\n    return {}\ndef total(xs): return float({})\n"
STUDENTS = {
    "anna": _SLOW.format("x + x", "np.sum(xs)"),
    "ben": _SLOW.format("3 * x", "np.sum(xs)"),
    "cem": _SLOW.format("x + x", "xs[0]"),
    "dora": "def double(x):\n    raise ValueError('not so')\ndef total(xs): return None\n",
}
"""Right, two of the known mistakes, and wrong in ways of its own."""


def make_classroom(folder: Path) -> Path:
    """Write course and class into `folder`."""
    lines = ["title: {de: Kurs, en: Course}", "term: now", "assignments:"]
    for name in ASSIGNMENTS:
        slug = name.split("_")[1]
        lines.append(f"  - name: {name}\n    title: {{de: {slug}, en: {slug}}}\n    preload: [numpy]")
        files = {
            "statement.de.md": STATEMENT_DE, "statement.en.md": STATEMENT_EN, f"{slug}.py": REFERENCE,
            f"test_{slug}.py": CHECKS, f"test_{slug}_hidden.py": HIDDEN,
            **{f"wrong/{variant}.py": text for variant, text in WRONG.items()},
        }  # fmt: skip
        for file, text in files.items():
            path = folder / "course" / "solutions" / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.lstrip("\n"), encoding="utf-8")
        for student, source in STUDENTS.items():
            path = folder / "submitted" / student / name / f"{slug}.py"
            path.parent.mkdir(parents=True)
            path.write_text(source, encoding="utf-8")
    (folder / "course" / "course.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def results(out: Path) -> dict[str, bytes]:
    """Every file below ``results``, by its path there."""
    folder = out / "results"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main(folder: Path, out: Path, mode: Mode = "prefer") -> int:
    """Grade the class with two processes."""
    from grader.course import Course
    from grader.grading.many import LocalRunner, find_hand_ins, grade_class, read_class
    from grader.grading.store import ResultStore

    course, submitted, store = Course.load(folder / "course"), folder / "submitted", ResultStore(out)
    jobs = read_class(find_hand_ins(course, submitted), submitted, course, store, mode)
    reports = grade_class(jobs, store, LocalRunner(2), lambda *_: None)
    return 3 if any(report.ungraded for report in reports) else 0


if __name__ == "__main__":
    modes: dict[str, Mode] = {"prefer": "prefer", "require": "require", "portable": "portable"}
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2]), modes[(*sys.argv, "prefer")[3]]))
