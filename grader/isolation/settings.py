"""Worker side: the process around the student's module, the same on every system."""

from __future__ import annotations

import importlib
import io
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

__all__ = ["ENVIRONMENT", "SCRATCH", "clear_environment", "interpreter", "package_folders", "preload", "print_at_once"]

ENVIRONMENT = {
    "HOME": "/dev/null",
    "LANG": "C.UTF-8",
    "MPLBACKEND": "Agg",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PATH": "/nonexistent",
}
"""All that student code sees of an environment. No folder can be made in such a home, not even by root."""
SCRATCH = "/tmp"  # noqa: S108 - nothing is ever written there
"""Where matplotlib believes that it could write, or it could not be imported once nothing can be written."""

_ROOT = str(Path(__file__).resolve().parents[2])
_KEPT = ("SYSTEMROOT", "WINDIR", "CUDA_VISIBLE_DEVICES")
_NEEDED_TO_START = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


def interpreter(module: str, *arguments: str, caches: bool = True) -> tuple[list[str], dict[str, str]]:
    """Command and environment that run ``main`` of a module of this package in a clean interpreter.

    The hash seed is fixed: the order of a set must not decide a grade. No path of the caller's choosing is searched but
    the folders with installed packages; the package itself is found where it is found here. With `caches` it also knows
    where the caller's font cache is.
    """
    start = f"import sys; sys.path += {[*package_folders(), _ROOT]!r}; from {module} import main; main(sys.argv[1:])"
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


def package_folders() -> list[str]:
    """Where installed packages are, wherever the user has installed them."""
    return [folder for folder in sys.path if Path(folder).name in ("site-packages", "dist-packages")]


def preload(modules: Sequence[str]) -> None:
    """Import `modules` and what they would import later on first use, so that no call of a student pays for it.

    Raises:
        ImportError: one of them is not installed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in modules:
            importlib.import_module(name)
        if "torch" in sys.modules:
            importlib.import_module("torch._dynamo")  # or the first optimiser costs a second
            sys.modules["torch"].set_num_threads(1)
        if any(name.partition(".")[0] == "matplotlib" for name in modules):
            _draw_once()


def _draw_once() -> None:
    """Read the fonts and whatever else the first figure needs."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    axes.plot([0.0, 1.0], label="a")
    axes.set_title("$x^2$")
    axes.legend()
    figure.savefig(io.BytesIO(), format="png")
    plt.close("all")
    _forget_open_fonts()


def _forget_open_fonts() -> None:
    """Let every process open the font files anew.

    A font keeps its file open and reads glyphs from it when they are first drawn. Forked processes would share one
    file position, and the descriptor is closed in them.
    """
    from matplotlib import font_manager, mathtext

    for cached in (getattr(font_manager, "_get_font", None), getattr(mathtext.MathTextParser, "_parse_cached", None)):
        forget = getattr(cached, "cache_clear", None)
        if forget is not None:
            forget()


def clear_environment() -> None:
    """Leave nothing of the caller's environment; what Windows needs to load libraries stays, and which card to use.

    The grader's own tree is no longer a place to import from, unless it is installed among other packages.
    """
    sys.path[:] = [folder for folder in sys.path if folder != _ROOT or folder in package_folders()]
    keep = {name: os.environ[name] for name in _KEPT if name in os.environ}
    os.environ.clear()
    os.environ.update(ENVIRONMENT | keep)


def print_at_once() -> None:
    """Write each printed line at once: in order with what goes to stderr, and there when the process dies."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(line_buffering=True)
