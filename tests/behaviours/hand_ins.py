"""Hand-ins of students who did nothing wrong, or one thing: most are small files below a right solution.

``right/<assignment>__<name>.py`` gets full marks, ``partial/…`` what its docstring says, ``wrong/…`` must be named as the
mistake it is. ``misnamed/<assignment>__<mistake>__<other>.py`` is whole and must not be named as the other mistake. Bytes and notebooks that no editor here would keep as they are come from the functions below.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

__all__ = [
    "ENCODED",
    "NOTEBOOKS",
    "below_the_reference",
    "cells_of",
    "fields_of",
    "reference",
    "samples",
    "solved_notebook",
]

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
Notebook = dict[str, Any]


def reference(assignment: str) -> str:
    """A right solution, with its demo block."""
    return (ROOT / "solutions" / assignment / f"{assignment.split('_')[1]}.py").read_text(encoding="utf-8")


def samples(kind: str) -> list[tuple[str, Path]]:
    """(assignment, file) of the small files."""
    return [(path.name.split("__")[0], path) for path in sorted((HERE / kind).glob("*.py"))]


def below_the_reference(assignment: str, path: Path) -> str:
    """What is handed in."""
    return f"{reference(assignment)}\n\n{path.read_text(encoding='utf-8')}"


def fields_of(path: Path) -> dict[str, str]:
    """The ``name: value`` lines of a file's docstring."""
    words = path.read_text(encoding="utf-8").split('"""')[1]
    return dict(re.findall(r"^([a-z][a-z0-9 ]*): (.+)$", words, re.MULTILINE))


# ---------------------------------------------------------------------- bytes of one and the same program

_TEXT = "# Müller, Größe: ½ – für µ\n" + reference("01_perceptron")


def _ansi(text: str) -> bytes:
    return text.encode("cp1252", "replace")


ENCODED: dict[str, bytes] = {
    "utf8": _TEXT.encode(),
    "byte_order_mark": _TEXT.encode("utf-8-sig"),
    "latin1": _TEXT.encode("latin-1", "replace"),
    "windows_1252": _ansi(_TEXT),
    "latin1_with_cookie": ("# -*- coding: latin-1 -*-\n" + _TEXT).encode("latin-1", "replace"),
    "wrong_cookie": ("# -*- coding: ascii -*-\n" + _TEXT).encode(),
    "unknown_cookie": ("# -*- coding: klingon -*-\n" + _TEXT).encode(),
    "utf16": _TEXT.encode("utf-16"),
    "utf16_big_end": b"\xfe\xff" + _TEXT.encode("utf-16-be"),
    "utf16_without_mark": _TEXT.encode("utf-16-le"),
    "utf32": _TEXT.encode("utf-32"),
    "windows_line_ends": _TEXT.replace("\n", "\r\n").encode(),
    "old_mac_line_ends": _TEXT.replace("\n", "\r").encode(),
    "mixed_line_ends": _TEXT.replace("\n\n", "\r\n\n").encode(),
    "no_newline_at_the_end": _TEXT.rstrip("\n").encode(),
    "tabs": re.sub(r"^(?: {4})+", lambda m: "\t" * (len(m[0]) // 4), _TEXT, flags=re.MULTILINE).encode(),
    "spaces_at_line_ends": _TEXT.replace("\n", "   \n").encode(),
    "form_feeds": _TEXT.replace("\n\n\n", "\n\x0c\n\n").encode(),
    "blank_lines": ("\n" * 500 + _TEXT + "\n" * 500).encode(),
    "zero_characters": _TEXT.encode().replace(b"import numpy", b"import numpy\0"),
}

# ---------------------------------------------------------------------- what happens to notebooks


def solved_notebook(assignment: str) -> Notebook:
    """The released notebook with every task solved."""
    slug = assignment.split("_")[1]
    notebook: Notebook = json.loads((ROOT / "assignments" / assignment / f"{slug}.ipynb").read_text(encoding="utf-8"))
    parts = re.split(r"^# %%(.*)\n", reference(assignment), flags=re.MULTILINE)
    solutions = {name.strip(): text for name, text in zip(parts[1::2], parts[2::2], strict=True)}
    for cell in notebook["cells"]:
        match = re.fullmatch(rf"{slug}-task(\d+)", _grade_id(cell))
        if match and cell["cell_type"] == "code":
            cell["source"] = solutions[f"task {match[1]}"]
    return notebook


def _grade_id(cell: dict[str, Any]) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


def cells_of(notebook: Notebook, kind: str = "") -> list[dict[str, Any]]:
    """Its code cells; with a `kind`, those whose nbgrader name ends so."""
    return [c for c in notebook["cells"] if c["cell_type"] == "code" and _grade_id(c).endswith(kind)]


def _code(source: str) -> dict[str, Any]:
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}


def _as_it_is(notebook: Notebook) -> None:
    pass


def _checks_deleted(notebook: Notebook) -> None:
    checks = [id(cell) for cell in cells_of(notebook, "-tests")]
    notebook["cells"] = [cell for cell in notebook["cells"] if id(cell) not in checks]


def _only_solutions_left(notebook: Notebook) -> None:
    notebook["cells"] = [cell for cell in cells_of(notebook) if re.search(r"-task\d+$", _grade_id(cell))]


def _setup_deleted(notebook: Notebook) -> None:
    notebook["cells"] = [cell for cell in notebook["cells"] if not _grade_id(cell).endswith("-setup")]


def _metadata_stripped(notebook: Notebook) -> None:
    notebook["metadata"] = {}
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        cell.pop("id", None)


def _cells_duplicated(notebook: Notebook) -> None:
    notebook["cells"] = [copy.deepcopy(cell) for cell in notebook["cells"] for _ in range(2)]


def _solution_copied_below(notebook: Notebook) -> None:
    notebook["cells"] += copy.deepcopy(
        [cell for cell in cells_of(notebook) if re.search(r"-task\d+$", _grade_id(cell))]
    )


def _check_cell_edited(notebook: Notebook) -> None:
    for cell in cells_of(notebook, "-tests"):
        cell["source"] += "\nprint('was ist das?')\nassert False"


def _check_cell_overwritten(notebook: Notebook) -> None:
    for cell in cells_of(notebook, "-tests"):
        cell["source"] = "raise RuntimeError('mein Kernel stirbt immer')"


def _extra_cells(notebook: Notebook) -> None:
    extra = ["import matplotlib.pyplot as plt", "%matplotlib inline\n%config InlineBackend.figure_format = 'svg'",
             "!pip install tqdm\nfrom tqdm import tqdm", "x = 3\nx", "plt.plot([1, 2]); plt.show()", "?print", "%%time\nsum(range(10))",
             "%%bash\necho hallo", "display(x)", "print('Debug', x)", "", "# nichts", "import sys\nprint(sys.version)",
             "%timeit -n1 -r1 x + 1", "get_ipython().run_line_magic('time', 'x')", "1 / 0", "this is no Python at all"]  # fmt: skip
    middle = len(notebook["cells"]) // 2
    notebook["cells"][middle:middle] = [_code(source) for source in extra]


def _everything_in_one_cell(notebook: Notebook) -> None:
    sources = ["".join(cell["source"]) for cell in cells_of(notebook) if not _grade_id(cell).endswith("-tests")]
    notebook["cells"] = [_code("\n\n".join(sources))]


def _helpers_in_other_cells(notebook: Notebook) -> None:
    for cell in [c for c in cells_of(notebook) if re.search(r"-task\d+$", _grade_id(c))]:
        place = notebook["cells"].index(cell)
        cell["source"] = "".join(cell["source"]).replace("np.", "numeric.")
        notebook["cells"].insert(place, _code("import numpy as numeric\nnp = numeric"))


def _much_output(notebook: Notebook) -> None:
    for cell in cells_of(notebook):
        text = "epoch 1 … \x1b[31m\u2588\x1b[0m <script>alert(1)</script>\n" * 20_000
        cell["outputs"] = [
            {"output_type": "stream", "name": "stderr", "text": text},
            {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t"] * 1000},
        ]
        cell["execution_count"] = 10**9


def _lines_without_ends(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).split("\n")


def _old_format(notebook: Notebook) -> None:
    cells = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            cells.append(
                {"cell_type": "code", "input": source, "language": "python", "outputs": [], "collapsed": False}
            )
        else:
            cells.append({"cell_type": "markdown", "source": source})
    notebook.clear()
    notebook.update(
        {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells, "metadata": {}}]}
    )


def _odd_kernel(notebook: Notebook) -> None:
    notebook["metadata"] = {
        "kernelspec": {"name": "nn-course-gpu", "display_name": "?"},
        "language_info": {"name": "python", "version": "2.7"},
    }
    notebook["nbformat_minor"] = 99


NOTEBOOKS: dict[str, Callable[[Notebook], None]] = {
    function.__name__.strip("_"): function
    for function in (
        _as_it_is, _checks_deleted, _only_solutions_left, _setup_deleted, _metadata_stripped, _cells_duplicated,
        _solution_copied_below, _check_cell_edited, _check_cell_overwritten, _extra_cells, _everything_in_one_cell,
        _helpers_in_other_cells, _much_output, _lines_without_ends, _old_format, _odd_kernel,
    )
}  # fmt: skip
