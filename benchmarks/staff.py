"""Files of a staff folder as modules: for the benchmarks, and for the tests of the references."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

__all__ = ["load"]


def load(path: Path) -> ModuleType:
    """A Python file as a module of its own, executed anew and registered nowhere."""
    spec = importlib.util.spec_from_file_location(f"staff_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
