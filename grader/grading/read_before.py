"""What was read of a class before: a folder whose files are the same need not be parsed again to know its grade.

Kept in the user's own state folder, as what vouches for the records is: whoever can write into the class's folders
cannot say here that a hand-in is one that has a grade already.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Self

from grader.course import Assignment
from grader.grading.package import package_digest
from grader.grading.vouching import state_folder

__all__ = ["Read", "ReadBefore", "folder_digest"]

_MOST_FILES, _MOST_BYTES = 200, 3_000_000
"""Of one hand-in; what is larger is read every time."""


class Read(NamedTuple):
    """What a grade depends on."""

    content: str
    """See `content_digest`."""
    submitted: str
    """ISO 8601, or empty."""


class ReadBefore:
    """What was read of the folders below one place; use as a context manager, which keeps what this run has met.

    Args:
        submitted: the folder of the class.
        assignments: all of the course; given code and what another assignment asks for are part of reading.
    """

    def __init__(self, submitted: Path, assignments: Iterable[Assignment]) -> None:
        folder = state_folder()
        place = hashlib.sha256(os.fsencode(submitted.absolute())).hexdigest()[:16]
        self._file = None if folder is None else folder / "read" / f"{place}.json"
        base = hashlib.sha256(package_digest())
        for assignment in assignments:
            base.update(assignment.name.encode() + b"\0")
            with suppress(OSError):
                base.update(assignment.module_file.read_bytes())
        self._base = base.hexdigest()
        self._known: dict[str, Read] = {}
        self._met: dict[str, Read] = {}

    def __enter__(self) -> Self:
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            if self._file is not None:
                kept = json.loads(self._file.read_text(encoding="utf-8"))
                if kept["base"] == self._base:
                    self._known = {digest: Read(*map(str, read)) for digest, read in kept["read"].items()}
        return self

    def __exit__(self, kind: object, *error: object) -> None:
        read = self._met if kind is None else self._known | self._met  # it did not come to the others
        if self._file is None or read == self._known:
            return
        unfinished = self._file.with_name(f".{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished.write_text(json.dumps({"base": self._base, "read": read}), encoding="utf-8")
            unfinished.replace(self._file)

    def find(self, digest: str | None) -> Read | None:
        """What was read of a folder with this `folder_digest`."""
        known = None if digest is None else self._known.get(digest)
        if digest is not None and known is not None:
            self._met[digest] = known
        return known

    def note(self, digest: str | None, read: Read) -> None:
        """This was read of a folder with this digest."""
        if digest is not None:
            self._met[digest] = read


def folder_digest(folder: Path, about: str) -> str | None:
    """A digest of names, times and contents of all files; None where there are links, devices or very much.

    Args:
        about: what reading depends on besides, such as the assignment's name.
    """
    digest, files, size = hashlib.sha256(about.encode("utf-8", "surrogatepass")), 0, 0
    todo = [folder]
    try:
        if folder.is_symlink():
            return None
        while todo:
            inside = todo.pop()
            for path in sorted(inside.iterdir()):
                found = path.lstat()
                files, size = files + 1, size + found.st_size
                if files > _MOST_FILES or size > _MOST_BYTES:
                    return None
                name = os.fsencode(path.relative_to(folder))
                digest.update(len(name).to_bytes(4, "big") + name)
                if stat.S_ISDIR(found.st_mode):
                    digest.update(b"folder")
                    todo.append(path)
                elif stat.S_ISREG(found.st_mode):
                    data = path.read_bytes()
                    digest.update(found.st_mtime_ns.to_bytes(16, "big", signed=True) + hashlib.sha256(data).digest())
                else:
                    return None
    except OSError:  # it may not be opened, which reading says
        return None
    return digest.hexdigest()
