"""How an interpreter is started that becomes a student's process."""

from __future__ import annotations

import os
import sys

from grader.isolation.confinement.readable import PACKAGE_ROOT, package_folders
from grader.isolation.program import ENVIRONMENT

__all__ = ["interpreter"]

_NEEDED_TO_START = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


def interpreter(module: str, *arguments: str, caches: bool = True) -> tuple[list[str], dict[str, str]]:
    """Command and environment that run ``main`` of a module of this package in a clean interpreter.

    The hash seed is fixed: the order of a set must not decide a grade. No path of the caller's choosing is searched but
    the folders with installed packages; the package itself is found where it is found here. With `caches` it also knows
    where the caller's font cache is.
    """
    start = (
        f"import sys; sys.path += {[*package_folders(), PACKAGE_ROOT]!r}; from {module} import main; main(sys.argv[1:])"
    )
    environment = {name: os.environ[name] for name in _NEEDED_TO_START if name in os.environ}
    environment |= ENVIRONMENT | {
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONIOENCODING": "utf-8:backslashreplace",
    }
    environment["OMP_WAIT_POLICY"] = "passive"  # a second thread must not spend a call's time waiting
    environment["PYTORCH_NVML_BASED_CUDA_CHECK"] = "1"  # asking for CUDA must not initialise it before the fork
    if "CUDA_VISIBLE_DEVICES" in os.environ:
        environment["CUDA_VISIBLE_DEVICES"] = os.environ["CUDA_VISIBLE_DEVICES"]
    if caches and ("MPLCONFIGDIR" in os.environ or "HOME" in os.environ):
        environment["HOME"] = os.environ.get("HOME", ENVIRONMENT["HOME"])
        environment |= {
            n: os.environ[n] for n in ("MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME") if n in os.environ
        }
    return [sys.executable, "-s", "-P", "-B", "-c", start, *arguments], environment
