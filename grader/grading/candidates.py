"""Which file in a student's folder is the hand-in: by name, the exact one first; links lead nowhere."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

__all__ = ["Candidate", "Listing", "kind_of", "list_folder", "shown"]

Kind = Literal["python", "notebook"]

MOST_ENTRIES = 500
"""Files of a folder that are looked at."""
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
    """Seconds since 1970."""


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
    others, links, folders = (tuple(sorted(names)) for names in (listing.others, listing.links, listing.folders))
    return Listing(tuple(found), others, links, folders)


def kind_of(name: str) -> Kind | None:
    """What a file is by its ending, in whatever case; None for other files."""
    return next((kind for ending, kind in _ENDINGS if name.strip().lower().endswith(ending)), None)


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
        self.inner: dict[str, Path] = {}

    def look(self, folder: Path, inside: str) -> None:
        """Sort the entries of one folder into the lists."""
        for entry in _entries(folder):
            path = Path(entry.path)
            if entry.name.startswith(("._", ".")):
                continue
            if _is_folder(entry):
                self._folder(entry.name, path, inside)
            elif not self._is_file_of_ours(path, entry):
                self.links.append(shown(entry.name))
            elif (kind := kind_of(entry.name)) and not _NOT_HANDED_IN.fullmatch(_stem(entry.name)):
                rank = _rank(entry.name, kind, self.slug)
                self.candidates.append(Candidate(path, shown(entry.name), kind, rank, shown(inside), _modified(path)))
            elif not kind and entry.name != "timestamp.txt":
                self.others.append(shown(entry.name))

    def _folder(self, name: str, path: Path, inside: str) -> None:
        if kind_of(name):
            self.folders.append(shown(name))
        if not inside and name.lower() not in _SKIPPED_FOLDERS:
            self.inner[name] = path

    def _is_file_of_ours(self, path: Path, entry: os.DirEntry[str]) -> bool:
        """Whether an entry is a regular file, or a link to one that lies in the hand-in folder."""
        target = _resolved(path) if entry.is_symlink() else path
        if target is None or self.root is None:
            return False
        if entry.is_symlink() and not target.is_relative_to(self.root):
            return False
        try:
            return stat.S_ISREG(os.lstat(target).st_mode)
        except OSError:
            return False


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry, _ in zip(entries, range(MOST_ENTRIES), strict=False)]
    except (OSError, ValueError):
        return
    yield from sorted(found, key=lambda entry: os.fsencode(entry.name))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _resolved(path: Path) -> Path | None:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):  # a dangling link, a link to itself
        return None


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
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
