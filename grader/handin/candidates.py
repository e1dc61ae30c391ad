"""Which file in a student's folder is the hand-in: by name, the exact one first; links lead nowhere.

Of a folder with very many files, those with an exact name are looked for by that name, then those that can be a hand-in
at all are listed; where they stand in the folder decides nothing.
"""

from __future__ import annotations

import heapq
import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Literal

from grader.result import possible

__all__ = ["Candidate", "Listing", "fit", "kind_of", "list_folder", "shown"]

Kind = Literal["python", "notebook"]

MOST_ENTRIES = 500
"""Files of a folder that are listed; those that cannot be the hand-in come last."""
MOST_SCANNED = 200_000
"""Names of a folder that are read to find them."""
MOST_DEEP = 100
"""Folders two deep that are opened, so that a file in there can at least be named."""
EXACT, COPY, SIMILAR, OTHER = range(4)
"""How a name fits: ``pooling.py``; ``Pooling (1).PY``; ``pooling_mueller.py``; ``homework.py``."""

_ENDINGS: tuple[tuple[str, Kind], ...] = (
    (".py", "python"),
    (".ipynb", "notebook"),
    (".py.txt", "python"),  # Windows hides the last ending
    (".ipynb.txt", "notebook"),
    (".ipynb.json", "notebook"),
)
_NOT_HANDED_IN = re.compile(r"test_.*|.*_test|conftest|__init__|setup", re.IGNORECASE)
_COPY_SUFFIX = re.compile(r"[ _.-]*(?:\(\d+\)|\d+|copy|kopie)$")
_COPY_PREFIX = re.compile(r"^(?:\(\d+\)|\d+|copy of|kopie von|copy|kopie)[ _.-]+")
_SKIPPED_FOLDERS = frozenset({"__macosx", "__pycache__", "node_modules", "venv"})


@dataclass(frozen=True)
class Candidate:
    """A file that may be the hand-in."""

    path: Path
    name: str
    """Its name, safe to show."""
    kind: Kind
    rank: int
    folder: str = ""
    """Name of the subfolder it lies in; empty for the hand-in folder itself."""
    modified: float = 0.0
    """Seconds since 1970; 0 when unknown."""


@dataclass(frozen=True)
class Listing:
    """What lies in a hand-in folder; names are safe to show."""

    candidates: tuple[Candidate, ...]
    others: tuple[str, ...] = ()
    """Files that cannot be the hand-in."""
    links: tuple[str, ...] = ()
    """Links that lead out of the folder, or nowhere."""
    folders: tuple[str, ...] = ()
    """Folders named like a Python file."""
    devices: tuple[str, ...] = ()
    """Pipes, sockets and devices."""
    deep: tuple[str, ...] = ()
    """Files that may be the hand-in, but lie two folders deep, where nothing is read."""


def list_folder(folder: Path, slug: str) -> Listing:
    """The files of a hand-in folder and of its subfolders (one level), best candidate first; never raises.

    A folder that is itself a link is not opened: it may lead to what somebody else has handed in.
    """
    if folder.is_symlink():
        return Listing((), links=(shown(folder.name),))
    listing = _Lister(slug, _resolved(folder))
    listing.look(folder, "")
    for name, inner in sorted(listing.inner.items()):
        listing.look(inner, name)
    found = sorted(listing.candidates, key=lambda c: (c.rank, bool(c.folder), c.folder, c.name))
    lists = (listing.others, listing.links, listing.folders, listing.devices, listing.deep)
    return Listing(tuple(found), *(tuple(sorted(names, key=lambda name: (not kind_of(name), name))) for names in lists))


def kind_of(name: str) -> Kind | None:
    """What a file is by its ending, in whatever case; None for other files."""
    return next((kind for ending, kind in _ENDINGS if name.strip().lower().endswith(ending)), None)


def fit(name: str, slug: str) -> int:
    """How well a file name fits, the best 0; files that cannot be the hand-in come last."""
    kind = kind_of(name)
    return OTHER + 1 if kind is None or _NOT_HANDED_IN.fullmatch(_stem(name)) else _rank(name, kind, slug)


def shown(name: str) -> str:
    """A file name that can be printed and stored: no control characters, no half characters, not too long."""
    text = unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return text if len(text) <= 80 else text[:60] + "…" + text[-19:]


class _Lister:
    """Collects what `list_folder` returns."""

    def __init__(self, slug: str, root: Path | None) -> None:
        self.slug, self.root = slug, root
        self.candidates: list[Candidate] = []
        self.others: list[str] = []
        self.links: list[str] = []
        self.folders: list[str] = []
        self.devices: list[str] = []
        self.deep: list[str] = []
        self.inner: dict[str, Path] = {}
        self._opened_deep = 0

    def look(self, folder: Path, inside: str) -> None:
        """Sort the entries of one folder into the lists."""
        for name in _names(folder, self.slug):
            path = folder / name
            if name.startswith(".") or name == "timestamp.txt" or (mode := _mode(path)) is None:
                continue
            if stat.S_ISDIR(mode):
                self._folder(name, path, inside)
            elif stat.S_ISLNK(mode) and not self._stays_here(path):
                self.links.append(shown(name))
            elif not stat.S_ISREG(mode) and not stat.S_ISLNK(mode):
                self.devices.append(shown(name))
            elif (kind := kind_of(name)) and not _NOT_HANDED_IN.fullmatch(_stem(name)):
                rank = _rank(name, kind, self.slug)
                self.candidates.append(Candidate(path, shown(name), kind, rank, shown(inside), _modified(path)))
            elif not kind:
                self.others.append(shown(name))

    def _folder(self, name: str, path: Path, inside: str) -> None:
        if kind_of(name):
            self.folders.append(shown(name))
        if name.lower() in _SKIPPED_FOLDERS:
            return
        if not inside:
            self.inner[name] = path
        elif self._opened_deep < MOST_DEEP:
            self._opened_deep += 1
            likely = (each for each in _names(path, self.slug) if kind_of(each) and not each.startswith("."))
            self.deep += [f"{shown(inside)}/{shown(name)}/{shown(each)}" for each in islice(likely, 5)]

    def _stays_here(self, path: Path) -> bool:
        """Whether a link leads to a regular file that lies in the hand-in folder."""
        target = _resolved(path)
        if target is None or self.root is None or not target.is_relative_to(self.root):
            return False
        return stat.S_ISREG(_mode(target) or 0)


def _names(folder: Path, slug: str) -> list[str]:
    """Of the names in a folder, those that matter most, sorted; the same ones in whatever order the system has them."""
    exact = [name for name in (f"{slug}.py", f"{slug}.ipynb") if _mode(folder / name) is not None]
    try:
        with os.scandir(folder) as entries:
            every = (entry.name for entry in islice(entries, MOST_SCANNED))
            listed = heapq.nsmallest(MOST_ENTRIES, every, key=lambda name: _order(name, slug))
    except (OSError, ValueError):
        return exact
    return sorted({*exact, *listed}, key=os.fsencode)


def _order(name: str, slug: str) -> tuple[int, bytes]:
    kind = kind_of(name)
    return (_rank(name, kind, slug) if kind else OTHER + 1), os.fsencode(name)


def _mode(path: Path) -> int | None:
    """What lies there, itself and not what it leads to; None where nothing does."""
    try:
        return os.lstat(path).st_mode
    except (OSError, ValueError):
        return None


def _resolved(path: Path) -> Path | None:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):  # a dangling link, a link to itself
        return None


def _modified(path: Path) -> float:
    """When a file was saved; 0 when that is not known, or at no time at which it can have been."""
    try:
        seconds = path.stat().st_mtime
        return seconds if possible(datetime.fromtimestamp(seconds, UTC)) else 0.0
    except (OSError, ValueError, OverflowError):
        return 0.0


def _stem(name: str) -> str:
    name = name.strip()
    ending = max((e for e, _ in _ENDINGS if name.lower().endswith(e)), key=len, default="")
    return name[: len(name) - len(ending)]


def _rank(name: str, kind: Kind, slug: str) -> int:
    if name == slug + (".py" if kind == "python" else ".ipynb"):
        return EXACT
    stem = unicodedata.normalize("NFKC", _stem(name)).casefold().strip()
    if _without_copy_marks(stem) == slug:
        return COPY
    return SIMILAR if slug in stem else OTHER


def _without_copy_marks(stem: str) -> str:
    """``pooling`` of ``pooling-copy1``, ``kopie von pooling (2)`` and ``04_pooling``."""
    while True:
        shorter = _COPY_PREFIX.sub("", _COPY_SUFFIX.sub("", stem))
        if shorter == stem or not shorter:
            return stem
        stem = shorter
