"""The process around the student's module, the same on every system."""

from __future__ import annotations

import functools
import importlib
import inspect
import io
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from grader.isolation.confinement.readable import PACKAGE_ROOT, package_folders
from grader.isolation.program import ENVIRONMENT, SCRATCH

__all__ = ["clear_environment", "forget_open_fonts", "grant_threads", "preload", "print_at_once"]

_NO_CACHE = {"TORCHINDUCTOR_CACHE_DIR": SCRATCH if os.path.isdir(SCRATCH) else os.curdir}  # noqa: PTH112
"""A folder that is there: torch's compiler makes one of its own as soon as it is imported, and leaves it behind."""
_KEPT = ("SYSTEMROOT", "WINDIR", "CUDA_VISIBLE_DEVICES")


def preload(modules: Sequence[str]) -> None:
    """Import `modules` and what they would import later on first use, so that no call of a student pays for it.

    Raises:
        ImportError: one of them is not installed.
    """
    os.environ.update(_NO_CACHE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in modules:
            importlib.import_module(name)
        if "torch" in sys.modules:
            importlib.import_module("torch._dynamo")  # or the first optimiser costs a second
            grant_threads(sys.modules["torch"], 1)
        if any(name.partition(".")[0] == "matplotlib" for name in modules):
            _draw_once()


def grant_threads(torch: Any, most: int) -> None:
    """Let torch use at most so many threads, whatever a program asks for later: to ask for more is no mistake."""
    for name in ("set_num_threads", "set_num_interop_threads"):
        original = inspect.unwrap(getattr(torch, name))  # the process this one is a fork of may have done it
        setattr(torch, name, _granting(original, most))
    torch.set_num_threads(most)


def _granting(set_threads: Callable[[int], None], most: int) -> Callable[[int], None]:
    @functools.wraps(set_threads)
    def granted(number: int) -> None:
        with suppress(RuntimeError):  # torch refuses some changes once it has computed something
            set_threads(min(int(number), most))

    return granted


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
    forget_open_fonts()


def forget_open_fonts() -> None:
    """Let every process open the font files anew.

    A font keeps its file open and reads glyphs from it when they are first drawn. Forked processes would share one
    file position, and the descriptor is closed in them.
    """
    font_manager, mathtext = map(sys.modules.get, ("matplotlib.font_manager", "matplotlib.mathtext"))
    parser = getattr(mathtext, "MathTextParser", None)
    for cached in (getattr(font_manager, "_get_font", None), getattr(parser, "_parse_cached", None)):
        forget = getattr(cached, "cache_clear", None)
        if forget is not None:
            forget()


def clear_environment() -> None:
    """Leave nothing of the caller's environment; what Windows needs to load libraries stays, and which card to use.

    The grader's own tree is no longer a place to import from, unless it is installed among other packages.
    """
    sys.path[:] = [folder for folder in sys.path if folder != PACKAGE_ROOT or folder in package_folders()]
    keep = {name: os.environ[name] for name in _KEPT if name in os.environ}
    os.environ.clear()
    os.environ.update(ENVIRONMENT | _NO_CACHE | keep)


def print_at_once() -> None:
    """Write each printed line at once: in order with what goes to stderr, and there when the process dies."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(line_buffering=True)
