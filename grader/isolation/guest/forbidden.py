"""Names that an exercise rules out raise when the student's code computes with them.

Functions, classes and methods are replaced in the module or class that holds them, before student code is there or,
by an import hook, as soon as their module is imported. A library's own code may go on using a forbidden function
of its own package. Built-in types cannot be changed: a forbidden method of theirs is only refused in the source.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

from grader.isolation.guest.importing import ImportWatch

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


def forbid(names: Sequence[str], namespace: dict[str, Any] | None = None) -> Callable[[], None]:
    """Rule out `names` in this process; the returned function takes it back.

    In `namespace`, a notebook's variables, functions that were imported by name are replaced as well.
    """
    guards = _Guards()
    later = {name for name in names if not guards.apply(name)}
    actions: dict[str, list[Callable[[ModuleType], None]]] = {}
    for name in sorted(later):
        for module in _prefixes(name)[:-1]:
            actions.setdefault(module, []).append(functools.partial(guards.apply_later, name))
    if later:
        watch = ImportWatch(actions, lambda module: ForbiddenUse(module) if module in later else None)
        guards.undo.append(watch.install())
    if namespace is not None:
        guards.replace_in(namespace)
    return guards.take_back


def _prefixes(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


class _Guards:
    """What stands in the place of forbidden things, and how to put those back."""

    def __init__(self) -> None:
        self.undo: list[Callable[[], None]] = []
        self._replaced: list[tuple[object, object]] = []

    def apply(self, name: str) -> bool:
        """Replace what `name` stands for, if its module is imported; False when there is nothing to replace yet."""
        if name in sys.modules:
            self._forbid_module(name)
            return True
        for prefix in reversed(_prefixes(name)[:-1]):
            if prefix in sys.modules:
                return self._forbid_attribute(sys.modules[prefix], name[len(prefix) + 1 :].split("."), name)
        return False

    def apply_later(self, name: str, _: ModuleType) -> None:
        """The same for a module that has just been imported."""
        self.apply(name)

    def replace_in(self, namespace: dict[str, Any]) -> None:
        """Replace the same objects where they are known by another name."""
        for key, value in list(namespace.items()):
            for original, guard in self._replaced:
                if value is original:
                    namespace[key] = guard
                    self.undo.append(functools.partial(namespace.__setitem__, key, original))

    def take_back(self) -> None:
        """Put everything back."""
        while self.undo:
            self.undo.pop()()

    def _forbid_attribute(self, owner: Any, path: list[str], name: str) -> bool:
        *holders, last = path
        for part in holders:
            owner = _own(owner, part).get(part)
            if owner is None:
                return False
        if last not in _own(owner, last):
            return False
        original = vars(owner)[last]
        if isinstance(original, type):  # stays a class: libraries ask for isinstance
            constructor = getattr(original, "__init__")  # noqa: B009 - not the __init__ of type
            if self._set(original, "__init__", _guard(constructor, name, method=False)):
                return True
        self._set(owner, last, _guard(original, name, method=isinstance(owner, type)))
        return True

    def _set(self, owner: Any, attribute: str, value: object) -> bool:
        """Set an attribute; False where it belongs to a built-in type, which cannot be changed."""
        had, before = attribute in vars(owner), vars(owner).get(attribute)
        try:
            setattr(owner, attribute, value)
        except TypeError:
            return False
        self._replaced.append((before, value))
        self.undo.append(lambda: setattr(owner, attribute, before) if had else delattr(owner, attribute))
        return True

    def _forbid_module(self, name: str) -> None:
        """Hide an imported module behind one that refuses everything; who has imported it before keeps it."""
        before, hidden = sys.modules[name], _ForbiddenModule(name)
        sys.modules[name] = hidden
        self._replaced.append((before, hidden))
        self.undo.append(functools.partial(sys.modules.__setitem__, name, before))
        parent, _, last = name.rpartition(".")
        if parent in sys.modules and hasattr(sys.modules[parent], last):
            self._set(sys.modules[parent], last, hidden)


class _ForbiddenModule(ModuleType):
    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):  # asked by the import system and by inspect
            raise AttributeError(attribute)
        raise ForbiddenUse(self.__name__)


def _own(owner: Any, name: str) -> Any:
    """What `owner` itself holds; one like ``torch.ops.aten`` makes `name` when it is first asked for."""
    if hasattr(type(owner), "__getattr__"):
        with suppress(AttributeError, ForbiddenUse):
            getattr(owner, name)
    return vars(owner)


def _guard(original: Any, name: str, *, method: bool) -> Any:
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

    named = ("__name__", "__qualname__", "__doc__", "__module__")
    functools.update_wrapper(forbidden, function, assigned=named, updated=())
    del forbidden.__dict__["__wrapped__"]
    return type(original)(forbidden) if isinstance(original, staticmethod | classmethod) else forbidden


def _is_library(frame: FrameType, package: str) -> bool:
    return str(frame.f_globals.get("__name__", "")).partition(".")[0] == package


def _was_passed(guard: object, frame: FrameType | None) -> bool:
    """Whether the library got the forbidden function as an argument (``np.apply_along_axis(np.convolve, …)``)."""
    while frame is not None and Path(frame.f_code.co_filename).is_absolute():  # up to the student's own frame
        if any(value is guard for value in frame.f_locals.values()):
            return True
        frame = frame.f_back
    return False
