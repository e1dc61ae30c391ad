"""What a student's process may read: the interpreter, installed packages and system libraries; no user's file."""

from __future__ import annotations

import site
import sys
import sysconfig
from pathlib import Path

__all__ = ["PACKAGE_ROOT", "package_folders", "readable_paths"]

PACKAGE_ROOT = str(Path(__file__).resolve().parents[3])
"""The folder that holds this package."""

_SYSTEM = (
    "/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/zoneinfo", "/usr/share/fonts", "/etc/fonts",
    "/etc/ld.so.cache", "/etc/localtime", "/dev/urandom", "/dev/random", "/dev/zero",
    "/proc/cpuinfo", "/proc/meminfo", "/sys/devices/system/cpu", "/sys/devices/system/node",
)  # fmt: skip
"""What libraries read that are loaded late: no user's file, no process, no configuration with secrets."""


def readable_paths() -> list[str]:
    """The interpreter's own folders and system libraries; not a folder that merely holds a virtual environment."""
    paths = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    paths |= {
        f"{sys.base_prefix}/lib",
        f"{sys.base_exec_prefix}/lib",
        *site.getsitepackages(),
        *package_folders(),
    }
    return [*sorted(paths), *_SYSTEM]


def package_folders() -> list[str]:
    """Where installed packages are, wherever the user has installed them."""
    return [folder for folder in sys.path if Path(folder).name in ("site-packages", "dist-packages")]
