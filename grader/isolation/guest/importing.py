"""Something happens when a module is imported, or it cannot be imported at all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

__all__ = ["ImportWatch"]

Action = Callable[[ModuleType], None]


class ImportWatch(MetaPathFinder):
    """Stands before the usual finders; runs actions right after a module was executed for the first time."""

    def __init__(self, actions: dict[str, list[Action]], refuse: Callable[[str], BaseException | None]) -> None:
        self._actions = actions
        self._refuse = refuse

    def install(self) -> Callable[[], None]:
        """Begin; the returned function ends it."""
        sys.meta_path.insert(0, self)
        return lambda: sys.meta_path.remove(self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The usual spec of a watched module, with a loader that runs the actions; None for every other module."""
        refusal = self._refuse(fullname)
        if refusal is not None:
            raise refusal
        actions = self._actions.get(fullname)
        spec = PathFinder.find_spec(fullname, path, target) if actions else None
        if actions and spec is not None and spec.loader is not None:
            loader: Any = spec.loader
            loader.exec_module = _followed_by(actions, loader.exec_module)
        return spec


def _followed_by(actions: list[Action], execute: Action) -> Action:
    def exec_module(module: ModuleType) -> None:
        execute(module)
        for action in actions:
            action(module)

    return exec_module
