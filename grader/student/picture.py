"""An assignment's picture, drawn by running a file as a program: the student's own, or the reference at release."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from grader.course import Assignment
from grader.handin.submission import Submission
from grader.language import VARIABLE
from grader.result import Language
from grader.student.template import demo_of, template_of

__all__ = ["EXPECTED", "CannotDraw", "beside", "draw", "program_of"]

EXPECTED = "picture.png"
"""In an assignment's folder: what the reference draws."""
SECONDS = 600
_RUN = """\
import runpy, sys
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
plt.show = lambda *args, **kwargs: None
program, target = sys.argv[1:]
sys.argv = [program]
sys.path.insert(0, "")
runpy.run_path(program, run_name="__main__")
if not plt.get_fignums():
    raise SystemExit("no picture was drawn")
plt.figure(plt.get_fignums()[0]).savefig(target, dpi=80)
"""


class CannotDraw(Exception):
    """The program ended without a picture; the text is the last line it said."""


def program_of(assignment: Assignment, submission: Submission) -> str:
    """The student's program with the picture's own code at its end, which a notebook's graded cells do not hold."""
    source = "\n\n".join(chunk.source for chunk in submission.chunks)
    if "__main__" in source:
        return source
    return f"{source}\n\n{demo_of(template_of(assignment)[assignment.module_file.name])}"


def draw(source: str, folder: Path, target: Path, language: Language) -> None:
    """Run `source` as a program in `folder`, and write the first picture it draws to `target`.

    Raises:
        CannotDraw: it ended with an error, drew nothing, or took more than ten minutes.
    """
    with tempfile.TemporaryDirectory(prefix="picture-") as temporary:
        program = Path(temporary) / "program.py"
        program.write_text(source, encoding="utf-8")
        environment = os.environ | {"MPLBACKEND": "Agg", VARIABLE: language, "PYTHONUTF8": "1"}
        try:
            done = subprocess.run(
                [sys.executable, "-c", _RUN, str(program), str(target)],
                cwd=folder, env=environment, capture_output=True, text=True, errors="replace", timeout=SECONDS,
                check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise CannotDraw(f"more than {SECONDS} s") from None
    if done.returncode:
        said = [line for line in done.stderr.strip().splitlines() if line.strip()]
        raise CannotDraw(said[-1] if said else f"exit code {done.returncode}")


def beside(mine: Path, expected: Path, target: Path, titles: tuple[str, str]) -> None:
    """One picture of two: the student's own at the left, the expected kind at the right."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    images = [plt.imread(mine), plt.imread(expected)]
    height = max(image.shape[0] / image.shape[1] for image in images)
    figure, axes = plt.subplots(1, 2, figsize=(16, 8 * height + 0.5), layout="constrained")
    for axis, image, title in zip(axes, images, titles, strict=True):
        axis.imshow(image)
        axis.set_title(title)
        axis.set_axis_off()
    figure.savefig(target, dpi=110)
    plt.close(figure)
