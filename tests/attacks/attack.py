"""An attack: what is handed in, and the verdict it must get.

Most are small files, ``<family>/<name>.py``. Their first text in triple quotes says what is tried, and then::

    double: wrong                    what the checks of this function become; several: wrong|error
    double: passed, hidden wrong     … public and hidden ones apart
    everything: crashed              … all checks
    points: 4
    says: got 0, expected 6          stands in the message of the first check that did not pass
    notice: holds a NUL character    stands in a note on the hand-in
    alone: yes                       the file is handed in as it is; otherwise it stands below an honest solution

What is not named stays passed. Families ``tensors`` are for the second assignment, in ``notebooks`` a ``# %%`` line
begins a cell. Files that cannot lie in a repository are made by functions in `generated`, whose docstrings say the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.result import CheckResult, Status
from tests.attacks.course import HONEST

__all__ = ["Attack", "file_attacks", "from_words"]

HERE = Path(__file__).parent
_POINTS = {"01_arithmetic": 7.0, "02_tensors": 5.0}
_WORDS = re.compile(r'"""(.*?)"""', re.DOTALL)
_FIELD = re.compile(r"^\s*([a-z_]+): (.+)$")
_EVERYTHING = "everything"
_ALSO_IN_CELLS = ("files", "network", "processes")


@dataclass(frozen=True)
class Attack:
    """One hostile hand-in."""

    family: str
    name: str
    assignment: str
    write: Callable[[Path, Mapping[str, str]], None]
    """Put the files into the hand-in folder; the mapping says where course, hand-ins and results lie."""
    points: float
    says: str = ""
    notice: str = ""
    statuses: dict[str, dict[bool, set[Status]]] = field(default_factory=dict)
    """Function → hidden → what may become of its checks."""
    student: str = ""

    @property
    def folder(self) -> str:
        """Name of the student's folder."""
        return self.student or f"{self.family}-{self.name}"

    def allows(self, check: CheckResult) -> set[Status]:
        """What may become of a check."""
        function = check.check.split("::test_")[1].removesuffix("_secret").removesuffix("_gradient")
        expected = self.statuses.get(function) or self.statuses.get(_EVERYTHING)
        return expected[check.hidden] if expected else {Status.PASSED}


def file_attacks() -> list[Attack]:
    """Those that are files; some of them once more in a notebook, where the last cell makes the attack happen at once."""
    paths = sorted(HERE.glob("*/*.py"))
    return [*map(_from_file, paths), *(_in_a_notebook(path) for path in paths if path.parent.name in _ALSO_IN_CELLS)]


def from_words(
    family: str,
    name: str,
    words: str,
    write: Callable[[Path, Mapping[str, str]], None],
    assignment: str = "01_arithmetic",
    student: str = "",
) -> Attack:
    """An attack whose verdict is read from `words`."""
    found = (match for line in words.splitlines() if (match := _FIELD.match(line)))
    fields: dict[str, str] = {str(match[1]): str(match[2]) for match in found}
    points = float(fields.pop("points", _POINTS[assignment]))
    says, notice = fields.pop("says", ""), fields.pop("notice", "")
    fields.pop("alone", None)
    statuses = {function: _statuses(text) for function, text in fields.items()}
    return Attack(family, name, assignment, write, points, says, notice, statuses, student)


def _statuses(text: str) -> dict[bool, set[Status]]:
    public, _, hidden = text.partition(", hidden ")
    return {
        secret: {Status(word) for word in part.split("|")}
        for secret, part in ((False, public), (True, hidden or public))
    }


def _from_file(path: Path) -> Attack:
    family = path.parent.name
    assignment = "02_tensors" if family == "tensors" else "01_arithmetic"
    slug = assignment.split("_")[1]
    words = _words(path)
    honest = "" if "alone: yes" in words else HONEST[assignment] + "\n\n"

    def write(folder: Path, places: Mapping[str, str]) -> None:
        text = _filled_in(path, places)
        if family == "notebooks":
            cells = [honest, *re.split(r"^# %%.*\n", text, flags=re.MULTILINE)]
            (folder / f"{slug}.ipynb").write_text(_notebook(cells), encoding="utf-8")
        else:
            (folder / f"{slug}.py").write_text(honest + text, encoding="utf-8")

    return from_words(family, path.stem, words, write, assignment)


def _in_a_notebook(path: Path) -> Attack:
    def write(folder: Path, places: Mapping[str, str]) -> None:
        cells = [HONEST["01_arithmetic"], _filled_in(path, places), "double(3)\nrow_means(np.ones((2, 2)))"]
        (folder / "arithmetic.ipynb").write_text(_notebook(cells), encoding="utf-8")

    return from_words("cells", f"{path.parent.name}_{path.stem}", _words(path), write)


def _words(path: Path) -> str:
    found = _WORDS.search(path.read_text(encoding="utf-8"))
    assert found, f"{path.parent.name}/{path.name}: no docstring"
    return found[1]


def _filled_in(path: Path, places: Mapping[str, str]) -> str:
    text = path.read_text(encoding="utf-8")
    for place, where in places.items():
        text = text.replace(f"@{place}@", where)
    return text


def _notebook(cells: list[str]) -> str:
    made: list[dict[str, object]] = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": str(number),
            "metadata": {},
            "outputs": [],
            "source": source,
        }
        for number, source in enumerate(cells)
        if source.strip()
    ]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
