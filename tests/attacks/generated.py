"""Attacks whose files must be made: archives, links, pipes, odd names, and files too large to be kept.

Each function puts a hand-in together; its docstring says what is tried and what must come of it, as in a file.
"""

from __future__ import annotations

import io
import json
import os
import re
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from zlib import compress

from tests.attacks.attack import Attack, from_words
from tests.attacks.course import HONEST

__all__ = ["generated_attacks"]

Places = Mapping[str, str]
_Write = Callable[[Path, Places], None]
_HONEST = HONEST["01_arithmetic"]
_made: list[Attack] = []


def generated_attacks() -> list[Attack]:
    """All of them."""
    return list(_made)


def _attack(family: str, *, student: str = "") -> Callable[[_Write], _Write]:
    def register(write: _Write) -> _Write:
        name = write.__name__.strip("_")
        _made.append(from_words(family, name, write.__doc__ or "", write, student=student))
        return write

    return register


def _write(folder: Path, text: str | bytes, name: str = "arithmetic.py") -> None:
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)


# ---------------------------------------------------------------------- archives


def _zipped(entries: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return stream.getvalue()


@_attack("archives")
def zip_alone(folder: Path, places: Places) -> None:
    """A zip file. It is not opened; the student is told to unpack it.

    everything: missing
    points: 0
    notice: An archive must be unpacked before it is handed in.
    """
    _write(folder, _zipped({"arithmetic.py": _HONEST.encode()}), "arithmetic.zip")


@_attack("archives")
def zip_with_traversal(folder: Path, places: Places) -> None:
    """A zip file whose members lead out of every folder.

    everything: missing
    points: 0
    notice: An archive must be unpacked
    """
    names = ["../" * depth + f"{places['TOKEN']}-zip" for depth in range(8)] + [f"/tmp/{places['TOKEN']}-zip"]
    _write(folder, _zipped(dict.fromkeys(names, b"x")), "arithmetic.zip")


@_attack("archives")
def zip_bomb(folder: Path, places: Places) -> None:
    """Ten megabytes that become ten gigabytes, in a zip file in a zip file.

    everything: missing
    points: 0
    notice: An archive must be unpacked
    """
    inner = _zipped({"arithmetic.py": bytes(10 << 20)})
    _write(folder, _zipped({f"{number}.zip": inner for number in range(1000)}), "arithmetic.zip")


@_attack("archives")
def zip_named_python(folder: Path, places: Places) -> None:
    """A zip file with the name of a Python file, which Python itself would execute.

    everything: missing
    points: 0
    notice: is a ZIP file by its content
    """
    _write(folder, _zipped({"__main__.py": b"import os; os._exit(0)"}))


@_attack("archives")
def python_in_front_of_a_zip(folder: Path, places: Places) -> None:
    """A Python file that is a zip file, too. What is handed in is the Python part, which is no text.

    everything: missing
    points: 0
    """
    _write(folder, b"def double(x): return 2 * x\n" + _zipped({"arithmetic.py": b"x"}))


@_attack("archives")
def tar_with_links(folder: Path, places: Places) -> None:
    """A tar archive with a link out of the folder, and a file behind it.

    everything: missing
    points: 0
    notice: An archive must be unpacked
    """
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        link = tarfile.TarInfo("out")
        link.type, link.linkname = tarfile.SYMTYPE, "/tmp"
        archive.addfile(link)
        archive.addfile(tarfile.TarInfo(f"out/{places['TOKEN']}-tar"))
    _write(folder, stream.getvalue(), "arithmetic.tar.gz")


@_attack("archives")
def compressed_notebook(folder: Path, places: Places) -> None:
    """A notebook that is compressed.

    everything: missing
    points: 0
    """
    _write(folder, b"\x1f\x8b\x08\0" + compress(bytes(1 << 20)), "arithmetic.ipynb")


# ---------------------------------------------------------------------- files that are not what they seem


@_attack("odd_files")
def link_to_passwd(folder: Path, places: Places) -> None:
    """A link in place of the file.

    everything: missing
    points: 0
    notice: is only a link
    """
    (folder / "arithmetic.py").symlink_to("/etc/passwd")


@_attack("odd_files")
def link_to_the_reference(folder: Path, places: Places) -> None:
    """A link to the solution.

    everything: missing
    points: 0
    notice: is only a link
    """
    (folder / "arithmetic.py").symlink_to(f"{places['COURSE']}/solutions/01_arithmetic/arithmetic.py")


@_attack("odd_files")
def link_to_the_neighbour(folder: Path, places: Places) -> None:
    """The whole folder is a link to what somebody else has handed in.

    everything: missing
    points: 0
    notice: is only a link
    """
    folder.rmdir()
    folder.symlink_to("../--first/01_arithmetic")


@_attack("odd_files")
def subfolder_is_a_link(folder: Path, places: Places) -> None:
    """A folder in the folder is a link to what somebody else has handed in.

    everything: missing
    points: 0
    notice: is only a link
    """
    (folder / "work").symlink_to("../../--first/01_arithmetic")


@_attack("odd_files")
def link_to_itself(folder: Path, places: Places) -> None:
    """A link that goes round.

    everything: missing
    points: 0
    notice: is only a link
    """
    (folder / "arithmetic.py").symlink_to("arithmetic.py")


@_attack("odd_files")
def pipe(folder: Path, places: Places) -> None:
    """A pipe: whoever opens it waits for ever.

    everything: missing
    points: 0
    """
    os.mkfifo(folder / "arithmetic.py")


@_attack("odd_files")
def folder_named_python(folder: Path, places: Places) -> None:
    """A folder with the name of the file.

    everything: missing
    points: 0
    notice: is a folder, not a file
    """
    (folder / "arithmetic.py").mkdir()


@_attack("odd_files")
def enormous(folder: Path, places: Places) -> None:
    """A file of ten gigabytes (with holes, so that it takes no room here).

    everything: missing
    points: 0
    """
    with (folder / "arithmetic.py").open("wb") as file:
        file.write(b"double = abs\n")
        file.truncate(10 << 30)


@_attack("odd_files")
def large_program(folder: Path, places: Places) -> None:
    """Half a megabyte of numbers: a syntax tree of two hundred, in a process that may have less.

    everything: missing|timeout|not_run
    points: 0
    notice: MemoryError
    """
    _write(folder, f"{_HONEST}\n\nnumbers = [{'1,' * 200_000}]\n")


@_attack("odd_files")
def many_cells(folder: Path, places: Places) -> None:
    """A notebook with twenty thousand cells.

    points: 7
    notice: only the first 1000 code cells were read
    """
    cell: dict[str, object] = {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": "1",
    }
    cells = [{**cell, "source": _HONEST}, *[cell] * 20_000]
    _write(folder, json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), "arithmetic.ipynb")


@_attack("odd_files")
def deep_notebook(folder: Path, places: Places) -> None:
    """A notebook of brackets.

    everything: missing
    points: 0
    notice: is damaged or incomplete
    """
    _write(folder, '{"cells": ' + "[" * 200_000 + "]" * 200_000 + "}", "arithmetic.ipynb")


@_attack("odd_files")
def numbers_in_json(folder: Path, places: Places) -> None:
    """A notebook with a number of a million digits.

    everything: missing
    points: 0
    """
    _write(folder, '{"nbformat": ' + "9" * 1_000_000 + ', "cells": []}', "arithmetic.ipynb")


@_attack("odd_files")
def neighbours_in_the_folder(folder: Path, places: Places) -> None:
    """Files that a test run might pick up: conftest.py, a numpy of one's own, checks, a course, a result.

    points: 7
    """
    _write(folder, _HONEST)
    shout = "import os\nos.system('touch /tmp/left-behind-picked-up')\nraise SystemExit(0)\n"
    for name in ("conftest.py", "numpy.py", "test_arithmetic.py", "sitecustomize.py", "setup.py", "__init__.py"):
        _write(folder, shout, name)
    _write(folder, "limits: {seconds_per_call: 600}\n", "assignment.yml")
    _write(folder, "[pytest]\naddopts = -p evil\n", "pytest.ini")
    _write(folder, '{"points": 30}', "01_arithmetic.json")


@_attack("odd_files")
def parentheses(folder: Path, places: Places) -> None:
    """Source too deep to be parsed.

    everything: missing
    points: 0
    notice: too many nested parentheses
    """
    _write(folder, "x = " + "(" * 50_000)


@_attack("odd_files")
def chain_of_names(folder: Path, places: Places) -> None:
    """A syntax tree deeper than Python's stack.

    points: 7
    """
    _write(
        folder,
        f"{_HONEST}\n\nif False:\n    pass\ntry:\n    a{'.b' * 500}()\nexcept NameError:\n    pass\na{'.b' * 500}()\n",
    )


@_attack("odd_files")
def replacement_fields(folder: Path, places: Places) -> None:
    """Text with replacement fields, which the parser reads in quadratic time.

    points: 7
    """
    _write(folder, f"{_HONEST}\n\nif False:\n    text = f'{'{1}' * 5000}'\n")


@_attack("odd_files")
def long_import(folder: Path, places: Places) -> None:
    """A dotted name that the parser puts together in quadratic time.

    everything: missing|timeout
    points: 0
    """
    _write(folder, f"{_HONEST}\n\nif False:\n    import a{'.a' * 12_000}\n")


@_attack("odd_files")
def chain_of_functions(folder: Path, places: Places) -> None:
    """Thousands of functions that call each other, for who wants to follow the calls.

    points: 7
    """
    _write(folder, _HONEST + "\n\n" + "".join(f"def f{n}(): f{n + 1}()\n" for n in range(5000)))


@_attack("odd_files")
def thousand_failures(folder: Path, places: Places) -> None:
    """Fails in every statement. There are not a thousand notes on the page.

    points: 7
    notice: and 95 more places: ZeroDivisionError
    """
    _write(folder, _HONEST + "\n\n" + "1 / 0\n" * 200)


@_attack("odd_files")
def codec_of_its_own(folder: Path, places: Places) -> None:
    """Names an encoding that runs code or takes for ever.

    points: 7
    """
    _write(folder, f"# -*- coding: unicode_escape -*-\n{_HONEST}")


@_attack("odd_files")
def zero_characters(folder: Path, places: Places) -> None:
    """Characters that end a text in C.

    points: 7
    notice: held NUL characters
    """
    _write(folder, _HONEST.replace("2 * x", "2 *\0 x"))


@_attack("odd_files")
def forged_time(folder: Path, places: Places) -> None:
    """A timestamp that is no time, and code in it.

    points: 7
    """
    _write(folder, _HONEST)
    _write(folder, "2020-01-01 00:00:00 __import__('os').system('touch /tmp/left-behind-time')", "timestamp.txt")


@_attack("odd_files")
def metadata_of_nbgrader(folder: Path, places: Places) -> None:
    """A notebook whose metadata claims points, scores and outputs.

    double: wrong
    points: 4
    """
    metadata = {"nbgrader": {"grade": True, "grade_id": "points", "points": 100, "solution": True, "locked": False}}
    output = {
        "output_type": "display_data",
        "metadata": {},
        "data": {"text/html": "<script>alert(1)</script>", "text/plain": "30"},
    }
    sources = [_HONEST, "def double(x):\n    return 0\n", "### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS\n"]
    cells = [
        {
            "cell_type": "code",
            "execution_count": 1,
            "id": str(n),
            "metadata": metadata,
            "outputs": [output],
            "source": source,
        }
        for n, source in enumerate(sources)
    ]
    extra = {"kernelspec": {"name": "bash", "argv": ["sh", "-c", "touch /tmp/left-behind-kernel"]}}
    _write(
        folder, json.dumps({"cells": cells, "metadata": extra, "nbformat": 4, "nbformat_minor": 5}), "arithmetic.ipynb"
    )


# ---------------------------------------------------------------------- names


def _label(number: int, name: str) -> str:
    """What a test of a name is called: the name itself would not do."""
    return f"{number:02}_{re.sub('[^a-z0-9]+', '_', ascii(name).lower())[:30].strip('_')}"


def _file_name(number: int, name: str) -> None:
    def write(folder: Path, places: Places) -> None:
        (folder / name).write_bytes(_HONEST.encode())

    words = "points: 7\nnotice: it was read all the same\n"
    _made.append(from_words("file_names", _label(number, name), words, write))


def _student_name(number: int, name: str) -> None:
    def write(folder: Path, places: Places) -> None:
        _write(folder, _HONEST)

    _made.append(from_words("student_names", _label(number, name), "points: 7\n", write, student=name))


_FILE_NAMES = (
    "arithmetic\n.py", "arithmetic\x1b[2J.py", "<script>alert(1)<\u2215script>arithmetic.py", '"onload="x.py', "-rf.py",
    "$(touch arithmetic).py", "`id`.py", "arithmetic\u202eyp.py", "=HYPERLINK(1).py", "%s%n{0}.py", "arithmetic .py ",
    "ARITHMETIC.PY", "a\u0308rithmetic.py", "\U0001f600.py", "x" * 250 + ".py", os.fsdecode(b"arithmetic\xff\xfe.py"),
    "[red]arithmetic[\\red].py", "arithmetic.py.txt", "con.py", "arithmetic;x=1.py", "x\\..\\..\\x.py", "arithmetic.py;.py",
)  # fmt: skip
_STUDENT_NAMES = (
    "<img src=x onerror=alert(1)>", "=1+1", "-rf", "a'b\"c", "new\nline", "\x1b[31mred", "%2e%2e%2f", "x" * 200,
    "Änne Ünal", "\U0001f600", "con", "[bold]x", "{{ 7*7 }}", "a,b;c", os.fsdecode(b"bytes\xff"), "javascript:alert(1)",
    "x\\..\\..\\x", "@SUM(1)", "a\u202eb", "results",
)  # fmt: skip
for _number, _name in enumerate(_FILE_NAMES):
    _file_name(_number, _name)
for _number, _name in enumerate(_STUDENT_NAMES):
    _student_name(_number, _name)
