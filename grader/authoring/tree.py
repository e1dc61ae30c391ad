"""Writing the student tree: a whole assignment or nothing of it, and nobody's work overwritten.

``assignments/.released.json`` lists what the last release wrote, with a hash of each file. That gives one
simple rule: **release replaces or removes a file only if it wrote that file itself and nobody has changed it
since.** A file that was edited by hand stops the release; a file it never wrote is reported as stray and left
alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.course import CourseError

__all__ = ["MANIFEST", "Difference", "compare", "write_tree"]

MANIFEST = ".released.json"
Tree = Mapping[str, bytes]
"""Path below the root, with slashes, to content."""


@dataclass(frozen=True)
class Difference:
    """How a tree on disk differs from the wanted one; paths below the root, sorted."""

    write: tuple[str, ...]
    """Missing or outdated."""
    remove: tuple[str, ...]
    """Released earlier, not wanted any more, untouched since."""
    edited: tuple[str, ...]
    """Wanted with other content, and not as it was released: somebody's changes are in it."""
    stray: tuple[str, ...]
    """Not ours: neither wanted nor released earlier and untouched."""

    @property
    def stale(self) -> tuple[str, ...]:
        """Everything that is not as a release would leave it, strays aside."""
        return tuple(sorted({*self.write, *self.remove, *self.edited}))


def compare(root: Path, wanted: Tree) -> Difference:
    """What a release would do.

    Raises:
        CourseError: the list of released files is damaged, or a folder stands where a file must be.
    """
    released = _released(root)
    complete = _with_manifest(wanted)
    write: list[str] = []
    remove: list[str] = []
    edited: list[str] = []
    for name, data in complete.items():
        there = _content(root / name)
        if there == data:
            continue
        ours = there is None or name == MANIFEST or _hash(there) == released.get(name)
        (write if ours else edited).append(name)
    for name in released.keys() - complete.keys():
        there = _content(root / name)
        if there is not None and _hash(there) == released[name]:
            remove.append(name)
    stray = set(_files(root)) - complete.keys() - set(remove)
    return Difference(*(tuple(sorted(names)) for names in (write, remove, edited, stray)))


def write_tree(root: Path, wanted: Tree) -> list[str]:
    """Make the tree on disk the wanted one, strays aside; what was written or removed, sorted.

    Each top-level folder changes completely or stays as it was, also when the disk is full.

    Raises:
        CourseError: a file was edited by hand, or the tree cannot be written; the message says what to do.
    """
    difference = compare(root, wanted)
    if difference.edited:
        raise CourseError(
            f"{root.name}/{difference.edited[0]}: was changed by hand since it was released"
            f"{_and_more(difference.edited)}; bring that into solutions/, delete or move the file, release again"
        )
    complete = _with_manifest(wanted)
    changed = [*difference.write, *difference.remove]
    # The manifest, in the group of the top-level files, comes last: it must never be ahead of the files.
    for group in sorted({_group(name) for name in changed}, key=lambda group: (group == "", group)):
        write = {name: complete[name] for name in difference.write if _group(name) == group}
        remove = [name for name in difference.remove if _group(name) == group]
        try:
            _replace(root, write, remove)
        except OSError as error:
            raise CourseError(
                f"{root.name}/{group}: cannot be written ({error.strerror}); it is as it was before"
            ) from error
    return sorted(changed)


def _replace(root: Path, write: Tree, remove: Iterable[str]) -> None:
    """Put the files in place, or put everything back."""
    root.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".release-", dir=root) as staging:
        new, old = Path(staging, "new"), Path(staging, "old")
        # A full disk shows here, before anything is touched; moving within one file system needs no space.
        for name, data in write.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(data)
        moved: list[tuple[Path, Path | None]] = []
        try:
            for name in (*remove, *write):
                target, backup = root / name, old / name
                target.parent.mkdir(parents=True, exist_ok=True)
                backup.parent.mkdir(parents=True, exist_ok=True)
                existed = target.exists()
                if existed:
                    target.replace(backup)
                moved.append((target, backup if existed else None))
                if name in write:
                    (new / name).replace(target)
        except BaseException:
            _put_back(moved)
            raise
        finally:
            _drop_empty_folders(root, (*remove, *write))


def _put_back(moved: list[tuple[Path, Path | None]]) -> None:
    for target, backup in reversed(moved):
        if backup is not None:
            backup.replace(target)
        else:
            target.unlink(missing_ok=True)


def _drop_empty_folders(root: Path, names: Iterable[str]) -> None:
    for name in names:
        for folder in (root / name).parents:
            if folder == root or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()


def _with_manifest(wanted: Tree) -> dict[str, bytes]:
    hashes = {name: _hash(data) for name, data in sorted(wanted.items())}
    return {**wanted, MANIFEST: (json.dumps(hashes, indent=1, ensure_ascii=False) + "\n").encode()}


def _released(root: Path) -> dict[str, str]:
    data = _content(root / MANIFEST)
    if data is None:
        return {}
    try:
        entries = dict(json.loads(data))
    except (ValueError, TypeError):
        raise CourseError(
            f"{root.name}/{MANIFEST}: is damaged; restore it, or delete it and what was released"
        ) from None
    return {str(name): str(digest) for name, digest in entries.items() if _inside(str(name))}


def _inside(name: str) -> bool:
    """Whether a listed name stays below the root: a hand-edited list must not make us delete elsewhere."""
    return not Path(name).is_absolute() and ".." not in Path(name).parts


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise CourseError(f"{path.parent.name}/{path.name}: cannot be read ({error.strerror})") from None


def _files(root: Path) -> Iterable[str]:
    """Every file below `root` but caches and hidden ones."""
    for path in root.rglob("*"):
        parts = path.relative_to(root).parts
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in parts):
            yield "/".join(parts)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _group(name: str) -> str:
    return name.split("/", 1)[0] if "/" in name else ""


def _and_more(names: tuple[str, ...]) -> str:
    return f" (and {len(names) - 1} more)" if len(names) > 1 else ""
