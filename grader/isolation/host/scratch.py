"""The grader's view of the scratch file system of a zygote: what a program wrote while it was loaded, for every check.

Everything in it was made by student code: names, links and depth are whatever it liked. No link is followed.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Entry", "Scratch"]

_AS_A_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_MOST_ENTRIES = 4000
_DEEPEST = 64
"""Folders in folders that are taken along; deeper ones are removed with the rest."""


class Entry(NamedTuple):
    """A folder, a file or a symbolic link, and what is in it."""

    path: tuple[bytes, ...]
    mode: int
    content: bytes


class Scratch:
    """The folders of students' processes below one descriptor.

    Args:
        root: descriptor of the file system's root, which this object owns.
    """

    def __init__(self, root: int) -> None:
        self._root = root

    def close(self) -> None:
        """Let go of the file system; it ends with the zygote."""
        if self._root >= 0:
            os.close(self._root)
        self._root = -1

    def written(self, name: str) -> tuple[Entry, ...]:
        """What lies in the folder `name`, outer folders first."""
        return tuple(self._entries(os.fsencode(name)))

    def restore(self, name: str, entries: tuple[Entry, ...]) -> None:
        """Have in the folder `name` just `entries`, as `written` gave them. The folder itself stays the same one."""
        owner = self._empty(os.fsencode(name))
        for entry in entries:
            self._make(os.fsencode(name), entry, owner)

    def remove(self, name: str) -> bool:
        """Remove the folder `name` and all that is in it; False when who writes there is not quite dead yet."""
        try:
            self._empty(os.fsencode(name))
            os.rmdir(os.fsencode(name), dir_fd=self._root)
        except FileNotFoundError:
            return True
        except OSError:
            return self._root < 0
        return True

    def _open(self, path: tuple[bytes, ...]) -> int:
        """Descriptor of a folder, step by step, so that no link on the way is followed."""
        here = os.dup(self._root)
        for part in path:
            try:
                there = os.open(part, _AS_A_FOLDER, dir_fd=here)
            finally:
                os.close(here)
            here = there
        return here

    def _entries(self, name: bytes) -> Iterator[Entry]:
        folders: list[tuple[bytes, ...]] = [()]
        count = 0
        for path in folders:
            folder = self._open((name, *path))
            try:
                for found in sorted(_names(folder)):
                    count += 1
                    entry = _entry(folder, (*path, found))
                    if count > _MOST_ENTRIES or entry is None:
                        continue
                    yield entry
                    if stat.S_ISDIR(entry.mode) and len(entry.path) < _DEEPEST:
                        folders.append(entry.path)
            finally:
                os.close(folder)

    def _make(self, name: bytes, entry: Entry, owner: os.stat_result) -> None:
        folder, last = self._open((name, *entry.path[:-1])), entry.path[-1]
        try:
            if stat.S_ISDIR(entry.mode):
                os.mkdir(last, 0o700, dir_fd=folder)
            elif stat.S_ISLNK(entry.mode):
                os.symlink(entry.content, last, dir_fd=folder)
            else:
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
                with os.fdopen(os.open(last, flags, 0o600, dir_fd=folder), "wb") as file:
                    file.write(entry.content)
            if os.geteuid() == 0:
                os.chown(last, owner.st_uid, owner.st_gid, dir_fd=folder, follow_symlinks=False)
        finally:
            os.close(folder)

    def _empty(self, name: bytes) -> os.stat_result:
        """Remove what is in a folder, however deep, without a call for every level; the folder's owner."""
        top = self._open((name,))
        try:
            owner = os.fstat(top)
            while found := _names(top):
                for entry in found:
                    _remove_or_flatten(top, entry)
        finally:
            os.close(top)
        return owner


def _entry(folder: int, path: tuple[bytes, ...]) -> Entry | None:
    """None for what can be neither read nor made again."""
    mode = os.stat(path[-1], dir_fd=folder, follow_symlinks=False).st_mode
    if stat.S_ISDIR(mode):
        os.chmod(path[-1], 0o700, dir_fd=folder)  # it may have been made so that not even its owner can look into it
        return Entry(path, mode, b"")
    if stat.S_ISLNK(mode):
        return Entry(path, mode, os.readlink(path[-1], dir_fd=folder))
    if not stat.S_ISREG(mode):
        return None
    os.chmod(path[-1], 0o600, dir_fd=folder)
    with os.fdopen(os.open(path[-1], os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder), "rb") as file:
        return Entry(path, mode, file.read())


def _remove_or_flatten(top: int, name: bytes) -> None:
    """Remove a file, or move what is in a folder up to `top` and remove the folder: no depth is too deep."""
    if not stat.S_ISDIR(os.stat(name, dir_fd=top, follow_symlinks=False).st_mode):
        os.unlink(name, dir_fd=top)
        return
    os.chmod(name, 0o700, dir_fd=top)  # it may have been made so that not even its owner can look into it
    folder = os.open(name, _AS_A_FOLDER, dir_fd=top)
    try:
        for inner in _names(folder):
            if stat.S_ISDIR(os.stat(inner, dir_fd=folder, follow_symlinks=False).st_mode):
                os.rename(inner, secrets.token_bytes(16).hex().encode(), src_dir_fd=folder, dst_dir_fd=top)
            else:
                os.unlink(inner, dir_fd=folder)
    finally:
        os.close(folder)
    os.rmdir(name, dir_fd=top)


def _names(folder: int) -> list[bytes]:
    return [os.fsencode(name) for name in os.listdir(folder)]
