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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Literal

from grader.handin.candidates import COPY, OTHER, Candidate, Listing, kind_of, list_folder, shown
from grader.handin.decoding import decode, without_surrogates
from grader.handin.large import without_outputs
from grader.handin.modules import Modules, imported_modules, modules_beside
from grader.handin.notebook_cells import read_notebook
from grader.handin.notices import (
    cannot_open,
    conflict,
    empty,
    in_subfolder,
    magics_ignored,
    missing,
    not_really,
    odd_name,
    outputs_left_out,
    read_in_parts,
    several,
    too_large,
    unknown_time,
)
from grader.handin.plain_python import JUPYTER_NAMES, needs_jupyter_names, parse, plain_python
from grader.handin.sequence import remarks
from grader.handin.students import student_name
from grader.handin.timestamps import parse_timestamp, utc
from grader.isolation import Chunk, SourceModule
from grader.result import Notice

__all__ = ["LARGEST_FILE", "Submission", "handed_in_at", "read_file", "read_submission"]

LARGEST_FILE = 20_000_000
"""Bytes of a hand-in that are read; a notebook only gets larger by what it printed."""
MOST_COMPARED = 10
"""Files of equally fitting names that are read to find the one that was worked on."""
_MEANT = 10
"""Seconds between two files from which "saved later" says something: copying a folder takes less."""
MOST_GRADED = 3
"""Files of a hand-in that are graded to find the best one."""
MOST_PARTS = 200
"""Percent cells into which a broken file is divided."""
_NOT_ATTEMPTED = re.compile(r"\bdef +(\w+)|\braise +(NotImplementedError)\b")
_DEFINES = re.compile(r"^(?:async +def|def|class) ", re.MULTILINE)
_CONFLICT = re.compile(r"^<{7}(?: .*)?$\n(?:.*\n)*?^={7}$", re.MULTILINE)
_TELLING = re.compile(r".*\.(?:pdf|docx?|odt|html?|zip|rar|7z|t?gz|tar|png|jpe?g)", re.IGNORECASE)
"""Files in which somebody may have handed in something after all."""
_CELL_LINE = re.compile(r"^# ?%%", re.MULTILINE)


@dataclass(frozen=True)
class Submission:
    """One hand-in, ready to be graded."""

    student: str
    """The student, by the name of the folder; empty for a student's own check."""
    file: str
    """Name of the file that was read, safe to show; of one that cannot be read when there is no other, else empty."""
    chunks: tuple[Chunk, ...]
    """What is executed, in this order; empty when nothing could be read."""
    notices: tuple[Notice, ...]
    data: bytes
    """What a grade depends on, as canonical bytes: hand-ins with the same `data` get the same report. What a
    notebook printed and when it was saved is not part of it."""
    submitted: str
    """When it was handed in, ISO 8601 in UTC, from nbgrader's ``timestamp.txt``; empty when unknown, which costs
    nothing. Where there is such a file and it names no possible moment, a notice says so."""
    modules: tuple[SourceModule, ...] = ()
    """Further files that it imports."""
    alternatives: tuple[Submission, ...] = ()
    """Further solutions in the folder: all are graded, and the best one counts."""
    looks_like: str = ""
    """The assignment that it solves in place of the one it was handed in for; it is not graded then."""


def read_submission(folder: Path, slug: str, student: str = "") -> Submission:
    """Read ``<student>/<assignment>/``; never raises for anything a student can do.

    The file with the exact name wins, then a copy of it (``pooling (1).py``, ``Pooling-Copy1.ipynb``), then one
    whose name contains the slug, then any other; files in one subfolder come after those in the folder. Of
    several that fit equally (a notebook and a .py file), the one with fewer tasks left open comes first, then the
    one that imports the others, then the one that was saved later, then the notebook. Others of these names, copies
    too, that solve something differently become `alternatives`. What a file imports of those beside it is part of the
    hand-in.

    Args:
        folder: what the student handed in; links are not followed out of it.
        slug: ``pooling``: the expected name without its ending.
        student: who it is from, as the folder is called; see `student_name`.
    """
    listing = list_folder(folder, slug)
    moment, doubts = handed_in_at(folder)
    submitted = utc(moment) if moment else ""
    student = student_name(student)
    if not listing.candidates:
        return _submission(student, _handed_in_instead(listing), (), (missing(slug, listing), *doubts), submitted)
    chosen, further, notices = _choose(listing, slug)
    alternatives = tuple(
        _submission(student, each.candidate.name, each.chunks, (*each.notices, *doubts), submitted, _beside(each))
        for each in further
    )
    every = (*notices, *chosen.notices, *doubts)
    name, beside = chosen.candidate.name, _beside(chosen)
    return _submission(student, name, chosen.chunks, every, submitted, beside, alternatives)


def read_file(path: Path, slug: str) -> Submission:
    """Read one file, wherever it lies and whatever its name is; never raises."""
    if not path.is_file():
        return _submission("", "", (), (missing(slug, Listing(())),), "")
    candidate = Candidate(path, shown(path.name), kind_of(path.name) or "python", OTHER)
    read = _read(candidate, follow=True)
    return _submission("", candidate.name, read.chunks, read.notices, "", _beside(read))


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
    def solved(self) -> set[str]:
        """What is done in it at the top level, but for imports and what the stub leaves open."""
        return {part for chunk in self.chunks for part in _solved(chunk.source)}

    @property
    def module(self) -> str:
        """The name by which another file would import it."""
        return self.candidate.path.stem

    def uses(self, other: _Read) -> bool:
        """Whether it imports the other one and has something of its own: a file that only calls a solution is none."""
        return other is not self and any(
            other.module in imported_modules(chunk.source) and _DEFINES.search(chunk.source) for chunk in self.chunks
        )

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
    student: str,
    file: str,
    chunks: tuple[Chunk, ...],
    notices: tuple[Notice, ...],
    submitted: str,
    beside: Modules = Modules(),  # noqa: B008 - it cannot be changed
    alternatives: tuple[Submission, ...] = (),
) -> Submission:
    notices = (*notices, *beside.notices)
    content = [
        file,
        [[chunk.source, chunk.filename, chunk.first_line] for chunk in chunks],
        [notice.model_dump(mode="json") for notice in notices],
        *([each.name, each.chunk.source, each.chunk.filename] for each in beside.modules),
        *(each.data.decode("ascii") for each in alternatives),
    ]
    data = json.dumps(content).encode("ascii")
    return Submission(student, file, chunks, notices, data, submitted, beside.modules, alternatives)


def _handed_in_instead(listing: Listing) -> str:
    """The name of what lies there although it cannot be read; empty when there is nothing at all."""
    telling = [name for name in listing.others if _TELLING.fullmatch(name)]
    return next(iter((*telling, *listing.others, *listing.deep)), "")


def _solved(source: str) -> Iterator[str]:
    tree = parse(source)
    if not isinstance(tree, ast.Module):
        yield source  # what of it runs is found out elsewhere
        return
    for node in tree.body:
        for each in node.body if isinstance(node, ast.ClassDef) else [node]:
            text = ast.dump(each)
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) and "NotImplementedError" not in text:
                yield text


def _choose(listing: Listing, slug: str) -> tuple[_Read, list[_Read], list[Notice]]:
    """The hand-in among the candidates, what may be better, and what has to be said about the choice."""
    best = listing.candidates[0]
    level = max(best.rank, COPY)
    near = [c for c in listing.candidates if max(c.rank, COPY) == level and bool(c.folder) == bool(best.folder)]
    every = [_read(candidate) for candidate in near[:MOST_COMPARED]]
    used = {id(read) for read in every if any(other.uses(read) and not read.uses(other) for other in every)}

    def order(read: _Read) -> tuple[object, ...]:
        own = read.candidate
        return own.rank, read.open_tasks, id(read) in used, -own.modified, own.kind != "notebook"

    reads = sorted(every, key=order)
    chosen, notices = reads[0], []
    candidate, beside = chosen.candidate, _beside(chosen)
    further = [r for r in reads[1:] if r.chunks and r.candidate.path not in beside.paths and r.solved - chosen.solved]
    further = further[: MOST_GRADED - 1] if candidate.rank <= COPY else []
    if candidate.rank:
        notices.append(odd_name(candidate, slug))
    if candidate.folder:
        notices.append(in_subfolder(candidate))
    settled = {*beside.paths, candidate.path, *(read.candidate.path for read in further)}
    if others := [c for c in listing.candidates if c.path not in settled]:
        # two files with the same tasks open: the stub is released as a module and as a notebook
        same_stub = len(reads) == len(others) + 1 and all(
            r.still_open and r.still_open == chosen.still_open for r in reads
        )
        equal = [read for read in reads if read.candidate.rank == candidate.rank]
        # one with a worse name may be the one that was finished
        unfinished = chosen.open_tasks > 0 and any(other.rank > level for other in others)
        doubtful = unfinished or candidate.rank == OTHER
        notices.append(several(candidate, others, _why(equal), doubtful=doubtful, expected=same_stub))
    return chosen, further, notices


def _beside(read: _Read) -> Modules:
    """What the file imports of those beside it."""
    return modules_beside(read.candidate.path, read.chunks, lambda path: _bytes(path, follow=False))


def _why(reads: Sequence[_Read]) -> Literal["name", "open", "later", "notebook"]:
    """What made the first of equally fitting files the chosen one."""
    if len(reads) == 1:
        return "name"
    first, second = reads[:2]
    if first.open_tasks < second.open_tasks:
        return "open"
    later = second.candidate.modified and first.candidate.modified - second.candidate.modified > _MEANT
    return "later" if later else "notebook"


def _read(candidate: Candidate, *, follow: bool = False) -> _Read:
    name = candidate.name
    try:
        data = _bytes(candidate.path, follow=follow or candidate.path.is_symlink())
    except (OSError, ValueError) as error:
        return _Read(candidate, (), (cannot_open(name, error),))
    large = len(data) > LARGEST_FILE and candidate.kind == "notebook"
    if large:
        with candidate.path.open("rb") as file:
            data = without_outputs(file, LARGEST_FILE)
    if not data.strip(b"\0 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        return _Read(candidate, (), (empty(name, len(data)),))
    decoded = decode(data[:LARGEST_FILE], name)
    notices = list(decoded.notices)
    if len(data) > LARGEST_FILE:
        notices.append(too_large(name))
    elif large:
        notices.append(outputs_left_out(name))
    chunks, more = _chunks(decoded.text, candidate, complete=len(data) <= LARGEST_FILE)
    if match := _CONFLICT.search(decoded.text):
        notices.insert(0, conflict(name, decoded.text.count("\n", 0, match.start()) + 1))
    return _Read(candidate, chunks, (*notices, *more, *remarks(chunks)))


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


def handed_in_at(folder: Path) -> tuple[datetime | None, tuple[Notice, ...]]:
    """When it was handed in (None: unknown), and what has to be said when the file that should tell does not."""
    try:
        text = decode(_bytes(folder / "timestamp.txt", follow=False)[:200], "timestamp.txt").text
    except FileNotFoundError:  # nobody has to say when
        return None, ()
    except (OSError, ValueError):  # a link, a pipe, a folder
        return None, (unknown_time(""),)
    moment = parse_timestamp(text)
    return moment, () if moment else (unknown_time(shown(without_surrogates(text.strip()))),)
