"""Further files of a hand-in, importable by their names without lying anywhere: they came as source.

Which names there are is decided on the grader's side: none of a library, so that no library can be replaced here.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from grader.isolation.guest.loading import load
from grader.isolation.program import Chunk, SourceModule

__all__ = ["Modules"]


class Modules(MetaPathFinder, Loader):
    """Finds and executes them; like the program itself, as far as each can be executed."""

    def __init__(self, modules: Sequence[SourceModule]) -> None:
        self._known: Mapping[str, SourceModule] = {module.name: module for module in modules}
        self.problems: list[list[Any]] = []
        """What failed in them, as `load` says it."""

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def install(self) -> None:
        """Be asked before the usual finders, which take any folder for a package."""
        if self._known:
            sys.meta_path.insert(0, self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec of one of these modules; None for every other name."""
        module = self._known.get(fullname)
        if module is None:
            return None
        spec = ModuleSpec(fullname, self, origin=module.chunk.filename, is_package=module.package)
        spec.has_location = True  # so that it has a __file__
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        """An ordinary module."""

    def exec_module(self, module: ModuleType) -> None:
        """Execute it; what fails is remembered, and what follows still runs."""
        self.problems += load(module.__dict__, [self._chunk(module)])

    def _chunk(self, module: ModuleType) -> Chunk:
        return self._known[module.__name__].chunk
