"""An attack: what is handed in, and the verdict it must get.

Most are small files, ``<family>/<name>.py``. Their first text in triple quotes says what is tried, and then::

    double: wrong                    what the checks of this function become; several: wrong|error
    double: passed, hidden wrong     … public and hidden ones apart
    everything: crashed              … all checks
    points: 4
    says: got 0, expected 6          stands in the message of the first check that did not pass; several: one || other
    notice: holds a NUL character    stands in a note on the hand-in, in the same way
    alone: yes                       the file is handed in as it is; otherwise it stands below an honest solution

What is not named stays passed. Family ``tensors`` is for the second assignment, in ``notebooks`` a ``# %%`` line begins
a cell. What defines a function is handed in twice more, as a file that calls it while it is executed (``at_import``) and
in a notebook whose last cell does (``cells``); where the verdict is another one then, ``loaded_double: crashed`` and the
like say so. Files that cannot lie in a repository are made by functions in `generated`, whose docstrings say the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.result import CheckResult, Status
from tests.attacks.course import HONEST
from tests.sampling import sampled

__all__ = ["Attack", "file_attacks", "from_words"]

HERE = Path(__file__).parent
_POINTS = {"01_arithmetic": 7.0, "02_tensors": 5.0}
_WORDS = re.compile(r'"""(.*?)"""', re.DOTALL)
_FIELD = re.compile(r"^\s*([a-z_]+): (.+)$")
_EVERYTHING = "everything"
_CALLS = {
    "01_arithmetic": "double(3)\nrow_means(np.zeros((2, 2)))\nshift(np.ones(2), 1.0)\nlowest(abs, [1])\n",
    "02_tensors": "relu(torch.ones(3, requires_grad=True))\nScale(3)(torch.ones(3))\n",
}
"""What makes an attack happen while its file is executed."""
_CALLED = re.compile(r"^(def|class) (double|row_means|shift|lowest|relu|Scale)\b", re.MULTILINE)


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
    """Those that are files, as they are and in the two forms in which they happen while they are executed."""
    paths = sorted(HERE.glob("*/*.py"))
    called = [path for path in paths if path.parent.name != "notebooks" and _CALLED.search(path.read_text("utf-8"))]
    again = [*map(_at_import, called), *map(_in_a_notebook, called)]
    names = set(sampled((f"{attack.family}/{attack.name}" for attack in again), 5))
    return [*map(_from_file, paths), *(attack for attack in again if f"{attack.family}/{attack.name}" in names)]


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
    loaded = {key.removeprefix("loaded_"): fields.pop(key) for key in list(fields) if key.startswith("loaded_")}
    if family in ("at_import", "cells"):
        fields |= loaded
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
    family, assignment, slug = _place_of(path)
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


def _at_import(path: Path) -> Attack:
    family, assignment, slug = _place_of(path)

    def write(folder: Path, places: Mapping[str, str]) -> None:
        text = f"{HONEST[assignment]}\n\n{_filled_in(path, places)}\n\n{_CALLS[assignment]}"
        (folder / f"{slug}.py").write_text(text, encoding="utf-8")

    return from_words("at_import", f"{family}_{path.stem}", _words(path), write, assignment)


def _in_a_notebook(path: Path) -> Attack:
    family, assignment, slug = _place_of(path)

    def write(folder: Path, places: Mapping[str, str]) -> None:
        cells = [HONEST[assignment], _filled_in(path, places), _CALLS[assignment]]
        (folder / f"{slug}.ipynb").write_text(_notebook(cells), encoding="utf-8")

    return from_words("cells", f"{family}_{path.stem}", _words(path), write, assignment)


def _place_of(path: Path) -> tuple[str, str, str]:
    """Family, assignment and its slug."""
    family = path.parent.name
    assignment = "02_tensors" if family == "tensors" else "01_arithmetic"
    return family, assignment, assignment.split("_")[1]


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
