"""Files that a hand-in imports are part of it; a name of a library means the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.handin import modules as reading
from grader.handin.modules import imported_modules
from grader.handin.submission import Submission, read_file, read_submission

HELPER = "def window(x):\n    return x\n"
MAIN = "from helfer import window\ndef pool2d(image):\n    return window(image)\n"


def handed_in(folder: Path, files: dict[str, str | bytes]) -> Submission:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_submission(folder, "pooling", "anna")


def names(submission: Submission) -> list[str]:
    return [module.name for module in submission.modules]


def said(submission: Submission) -> str:
    return "\n".join(notice.text.en for notice in submission.notices)


def levels(submission: Submission) -> list[str]:
    return [notice.level for notice in submission.notices]


def test_a_file_that_is_imported_is_read_and_said(tmp_path: Path) -> None:
    read = handed_in(tmp_path, {"pooling.py": MAIN, "helfer.py": HELPER, "alt.py": "x = 1\n"})
    [module] = read.modules
    assert (module.name, module.chunk.source, module.chunk.filename, module.package) == (
        "helfer", HELPER, "helfer.py", False,
    )  # fmt: skip
    assert "was read, too: “helfer.py”" in said(read)
    assert "fits best; not “alt.py”." in said(read), "what is imported is not among them"


def test_a_helper_alone_is_no_second_hand_in(tmp_path: Path) -> None:
    read = handed_in(tmp_path, {"pooling.py": MAIN, "helfer.py": HELPER})
    assert (read.file, levels(read)) == ("pooling.py", ["info"])


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("import helfer", ["helfer"]),
        ("import helfer as h, zwei", ["helfer", "zwei"]),
        ("def pool2d(image):\n    from helfer import window", ["helfer"]),
        ("try:\n    import helfer\nexcept ImportError:\n    pass", ["helfer"]),
        ("import importlib\nimportlib.import_module('helfer')", ["helfer"]),
        ("h = __import__('helfer')", ["helfer"]),
        ("from helfer import *\nthis is no Python", ["helfer"]),
        ("import utils.fenster", ["utils", "utils.fenster"]),
        ("from utils import fenster", ["utils", "utils.fenster"]),
        ("from utils.kette import x", ["fenster", "utils", "utils.fenster", "utils.kette"]),
        ("from paket import *", ["paket", "paket.innen"]),
        ("import paket.innen", ["paket", "paket.innen"]),
        ("'import helfer'", []),
        ("import numpy, nowhere, os.path, conftest", []),
        ("from helfer.nothing import x", ["helfer"]),
        ("import numpy.helfer", []),
    ],
)
def test_whatever_form_an_import_has(tmp_path: Path, statement: str, found: list[str]) -> None:
    files: dict[str, str | bytes] = {
        "pooling.py": f"{statement}\n",
        "helfer.py": HELPER,
        "zwei.py": "",
        "fenster.py": "",
        "utils/fenster.py": "",
        "utils/kette.py": "import fenster\nfrom . import fenster as mine\n",
        "paket/__init__.py": "from .innen import *\n",
        "paket/innen.py": "",
    }
    assert names(handed_in(tmp_path, files)) == found


def test_what_a_notebook_imports_is_read(tmp_path: Path) -> None:
    cell = '{"cell_type": "code", "metadata": {}, "outputs": [], "source": "import helfer"}'
    read = handed_in(tmp_path, {"pooling.ipynb": f'{{"cells": [{cell}]}}', "helfer.py": HELPER})
    assert (read.file, names(read)) == ("pooling.ipynb", ["helfer"])


def test_a_single_file_is_read_with_what_lies_beside_it(tmp_path: Path) -> None:
    handed_in(tmp_path, {"answer.py": MAIN, "helfer.py": HELPER})
    assert names(read_file(tmp_path / "answer.py", "pooling")) == ["helfer"]


def test_a_program_in_a_subfolder_imports_from_there(tmp_path: Path) -> None:
    read = handed_in(tmp_path, {"Abgabe/pooling.py": MAIN, "Abgabe/helfer.py": HELPER, "helfer.py": "wrong = 1\n"})
    assert [module.chunk.source for module in read.modules] == [HELPER]


@pytest.mark.parametrize("name", ["random", "numpy", "pytest", "json"])
def test_a_name_of_a_library_means_the_library(tmp_path: Path, name: str) -> None:
    read = handed_in(tmp_path, {"pooling.py": f"import {name}\nfrom {name} import window\n", f"{name}.py": HELPER})
    assert read.modules == ()
    assert said(read).count(f"“{name}.py” is named like the library “{name}”") == 1


@pytest.mark.parametrize(
    ("files", "main"),
    [
        (("loesung.py", "helfer.py"), "loesung.py"),
        (("a_abgabe.py", "z_helfer.py"), "a_abgabe.py"),
        (("z_abgabe.py", "a_helfer.py"), "z_abgabe.py"),
        (("pooling (1).py", "pooling_helfer.py"), "pooling (1).py"),
        (("pooling_anna.py", "pooling_helfer.py"), "pooling_anna.py"),
        (("pooling.py", "main.py"), "pooling.py"),
    ],
)
def test_the_right_file_is_the_hand_in(tmp_path: Path, files: tuple[str, str], main: str) -> None:
    one, other = files
    helper = other.removesuffix(".py")
    read = handed_in(tmp_path, {one: f"from {helper} import window\ndef pool2d(x): return window(x)\n", other: HELPER})
    assert (read.file, names(read)) == (main, [helper])


def test_a_file_that_only_calls_the_solution_is_not_it(tmp_path: Path) -> None:
    read = handed_in(tmp_path, {"run.py": "import loesung\nprint(loesung.pool2d(3))\n", "loesung.py": HELPER})
    assert read.file == "loesung.py"


def test_files_that_import_each_other_are_read_once(tmp_path: Path) -> None:
    read = handed_in(tmp_path, {"pooling.py": "import a\n", "a.py": "import b, pooling\n", "b.py": "import a\n"})
    assert names(read) == ["a", "b"]


def test_a_notebook_may_import_the_python_file_of_its_own_name(tmp_path: Path) -> None:
    cell = '{"cell_type": "code", "metadata": {}, "outputs": [], "source": "from pooling import *\\ndef f(): pass"}'
    read = handed_in(tmp_path, {"pooling.ipynb": f'{{"cells": [{cell}]}}', "pooling.py": HELPER})
    assert (read.file, names(read)) == ("pooling.ipynb", ["pooling"])


def test_links_and_pipes_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text("TOKEN = 1\n")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "helfer.py").symlink_to(tmp_path / "secret.py")
    (folder / "utils").symlink_to(tmp_path)
    read = handed_in(folder, {"pooling.py": "import helfer\nimport utils.secret\n"})
    assert read.modules == ()


def test_every_encoding_and_magic_is_read_as_in_the_hand_in(tmp_path: Path) -> None:
    read = handed_in(tmp_path, {"pooling.py": "import helfer\n", "helfer.py": "%time x = 'ü'\n".encode("latin-1")})
    assert read.modules[0].chunk.source == "x = 'ü'\n"
    assert "“helfer.py” is saved in Windows-1252" in said(read)


def test_a_helper_that_is_no_python_is_named_with_its_line(tmp_path: Path) -> None:
    read = handed_in(tmp_path, {"pooling.py": "import helfer\n", "helfer.py": "x = 1\ndef f(:\n"})
    assert names(read) == ["helfer"]
    assert "Python cannot run “helfer.py”: line 2" in said(read)


def test_the_data_hold_what_is_imported_and_nothing_else(tmp_path: Path) -> None:
    before = handed_in(tmp_path, {"pooling.py": MAIN, "helfer.py": HELPER, "notes.txt": "1"})
    other = handed_in(tmp_path, {"notes.txt": "2"})
    changed = handed_in(tmp_path, {"helfer.py": HELPER + "#"})
    assert before.data == other.data != changed.data


def test_more_than_is_read_is_left_out_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_MODULES", 2)
    read = handed_in(tmp_path, {"pooling.py": "import a, b, c\n", **{f"{name}.py": "" for name in "abc"}})
    assert names(read) == ["a", "b"]
    assert "problem" in levels(read)
    assert "not read: “c.py”" in said(read)


def test_a_large_file_is_left_out_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_IN_ALL", 100)
    read = handed_in(tmp_path, {"pooling.py": "import a, b\n", "a.py": "x = 1\n", "b.py": "#" * 100})
    assert names(read) == ["a"]
    assert "not read: “b.py”" in said(read)


def test_a_file_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    read = handed_in(tmp_path, {"pooling.py": "import a\n", "a.py": "x = 1\n"})
    beside = reading.modules_beside(tmp_path / "pooling.py", read.chunks, refuse)
    assert beside.modules == ()
    assert "“a.py” could not be opened (Permission denied)" in beside.notices[0].text.en


def test_names_that_are_no_file_names_are_passed_over() -> None:
    assert imported_modules("__import__('../../etc/passwd')\n__import__('a\\0b')\n") == ["../../etc/passwd", "a\0b"]


def test_such_names_lead_nowhere(tmp_path: Path) -> None:
    program = "__import__('../secret')\n__import__('a\\0b')\n__import__('')\n__import__('__init__')\n"
    (tmp_path / "secret.py").write_text("x = 1\n")
    read = handed_in(tmp_path / "in", {"pooling.py": program, "__init__.py": "", "b.py": ""})
    assert read.modules == ()
