"""bubblewrap around a zygote, where it is installed and works: not needed, but a layer that Landlock cannot be.

In its view of the file system there are the interpreter and the libraries and nothing else, so that a path of the
course or of another hand-in cannot even be asked about (`stat` is beyond Landlock), and the network is an idle
loopback. Process numbers stay what they are: the grader watches and ends processes by them.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from grader.isolation.confinement.readable import PACKAGE_ROOT, readable_paths
from grader.isolation.program import SCRATCH

__all__ = ["prefix"]

_VIEW = ("--unshare-net", "--unshare-ipc", "--unshare-uts", "--ro-bind", "/proc", "/proc", "--dev", "/dev")
_TO_START = ("/etc/alternatives", "/etc/passwd")
"""Where a library may be found by another name, and who one is: torch asks. Landlock hides both from students' code."""
_SEARCHED = ("LD_LIBRARY_PATH",)
_CACHES = ("MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")


def prefix(device: str = "cpu") -> list[str]:
    """What to put before a zygote's command; empty where there is no bubblewrap, or a graphics card is needed."""
    command = shutil.which("bwrap")
    if command is None or device != "cpu":
        return []
    paths = sorted(path for path in set(_readable()) if not path.startswith(("/dev/", "/proc/")))  # there already
    binds = [part for path in paths for part in ("--ro-bind-try", path, path)]
    caches = [part for path in _matplotlib() for part in ("--bind-try", path, path)]
    return [command, *_VIEW, "--perms", "1777", "--tmpfs", SCRATCH, *binds, *caches, "--chdir", "/"]


def _readable() -> Iterator[str]:
    """Sorted, a folder comes before what is in it, which a later one would hide."""
    yield from readable_paths()
    yield from _TO_START
    package = Path(PACKAGE_ROOT, "grader")
    for path in (sys.prefix, sys.base_prefix, sys.base_exec_prefix, package):
        yield str(path)
        yield os.path.realpath(path)
    for name in _SEARCHED:
        yield from filter(os.path.isabs, os.environ.get(name, "").split(os.pathsep))


def _matplotlib() -> Iterator[str]:
    """The font cache: writable, or it is made anew in every start. Nobody can write once the zygote is confined."""
    home = os.environ.get("HOME")
    if home:
        yield from (f"{home}/.cache/matplotlib", f"{home}/.config/matplotlib")
    for name in _CACHES:
        if folder := os.environ.get(name):
            yield folder if name.startswith("MPL") else f"{folder}/matplotlib"
