"""Worker side: names that an exercise rules out raise when the student's code computes with them.

Functions, classes and methods are replaced in the module or class that holds them, before student code is there or,
by an import hook, as soon as their module is imported. A library's own code may go on using a forbidden function
of its own package. Built-in types cannot be changed: a forbidden method of theirs is only refused in the source.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

from grader.isolation.importing import ImportWatch

__all__ = ["ForbiddenUse", "forbid", "suspended"]


_suspended: list[None] = []
"""Not empty while the check itself, not the student, uses a library."""


class ForbiddenUse(Exception):
    """The student's code used a forbidden name; its text is the dotted name."""


@contextmanager
def suspended() -> Iterator[None]:
    """Let everything through: the check uses a library."""
    _suspended.append(None)
    try:
        yield
    finally:
        _suspended.pop()


def forbid(names: Sequence[str]) -> Callable[[], None]:
    """Rule out `names` in this process; the returned function takes it back."""
    undo: list[Callable[[], None]] = []
    later = [name for name in names if not _apply(name, undo)]
    if later:
        actions: dict[str, list[Callable[[ModuleType], None]]] = {}
        for name in later:
            for module in _prefixes(name)[:-1]:
                actions.setdefault(module, []).append(_applying(name, undo))
        undo.append(ImportWatch(actions, lambda module: ForbiddenUse(module) if module in later else None).install())

    def take_back() -> None:
        while undo:
            undo.pop()()

    return take_back


def _applying(name: str, undo: list[Callable[[], None]]) -> Callable[[ModuleType], None]:
    def apply(_: ModuleType) -> None:
        _apply(name, undo)

    return apply


def _prefixes(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def _apply(name: str, undo: list[Callable[[], None]]) -> bool:
    """Replace what `name` stands for, if its module is imported; False when there is nothing to replace yet."""
    if name in sys.modules:
        _forbid_module(name, undo)
        return True
    for prefix in reversed(_prefixes(name)[:-1]):
        if prefix in sys.modules:
            return _forbid_attribute(sys.modules[prefix], name[len(prefix) + 1 :].split("."), name, undo)
    return False


def _forbid_attribute(owner: Any, path: list[str], name: str, undo: list[Callable[[], None]]) -> bool:
    for part in path[:-1]:
        owner = vars(owner).get(part)
        if owner is None:
            return False
    last = path[-1]
    if last not in vars(owner):
        return False
    original = vars(owner)[last]
    try:
        if isinstance(original, type):  # stays a class: libraries ask for isinstance
            constructor = getattr(original, "__init__")  # noqa: B009
            if _set(original, "__init__", _guard(constructor, name, method=False), undo):
                return True
        _set(owner, last, _guard(original, name, method=isinstance(owner, type)), undo)
    except TypeError:  # an attribute of a built-in type
        pass
    return True


def _set(owner: Any, attribute: str, value: object, undo: list[Callable[[], None]]) -> bool:
    """Set an attribute and remember how it was; False where the type does not allow it."""
    had, before = attribute in vars(owner), vars(owner).get(attribute)
    try:
        setattr(owner, attribute, value)
    except TypeError:
        if isinstance(owner, type):
            return False
        raise
    undo.append(lambda: setattr(owner, attribute, before) if had else delattr(owner, attribute))
    return True


def _guard(original: Any, name: str, *, method: bool) -> Callable[..., Any]:
    """Raises when the student's code calls it; for functions the library's own calls go through.

    A method is always refused: libraries call methods on the student's behalf (``layer(x)`` calls ``forward``).
    """
    package = name.partition(".")[0]
    function = getattr(original, "__func__", original)  # of a staticmethod or classmethod

    def forbidden(*args: Any, **kwargs: Any) -> Any:
        caller = sys._getframe(1)
        if _suspended or not (method or not _is_library(caller, package) or _was_passed(forbidden, caller)):
            return function(*args, **kwargs)
        raise ForbiddenUse(name)

    functools.update_wrapper(
        forbidden, function, assigned=("__name__", "__qualname__", "__doc__", "__module__"), updated=()
    )
    del forbidden.__dict__["__wrapped__"]
    return staticmethod(forbidden) if isinstance(original, staticmethod) else forbidden


def _is_library(frame: FrameType, package: str) -> bool:
    return str(frame.f_globals.get("__name__", "")).partition(".")[0] == package


def _was_passed(guard: object, frame: FrameType | None) -> bool:
    """Whether the library got the forbidden function as an argument (``np.apply_along_axis(np.convolve, …)``)."""
    while frame is not None and Path(frame.f_code.co_filename).is_absolute():  # up to the student's own frame
        if any(value is guard for value in frame.f_locals.values()):
            return True
        frame = frame.f_back
    return False


def _forbid_module(name: str, undo: list[Callable[[], None]]) -> None:
    """Hide an imported module behind one that refuses everything; who has imported it before keeps it."""
    before = sys.modules[name]
    hidden = _ForbiddenModule(name)
    sys.modules[name] = hidden
    undo.append(lambda: sys.modules.__setitem__(name, before))
    parent, _, last = name.rpartition(".")
    if parent in sys.modules and hasattr(sys.modules[parent], last):
        _set(sys.modules[parent], last, hidden, undo)


class _ForbiddenModule(ModuleType):
    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):  # asked by the import system and by inspect
            raise AttributeError(attribute)
        raise ForbiddenUse(self.__name__)
