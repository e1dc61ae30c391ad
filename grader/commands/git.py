"""What git knows: which assignments changed, and where in a repository a file lies."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from grader.course import Assignment, CourseError

__all__ = ["changed_assignments", "git", "path_in_repository"]


def git(folder: Path, *arguments: str) -> str:
    """What a git command prints.

    Raises:
        CourseError: git is not installed, or the command failed; with git's first line.
    """
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], check=False, capture_output=True)
    except FileNotFoundError:
        raise CourseError("git is not installed") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines() or [f"exit code {done.returncode}"]
        raise CourseError(f"git {arguments[0]}: {said[0].removeprefix('fatal: ')}")
    return done.stdout.decode(errors="replace")


def changed_assignments(
    assignments: Sequence[Assignment], folder: Path, since: str | None
) -> tuple[list[Assignment], str]:
    """The assignments with a file that differs from a commit, and what they were compared with.

    Without `since`: what is not committed yet, or else what the last commit changed. A commit that is not there (the
    first push, a clone without history) leaves nothing to compare with; then all count as changed.

    Raises:
        CourseError: `folder` is in no git repository.
    """
    git(folder, "rev-parse", "--git-dir")
    untracked = _names(git(folder, "ls-files", "-z", "--others", "--exclude-standard"))
    if since is None:
        uncommitted = _is_commit(folder, "HEAD") and (untracked or _differing(folder, "HEAD"))
        since = "HEAD" if uncommitted else "HEAD~1"
    if not _is_commit(folder, since):
        return list(assignments), ""
    names = {*untracked, *_differing(folder, since)}
    paths = [folder.resolve() / name for name in names]
    changed = [a for a in assignments if any(a.folder.resolve() in path.parents for path in paths)]
    return changed, since


def path_in_repository(path: Path) -> str:
    """A file's path from the repository's root, as GitHub wants it; from here where there is no repository."""
    file = path.resolve()
    workspace = Path(os.environ.get("GITHUB_WORKSPACE") or file.anchor).resolve()
    around = [folder for folder in file.parents if (folder / ".git").exists()]
    roots = [
        root for root in (workspace, *around[:1], Path.cwd()) if root in file.parents and root != Path(file.anchor)
    ]
    return file.relative_to(roots[0]).as_posix() if roots else path.name


def _is_commit(folder: Path, revision: str) -> bool:
    try:
        git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except CourseError:
        return False
    return True


def _differing(folder: Path, revision: str) -> list[str]:
    return _names(git(folder, "diff", "--name-only", "--relative", "-z", "--end-of-options", revision, "--", "."))


def _names(text: str) -> list[str]:
    return [name for name in text.split("\0") if name]
