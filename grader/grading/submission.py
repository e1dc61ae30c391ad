"""What a student handed in -> source that can be run, whatever the file looks like.

Nothing a student can do makes reading fail: there is always a `Submission`, perhaps without source, and a
notice says in plain words what was found and what to do. Of the levels of a notice, ``problem`` is kept for
hand-ins of which something could not be read, so that a person should look.
"""

from __future__ import annotations

import ast
import json
import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from grader.grading.candidates import OTHER, Candidate, Listing, kind_of, list_folder, shown
from grader.grading.decoding import decode, without_surrogates
from grader.grading.notebook_cells import read_notebook
from grader.grading.notices import (
    cannot_open,
    empty,
    in_subfolder,
    magics_ignored,
    missing,
    not_really,
    odd_name,
    read_in_parts,
    several,
    too_large,
)
from grader.grading.plain_python import JUPYTER_NAMES, needs_jupyter_names, parse, plain_python
from grader.grading.timestamps import parse_timestamp, utc
from grader.isolation import Chunk
from grader.result import Notice

__all__ = ["LARGEST_FILE", "Submission", "read_file", "read_submission"]

LARGEST_FILE = 20_000_000
"""Bytes of a hand-in that are read; a notebook only gets larger by what it printed."""
MOST_COMPARED = 4
"""Files of equally fitting names that are read to find the one that was worked on."""
MOST_PARTS = 200
"""Percent cells into which a broken file is divided."""
_NOT_ATTEMPTED = re.compile(r"\bdef +(\w+)|\braise +(NotImplementedError)\b")
_CELL_LINE = re.compile(r"^# ?%%", re.MULTILINE)


@dataclass(frozen=True)
class Submission:
    """One hand-in, ready to be graded."""

    student: str
    """Name of the student's folder; empty for a student's own check."""
    file: str
    """Name of the file that was read, safe to show; empty when there was none."""
    chunks: tuple[Chunk, ...]
    """What is executed, in this order; empty when nothing could be read."""
    notices: tuple[Notice, ...]
    data: bytes
    """What a grade depends on, as canonical bytes: hand-ins with the same `data` get the same report. What a
    notebook printed and when it was saved is not part of it."""
    submitted: str
    """When it was handed in, ISO 8601 in UTC, from nbgrader's ``timestamp.txt``; empty when unknown."""


def read_submission(folder: Path, slug: str, student: str = "") -> Submission:
    """Read ``<student>/<assignment>/``; never raises for anything a student can do.

    The file with the exact name wins, then a copy of it (``pooling (1).py``, ``Pooling-Copy1.ipynb``), then one
    whose name contains the slug, then any other; files in one subfolder come after those in the folder. Of
    several that fit equally (a notebook and a .py file), the one with fewer tasks left open is taken, then the
    one that was saved later, then the notebook.

    Args:
        folder: what the student handed in; links are not followed out of it.
        slug: ``pooling``: the expected name without its ending.
        student: who it is from.
    """
    listing = list_folder(folder, slug)
    submitted = _submitted(folder)
    student = without_surrogates(student)
    if not listing.candidates:
        return _submission(student, "", (), (missing(slug, listing),), submitted)
    chosen, notices = _choose(listing, slug)
    return _submission(student, chosen.candidate.name, chosen.chunks, (*notices, *chosen.notices), submitted)


def read_file(path: Path, slug: str) -> Submission:
    """Read one file, wherever it lies and whatever its name is; never raises."""
    if not path.is_file():
        return _submission("", "", (), (missing(slug, Listing(())),), "")
    candidate = Candidate(path, shown(path.name), kind_of(path.name) or "python", OTHER)
    read = _read(candidate, follow=True)
    return _submission("", candidate.name, read.chunks, read.notices, "")


@dataclass(frozen=True)
class _Read:
    """A candidate and what is in it."""

    candidate: Candidate
    chunks: tuple[Chunk, ...]
    notices: tuple[Notice, ...]

    @property
    def open_tasks(self) -> int:
        """How many functions are still the stub's; very many when there is nothing at all."""
        return len(self.still_open) if self.chunks else 1_000_000

    @property
    def still_open(self) -> list[str]:
        """Names of the functions that are still the stub's."""
        function, found = "", []
        for defined, raised in _NOT_ATTEMPTED.findall("\n".join(c.source for c in self.chunks)):
            function = defined or function
            if raised:
                found.append(function)
        return found


def _submission(
    student: str, file: str, chunks: tuple[Chunk, ...], notices: tuple[Notice, ...], submitted: str
) -> Submission:
    content = [
        file,
        [[chunk.source, chunk.filename, chunk.first_line] for chunk in chunks],
        [notice.model_dump(mode="json") for notice in notices],
    ]
    return Submission(student, file, chunks, notices, json.dumps(content).encode("ascii"), submitted)


def _choose(listing: Listing, slug: str) -> tuple[_Read, list[Notice]]:
    """The hand-in among the candidates, and what has to be said about the choice."""
    best = listing.candidates[0]
    equal = [c for c in listing.candidates if (c.rank, bool(c.folder)) == (best.rank, bool(best.folder))]
    every = [_read(candidate) for candidate in equal[:MOST_COMPARED]]
    reads = sorted(every, key=lambda r: (r.open_tasks, -r.candidate.modified, r.candidate.kind != "notebook"))
    chosen, notices = reads[0], []
    candidate = chosen.candidate
    if candidate.rank:
        notices.append(odd_name(candidate, slug))
    if candidate.folder:
        notices.append(in_subfolder(candidate))
    if others := [c for c in listing.candidates if c is not candidate]:
        # a copy with a worse name may be the one that was finished
        unfinished = chosen.open_tasks > 0 and any(other.rank > candidate.rank for other in others)
        # two files with the same tasks open: the stub is released as a module and as a notebook
        same_stub = len(reads) == len(others) + 1 and all(
            r.still_open and r.still_open == chosen.still_open for r in reads
        )
        doubtful = unfinished or candidate.rank == OTHER
        notices.append(several(candidate, others, _why(reads), doubtful=doubtful, expected=same_stub))
    return chosen, notices


def _why(reads: Sequence[_Read]) -> Literal["name", "open", "later", "notebook"]:
    """What made the first of equally fitting files the chosen one."""
    if len(reads) == 1:
        return "name"
    first, second = reads[:2]
    if first.open_tasks < second.open_tasks:
        return "open"
    return "later" if first.candidate.modified > second.candidate.modified else "notebook"


def _read(candidate: Candidate, *, follow: bool = False) -> _Read:
    name = candidate.name
    try:
        data = _bytes(candidate.path, follow=follow or candidate.path.is_symlink())
    except (OSError, ValueError) as error:
        return _Read(candidate, (), (cannot_open(name, error),))
    if not data.strip(b"\0 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        return _Read(candidate, (), (empty(name, len(data)),))
    decoded = decode(data[:LARGEST_FILE], name)
    notices = list(decoded.notices)
    if len(data) > LARGEST_FILE:
        notices.append(too_large(name))
    chunks, more = _chunks(decoded.text, candidate, complete=len(data) <= LARGEST_FILE)
    return _Read(candidate, chunks, (*notices, *more))


def _bytes(path: Path, *, follow: bool) -> bytes:
    """At most one byte more than `LARGEST_FILE`.

    Raises:
        OSError: no permission, or not a regular file (opening a pipe would wait for ever).
    """
    # `list_folder` has made sure that a link stays in the folder
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags if follow else flags | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("not a regular file")
        return file.read(LARGEST_FILE + 1)


def _chunks(text: str, candidate: Candidate, *, complete: bool) -> tuple[tuple[Chunk, ...], tuple[Notice, ...]]:
    """The source in a file, by what it holds rather than by its ending."""
    if not text.strip():
        return (), ()
    notebook = _is_notebook(text, candidate)
    wrong_ending = notebook == (candidate.kind == "python")
    renamed = (not_really(candidate.name, notebook=notebook),) if wrong_ending else ()
    if notebook:
        cells = read_notebook(text, candidate.name)
        return cells.chunks, (*renamed, *cells.notices)
    if not complete:
        return (), renamed
    chunks, notices = _python_chunks(text, candidate.name)
    return chunks, (*renamed, *notices)


def _is_notebook(text: str, candidate: Candidate) -> bool:
    """Whether a text is a notebook. Where the ending says so, only a program that Python accepts is none."""
    begins_like_json = text.lstrip().startswith(("{", "["))
    if candidate.kind == "python":
        return begins_like_json and '"cell_type"' in text
    return begins_like_json or not isinstance(parse(text), ast.Module)


def _python_chunks(text: str, name: str) -> tuple[tuple[Chunk, ...], tuple[Notice, ...]]:
    """One chunk; its percent cells when Python does not accept the file as a whole."""
    cleaned = plain_python(without_surrogates(text))
    notices = [magics_ignored(name, cleaned.magics)] if cleaned.magics else []
    chunks = [Chunk(cleaned.source, name)]
    error = parse(cleaned.source)
    if isinstance(error, SyntaxError) and 1 < len(parts := _percent_cells(cleaned.source, name)) <= MOST_PARTS:
        chunks = parts
        notices.append(read_in_parts(name, error))
    if needs_jupyter_names(cleaned.source):
        chunks.insert(0, Chunk(JUPYTER_NAMES, f"{name}[Jupyter]"))
    return tuple(chunks), tuple(notices)


def _percent_cells(source: str, name: str) -> list[Chunk]:
    """The parts of a file between its ``# %%`` lines."""
    starts = [match.start() for match in _CELL_LINE.finditer(source)]
    edges = [0, *(start for start in starts if start), len(source)]
    parts, line = [], 1
    for part in (source[start:end] for start, end in pairwise(edges)):
        if part.strip():
            parts.append(Chunk(part, name, line))
        line += part.count("\n")
    return parts


def _submitted(folder: Path) -> str:
    try:
        data = _bytes(folder / "timestamp.txt", follow=False)
    except (OSError, ValueError):
        return ""
    moment = parse_timestamp(decode(data[:200], "timestamp.txt").text)
    return utc(moment) if moment else ""
