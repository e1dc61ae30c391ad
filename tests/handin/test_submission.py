"""Reading hand-ins: whatever a student does, there is a submission, and a notice says what was found."""

from __future__ import annotations

import builtins
import json
import os
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.handin import candidates
from grader.handin import submission as reading
from grader.handin.submission import Submission, read_file, read_submission

SOLUTION = "def pool2d(image):\n    return image\n"
STUB = "def pool2d(image):\n    raise NotImplementedError()\n"
GREETING = '# Größe: Übung\nNAME = "Jürgen"\n'


def cell(source: object, **metadata: object) -> dict[str, object]:
    return {"cell_type": "code", "metadata": metadata, "source": source, "outputs": [], "execution_count": None}


def notebook(*sources: object) -> str:
    cells = [source if isinstance(source, dict) else cell(source) for source in sources]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def handed_in(folder: Path, **files: str | bytes) -> Submission:
    """The submission made of these files; ``__`` in a name stands for a dot."""
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name.replace("__", ".")).write_bytes(data)
    return read_submission(folder, "pooling", "meier")


def source(submission: Submission) -> str:
    return "\n".join(chunk.source for chunk in submission.chunks)


def said(submission: Submission) -> str:
    return "\n".join(notice.text.en for notice in submission.notices)


def levels(submission: Submission) -> list[str]:
    return [notice.level for notice in submission.notices]


class TestOrdinary:
    def test_a_python_file_is_one_chunk_without_notices(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, pooling__py=SOLUTION)
        assert [(c.source, c.filename, c.first_line) for c in read.chunks] == [(SOLUTION, "pooling.py", 1)]
        assert (read.student, read.file, read.notices, read.submitted) == ("meier", "pooling.py", (), "")

    def test_a_notebook_is_one_chunk_per_cell(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, pooling__ipynb=notebook("a = 1", SOLUTION))
        assert [c.filename for c in read.chunks] == ["pooling.ipynb[cell 1]", "pooling.ipynb[cell 2]"]
        assert read.notices == ()

    def test_the_data_depend_on_the_source_alone(self, tmp_path: Path) -> None:
        printed = cell(SOLUTION) | {"outputs": [{"output_type": "stream", "text": "7"}], "execution_count": 9}
        one = handed_in(tmp_path, pooling__ipynb=notebook(SOLUTION))
        other = handed_in(tmp_path, pooling__ipynb=notebook(printed))
        changed = handed_in(tmp_path, pooling__ipynb=notebook(SOLUTION + "#"))
        assert one.data == other.data != changed.data


class TestEncodings:
    @pytest.mark.parametrize(
        ("data", "level"),
        [
            (GREETING.encode("utf-8-sig"), []),
            (GREETING.encode("latin-1"), ["info"]),
            (GREETING.encode("utf-16"), ["info"]),
            (GREETING.encode("utf-16-le"), ["info"]),
            (GREETING.encode("utf-16-be"), ["info"]),
            (GREETING.encode("utf-32"), ["info"]),
            (b"# -*- coding: latin-1 -*-\n" + GREETING.encode("latin-1"), []),
            (b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n" + GREETING.encode("cp1252"), []),
            (b"# coding: no-such-thing\n" + GREETING.encode(), []),
            (b"# coding: rot13\n" + GREETING.encode(), []),
            (b"# coding: punycode\n" + GREETING.encode(), []),
            (GREETING.replace("\n", "\r\n").encode(), []),
            (GREETING.replace("\n", "\r").encode(), []),
        ],
    )
    def test_umlauts_arrive_whatever_the_encoding(self, tmp_path: Path, data: bytes, level: list[str]) -> None:
        read = handed_in(tmp_path, pooling__py=data)
        assert source(read).endswith(GREETING)
        assert levels(read) == level

    def test_every_byte_means_something_in_the_last_resort(self, tmp_path: Path) -> None:
        assert source(handed_in(tmp_path, pooling__py=b"x = '\x81\xff'")) == "x = '\x81ÿ'"

    def test_nul_characters_are_removed_and_reported(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, pooling__py=b"x = 1\0\ny = 2\n")
        assert source(read) == "x = 1\ny = 2\n"
        assert "NUL" in said(read)

    def test_a_notebook_in_utf16_is_read(self, tmp_path: Path) -> None:
        assert source(handed_in(tmp_path, pooling__ipynb=notebook(SOLUTION).encode("utf-16"))) == SOLUTION

    def test_half_characters_are_replaced(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, pooling__ipynb=notebook("x = '\ud800'"))
        assert source(read) == "x = '\N{REPLACEMENT CHARACTER}'"
        read.data.decode()


class TestUnreadable:
    @pytest.mark.parametrize("name", ["pooling__py", "pooling__ipynb"])
    def test_an_empty_file_is_a_problem(self, tmp_path: Path, name: str) -> None:
        read = handed_in(tmp_path, **{name: b""})
        assert (read.chunks, levels(read)) == ((), ["problem"])
        assert "is empty (0 bytes)" in said(read)

    @pytest.mark.parametrize("data", [b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\0"])
    def test_blank_space_is_a_problem(self, tmp_path: Path, data: bytes) -> None:
        assert "blank space" in said(handed_in(tmp_path, pooling__py=data))

    @pytest.mark.parametrize(("data", "kind"), [(b"%PDF-1.7", "PDF"), (b"PK\x03\x04", "ZIP"), (b"\x89PNG", "PNG")])
    def test_documents_are_named(self, tmp_path: Path, data: bytes, kind: str) -> None:
        read = handed_in(tmp_path, pooling__py=data + b"\x00\x01garbage")
        assert (read.chunks, levels(read)) == ((), ["problem"])
        assert f"a {kind} file" in said(read)

    def test_a_file_that_cannot_be_opened_is_a_problem(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> bytes:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(reading, "_bytes", refuse)
        read = handed_in(tmp_path, pooling__py=SOLUTION)
        assert "could not be opened (Permission denied)" in said(read)

    def test_a_python_file_that_is_too_large_is_not_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "LARGEST_FILE", 1000)
        read = handed_in(tmp_path, pooling__py=SOLUTION + "#" * 1000)
        assert (read.chunks, levels(read)) == ((), ["problem"])
        assert "larger than 20 MB" in said(read)

    def test_of_a_notebook_that_is_too_large_the_first_cells_are_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reading, "LARGEST_FILE", 1000)
        read = handed_in(tmp_path, pooling__ipynb=notebook(SOLUTION, "#" * 1000))
        assert source(read) == SOLUTION
        assert levels(read) == ["problem", "problem"]


class TestDamagedNotebooks:
    def test_the_whole_cells_of_a_cut_off_notebook_are_kept(self, tmp_path: Path) -> None:
        text = notebook(SOLUTION, "b = 2", "c = 3")
        read = handed_in(tmp_path, pooling__ipynb=text[: text.index("c = 3")])
        assert source(read) == SOLUTION + "\nb = 2"
        assert levels(read) == ["problem"]
        assert "line 1 of the file" in said(read)
        assert "still readable: 2" in said(read)

    def test_both_sides_of_a_merge_conflict_are_kept(self, tmp_path: Path) -> None:
        text = json.dumps(json.loads(notebook("a = 1", "b = 2")), indent=1)
        text = text.replace('  {\n   "cell_type"', '<<<<<<< HEAD\n  {\n   "cell_type"', 1)
        assert source(handed_in(tmp_path, pooling__ipynb=text)) == "a = 1\nb = 2"

    @pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"a":' * 100_000, "1" * 10_000, "null", "[]", '"a"', "{}"])
    def test_what_is_no_notebook_at_all_is_a_problem(self, tmp_path: Path, text: str) -> None:
        read = handed_in(tmp_path, pooling__ipynb=text)
        assert read.chunks == () or text.startswith(("1", "null", '"'))  # these three are Python
        assert read.notices

    def test_a_notebook_without_code_is_a_problem(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, pooling__ipynb=notebook({"cell_type": "markdown", "source": "Hi"}))
        assert "no code cell" in said(read)


class TestSyntaxErrors:
    def test_percent_cells_save_the_other_tasks(self, tmp_path: Path) -> None:
        text = "import numpy\n\n# %% task 1\ndef a(:\n    pass\n\n# %% task 2\n" + SOLUTION
        read = handed_in(tmp_path, pooling__py=text)
        assert [chunk.first_line for chunk in read.chunks] == [1, 3, 7]
        assert "".join(chunk.source for chunk in read.chunks) == text
        assert "line 4" in said(read)

    def test_without_percent_cells_the_file_stays_whole(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, pooling__py="def a(:\n")
        assert len(read.chunks) == 1
        assert read.notices == ()

    def test_magics_in_a_python_file_are_left_out_and_reported(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, pooling__py="%matplotlib inline\n" + SOLUTION)
        assert source(read) == "pass\n" + SOLUTION
        assert "(line 1)" in said(read)

    def test_an_exported_notebook_finds_what_a_notebook_has(self, tmp_path: Path) -> None:
        text = "get_ipython().run_line_magic('matplotlib', 'inline')\n" + SOLUTION
        read = handed_in(tmp_path, pooling__py=text)
        namespace: dict[str, object] = {}
        try:
            for chunk in read.chunks:
                exec(chunk.source, namespace)
        finally:
            for name in ("display", "get_ipython"):
                builtins.__dict__.pop(name, None)
        assert "pool2d" in namespace


class TestNames:
    @pytest.mark.parametrize(
        "name",
        ["pooling (1).py", "pooling-Copy1.ipynb", "Pooling.PY", "pooling_copy.py", "pooling - Kopie (2).py", "POOLING.IPYNB",
         "Kopie von pooling.ipynb", "Copy of pooling.ipynb", "04_pooling.py", "pooling.py.txt", "pooling.ipynb.json",
         "pooling_mueller.py", "meine_loesung.py", "pooling .py"],
    )  # fmt: skip
    def test_other_names_are_taken_with_a_notice(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_text(notebook(SOLUTION) if "ipynb" in name.lower() else SOLUTION, encoding="utf-8")
        read = read_submission(tmp_path, "pooling")
        assert source(read) == SOLUTION
        assert read.file == name
        assert levels(read) == ["warning"]
        assert f"“{name}” instead of “pooling.{'ipynb' if 'ipynb' in name.lower() else 'py'}”" in said(read)

    def test_the_exact_name_wins(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, **{"pooling__py": SOLUTION, "pooling (1)__py": "x = 1\n", "a__py": "x = 2\n"})
        assert (read.file, source(read)) == ("pooling.py", SOLUTION)
        assert "its name fits best; not “pooling (1).py”, “a.py”" in said(read)

    def test_of_notebook_and_file_the_one_with_fewer_open_tasks_wins(self, tmp_path: Path) -> None:
        assert handed_in(tmp_path, pooling__py=STUB, pooling__ipynb=notebook(SOLUTION)).file == "pooling.ipynb"
        read = handed_in(tmp_path, pooling__py=SOLUTION, pooling__ipynb=notebook(STUB))
        assert read.file == "pooling.py"
        assert "fewer tasks are left open" in said(read)

    def test_a_traceback_in_an_output_is_no_open_task(self, tmp_path: Path) -> None:
        ran = cell(SOLUTION) | {"outputs": [{"output_type": "error", "traceback": ["raise NotImplementedError"]}]}
        os.utime(_written(tmp_path / "pooling.py", STUB), (2e9, 2e9))
        assert handed_in(tmp_path, pooling__ipynb=notebook(ran)).file == "pooling.ipynb"

    @pytest.mark.parametrize("newer", ["pooling.py", "pooling.ipynb"])
    def test_of_two_finished_ones_the_later_wins(self, tmp_path: Path, newer: str) -> None:
        _written(tmp_path / "pooling.py", SOLUTION)
        _written(tmp_path / "pooling.ipynb", notebook(SOLUTION))
        for name in ("pooling.py", "pooling.ipynb"):
            moment = 2e9 if name == newer else 1e9
            os.utime(tmp_path / name, (moment, moment))
        read = read_submission(tmp_path, "pooling")
        assert read.file == newer
        assert "saved last" in said(read)

    def test_in_doubt_the_notebook_counts(self, tmp_path: Path) -> None:
        for path in (
            _written(tmp_path / "pooling.py", SOLUTION),
            _written(tmp_path / "pooling.ipynb", notebook(SOLUTION)),
        ):
            os.utime(path, (1e9, 1e9))
        assert "in doubt the notebook counts" in said(read_submission(tmp_path, "pooling"))

    def test_a_copy_that_solves_more_is_graded_too(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, **{"pooling__py": STUB, "pooling (1)__py": SOLUTION})
        assert (read.file, [each.file for each in read.alternatives]) == ("pooling.py", ["pooling (1).py"])
        assert levels(read) == [], "which one counted is said when both are graded"

    def test_an_empty_file_loses_against_the_other(self, tmp_path: Path) -> None:
        assert handed_in(tmp_path, pooling__py="", pooling__ipynb=notebook(STUB)).file == "pooling.ipynb"

    def test_the_released_checks_are_no_candidates(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, pooling__py=SOLUTION, test_pooling__py="x", conftest__py="x")
        assert read.notices == ()

    def test_a_person_looks_when_several_foreign_names_are_there(self, tmp_path: Path) -> None:
        assert "problem" in levels(handed_in(tmp_path, a__py=SOLUTION, b__py=SOLUTION))

    def test_the_content_decides_what_a_file_is(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, pooling__py=notebook(SOLUTION))
        assert source(read) == SOLUTION
        assert "a notebook by its content" in said(read)
        (tmp_path / "pooling.py").unlink()
        read = handed_in(tmp_path, pooling__ipynb=SOLUTION)
        assert source(read) == SOLUTION
        assert "a Python program by its content" in said(read)

    @pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
    def test_odd_characters_in_names_are_made_printable(self, tmp_path: Path) -> None:
        path = os.fsencode(tmp_path) + b"/pooling\xff\x1b[31m\n.py"
        with open(path, "wb") as file:  # noqa: PTH123 - a name that is no text
            file.write(SOLUTION.encode())
        read = read_submission(tmp_path, "pooling", os.fsdecode(b"m\xfcller"))
        assert read.file.isprintable()
        assert read.student == "müller"
        assert source(read) == SOLUTION


class TestFolders:
    def test_a_missing_file_is_a_problem_that_says_what_is_there(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, answer__pdf="x", all__zip="x", timestamp__txt="2026-11-27 10:00:00 UTC")
        assert (read.file, read.chunks, levels(read)) == ("all.zip", (), ["problem"])
        assert "“all.zip”, “answer.pdf”" in said(read)
        assert "unpacked" in said(read)
        assert read.submitted == "2026-11-27T10:00:00Z"

    def test_a_missing_folder_is_a_problem(self, tmp_path: Path) -> None:
        assert levels(read_submission(tmp_path / "nowhere", "pooling")) == ["problem"]

    def test_a_folder_named_like_the_file(self, tmp_path: Path) -> None:
        (tmp_path / "pooling.py").mkdir()
        assert "is a folder" in said(read_submission(tmp_path, "pooling"))
        (tmp_path / "pooling.py" / "pooling.py").write_text(SOLUTION)
        assert source(read_submission(tmp_path, "pooling")) == SOLUTION

    def test_files_in_a_subfolder_are_found(self, tmp_path: Path) -> None:
        (tmp_path / "Abgabe").mkdir()
        (tmp_path / "__MACOSX").mkdir()
        _written(tmp_path / "Abgabe" / "pooling.py", SOLUTION)
        _written(tmp_path / "__MACOSX" / "pooling.py", "x")
        read = read_submission(tmp_path, "pooling")
        assert (source(read), levels(read)) == (SOLUTION, ["info"])
        assert "subfolder “Abgabe”" in said(read)

    def test_links_are_not_followed_out_of_the_folder(self, tmp_path: Path) -> None:
        _written(tmp_path / "secret.py", "TOKEN = 1\n")
        folder = tmp_path / "in"
        folder.mkdir()
        (folder / "pooling.py").symlink_to(tmp_path / "secret.py")
        (folder / "timestamp.txt").symlink_to(tmp_path / "secret.py")
        (folder / "deep").symlink_to(tmp_path)
        read = read_submission(folder, "pooling")
        assert read.chunks == ()
        assert "“pooling.py”, “deep” are only links" in said(read)

    def test_links_within_the_folder_are(self, tmp_path: Path) -> None:
        _written(tmp_path / "x.txt", SOLUTION)
        (tmp_path / "pooling.py").symlink_to("x.txt")
        assert source(read_submission(tmp_path, "pooling")) == SOLUTION

    def test_links_to_nowhere_and_in_circles_are_harmless(self, tmp_path: Path) -> None:
        (tmp_path / "pooling.py").symlink_to("pooling.py")
        (tmp_path / "pooling.ipynb").symlink_to("gone.ipynb")
        assert levels(read_submission(tmp_path, "pooling")) == ["problem"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_a_pipe_does_not_stop_the_reader(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pooling.py")
        read = read_submission(tmp_path, "pooling")
        assert (read.chunks, levels(read)) == ((), ["problem"])
        assert "a pipe, a socket or a device: “pooling.py”" in said(read)

    @pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets here")
    def test_a_socket_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)  # the path of a socket must be short
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("pooling.py")
            read = read_submission(tmp_path, "pooling")
        assert read.chunks == ()
        assert "a pipe, a socket or a device: “pooling.py”" in said(read)

    def test_a_folder_that_is_itself_a_link_is_named(self, tmp_path: Path) -> None:
        _written(tmp_path / "pooling.py", SOLUTION)
        (tmp_path / "in").symlink_to(tmp_path)
        assert "“in” is only a link" in said(read_submission(tmp_path / "in", "pooling"))

    def test_a_file_two_folders_deep_is_named(self, tmp_path: Path) -> None:
        deep = tmp_path / "Abgabe" / "04_pooling"
        deep.mkdir(parents=True)
        _written(deep / "pooling.py", SOLUTION)
        _written(deep / "bild.png", "")
        read = read_submission(tmp_path, "pooling")
        assert (read.chunks, levels(read)) == ((), ["problem"])
        assert "Two folders deep, where nothing is looked for: “Abgabe/04_pooling/pooling.py”" in said(read)
        assert "bild.png" not in said(read)

    @pytest.mark.parametrize("name", ["pooling.py", "pooling.ipynb", "Pooling (2).py", "zz_loesung.py"])
    @pytest.mark.parametrize("inside", ["", "Abgabe"])
    def test_a_file_among_very_many_others_is_found(self, tmp_path: Path, name: str, inside: str) -> None:
        """Made before, between and after the others, so that it stands anywhere in the folder's own order."""
        folder = tmp_path / inside
        folder.mkdir(exist_ok=True)
        for number in range(candidates.MOST_ENTRIES + 800):
            (folder / f"frame_{number}.png").touch()
            if number == 700:
                _written(folder / name, notebook(SOLUTION) if name.endswith("ipynb") else SOLUTION)
        assert source(read_submission(tmp_path, "pooling")) == SOLUTION

    def test_the_exact_name_is_found_where_not_all_names_are_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(candidates, "MOST_SCANNED", 3)
        for number in range(20):
            _written(tmp_path / f"a{number}.py", "x = 1\n")
        _written(tmp_path / "pooling.py", SOLUTION)
        assert source(read_submission(tmp_path, "pooling")) == SOLUTION

    def test_a_listing_does_not_depend_on_the_order_of_the_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(candidates, "MOST_ENTRIES", 4)
        found = []
        for place, names in (("a", "abcdefgh"), ("b", "hgfedcba")):
            (tmp_path / place).mkdir()
            for name in names:
                _written(tmp_path / place / f"{name}.py", f"{name} = 1\n")
            found.append([each.name for each in candidates.list_folder(tmp_path / place, "pooling").candidates])
        assert found[0] == found[1] == ["a.py", "b.py", "c.py", "d.py"]


class TestTimestamp:
    @pytest.mark.parametrize(
        ("text", "moment"),
        [
            ("2026-11-27 22:59:01.530000 UTC\n", "2026-11-27T22:59:01Z"),
            ("2026-11-27 23:59:00 +0100", "2026-11-27T22:59:00Z"),
            ("2026-11-27T23:59:00+01:00", "2026-11-27T22:59:00Z"),
            ("2026-11-27 23:59:00 Europe/Berlin", "2026-11-27T22:59:00Z"),
            ("2026-07-01 12:00:00 CEST", "2026-07-01T10:00:00Z"),
            ("2026-11-27 22:59", "2026-11-27T22:59:00Z"),
            ("2026-11-27T22:59:00Z", "2026-11-27T22:59:00Z"),
            ("2026-13-45 99:99:99 UTC", ""),
            ("0001-01-01 00:00:00 +1400", ""),
            ("2026-11-27 22:59:00 ../../etc/passwd", ""),
            ("2026-11-27 22:59:00 Middle/Earth", ""),
            ("yesterday", ""),
            ("", ""),
            ("9999-12-31 23:59:59 UTC", ""),
            ("9999-12-31 23:59:59 -1200", ""),
            ("1969-12-31 23:59:59 UTC", ""),
            ("2100-01-01 00:00:00 UTC", ""),
            ("2100-01-01 00:30:00 +0100", "2099-12-31T23:30:00Z"),
            ("99999999999999999999", ""),
            ("2026-11-27 22:59:00 localtime", ""),
            ("2026-11-27 22:59:00 Europe", ""),
            ("2026-11-27 22:59:00 +9999", ""),
            ("2026-11\0-27 22:59:00 UTC", "2026-11-27T22:59:00Z"),
            ("٢٠٢٦-11-27 22:59:00 UTC", ""),
        ],
    )
    def test_it_is_read_as_utc_and_else_unknown(self, tmp_path: Path, text: str, moment: str) -> None:
        read = handed_in(tmp_path, pooling__py=SOLUTION, timestamp__txt=text)
        assert read.submitted == moment
        assert source(read) == SOLUTION
        assert levels(read) == ([] if moment else ["problem"]), "whose time is unknown is looked at by a person"

    def test_what_it_says_instead_is_quoted(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, pooling__py=SOLUTION, timestamp__txt="9999-12-31 23:59:59 UTC")
        assert "“9999-12-31 23:59:59 UTC”" in said(read)
        assert "nothing is taken off for being late" in said(read)

    def test_bytes_that_are_no_text_are_unknown(self, tmp_path: Path) -> None:
        read = handed_in(tmp_path, pooling__py=SOLUTION, timestamp__txt=b"\xff\xfe\x00\xd8 \x1b[2J")
        assert (read.submitted, levels(read)) == ("", ["problem"])
        read.data.decode()
        assert all(character.isprintable() for character in said(read))

    @pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
    def test_what_is_no_file_is_unknown(self, tmp_path: Path, kind: str) -> None:
        place = tmp_path / "timestamp.txt"
        _written(tmp_path / "elsewhere", "2026-11-27 22:59:00 UTC")
        if kind == "folder":
            place.mkdir()
        elif kind == "pipe":
            os.mkfifo(place)
        else:
            place.symlink_to("elsewhere")
        read = handed_in(tmp_path, pooling__py=SOLUTION)
        assert (read.submitted, source(read), levels(read)) == ("", SOLUTION, ["problem"])

    def test_a_mended_time_is_another_hand_in(self, tmp_path: Path) -> None:
        """The notice is part of what is graded: a report that holds it must not be taken for the new one."""
        before = handed_in(tmp_path, pooling__py=SOLUTION, timestamp__txt="soon")
        after = handed_in(tmp_path, pooling__py=SOLUTION, timestamp__txt="2026-11-27 22:59:00 UTC")
        later = handed_in(tmp_path, pooling__py=SOLUTION, timestamp__txt="2026-11-28 22:59:00 UTC")
        assert before.data != after.data == later.data

    @pytest.mark.parametrize("seconds", [-(10**10), -1, 0, 253402300799, 10**12])
    def test_a_file_saved_at_no_possible_time_is_not_the_later_one(self, tmp_path: Path, seconds: int) -> None:
        _written(tmp_path / "pooling.py", SOLUTION)
        _written(tmp_path / "pooling.ipynb", notebook(SOLUTION))
        try:
            os.utime(tmp_path / "pooling.ipynb", (0, seconds))
        except (OSError, OverflowError):
            pytest.skip("this file system knows no such time")
        assert read_submission(tmp_path, "pooling").file == "pooling.py"


class TestOneFile:
    def test_any_name_will_do(self, tmp_path: Path) -> None:
        read = read_file(_written(tmp_path / "x.txt", SOLUTION), "pooling")
        assert (read.file, source(read), read.notices) == ("x.txt", SOLUTION, ())

    def test_a_link_is_followed(self, tmp_path: Path) -> None:
        _written(tmp_path / "real.ipynb", notebook(SOLUTION))
        (tmp_path / "pooling.ipynb").symlink_to("real.ipynb")
        assert source(read_file(tmp_path / "pooling.ipynb", "pooling")) == SOLUTION

    def test_a_missing_one_is_a_problem(self, tmp_path: Path) -> None:
        assert levels(read_file(tmp_path / "pooling.py", "pooling")) == ["problem"]


_ANYTHING = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_PIECES = st.sampled_from(
    [b'{"cells": [', b'{"cell_type": "code", "source": ', b'"x = 1"', b"]}", b"}", b"%%time\n", b"!ls\n", b"\\\n", b"x?\n",
     b"await f()\n", b"# coding: ", b"utf-7\n", b"check(1)", b"'''", b"(", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"\r", b"\xe4",
     b"\t", b"# %% task 1\n", b"def f():\n"]
)  # fmt: skip


class TestWhateverComes:
    @_ANYTHING
    @given(data=st.binary(max_size=200) | st.lists(_PIECES, max_size=12).map(b"".join))
    def test_reading_never_raises(self, tmp_path: Path, data: bytes) -> None:
        for name in ("pooling.py", "pooling.ipynb", "timestamp.txt"):
            (tmp_path / name).write_bytes(data)
            read = read_submission(tmp_path, "pooling")
            for chunk in read.chunks:
                assert "\0" not in chunk.source
                assert "\r" not in chunk.source
                chunk.source.encode()
            for notice in read.notices:
                assert notice.text.de
                assert notice.text.en
            read.data.decode()
            read.file.encode()

    @_ANYTHING
    @given(name=st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=60))
    def test_any_file_name_is_read(self, tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
        folder = tmp_path_factory.mktemp("in")
        try:
            _written(folder / f"{name}.py", SOLUTION)
        except OSError:
            return  # the file system refuses it
        assert read_submission(folder, "pooling").file.isprintable()


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
