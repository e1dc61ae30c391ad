"""Where student code runs: fresh, confined processes that give back plain data.

`open_launcher` starts them, a `Worker` is one of them, `Handle` stands for an object that stays there. The names are
imported on first use: the student's process is made of modules of this package too and has no need of the rest.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.isolation.client import Worker
    from grader.isolation.errors import (
        CallTimeout,
        LaunchError,
        LoadProblem,
        MemoryLimit,
        OutputLimit,
        ProcessEnded,
        ProtocolViolation,
        SandboxUnavailable,
        StudentError,
        WorkerGone,
    )
    from grader.isolation.inprocess import InProcessLauncher
    from grader.isolation.launching import Launcher, open_launcher
    from grader.isolation.machine import probe
    from grader.isolation.program import Chunk, Frame, Handle, Profile, Program

__all__ = [
    "CallTimeout",
    "Chunk",
    "Frame",
    "Handle",
    "InProcessLauncher",
    "LaunchError",
    "Launcher",
    "LoadProblem",
    "MemoryLimit",
    "OutputLimit",
    "ProcessEnded",
    "Profile",
    "Program",
    "ProtocolViolation",
    "SandboxUnavailable",
    "StudentError",
    "Worker",
    "WorkerGone",
    "open_launcher",
    "probe",
]

_HOME = {
    "client": ["Worker"],
    "inprocess": ["InProcessLauncher"],
    "launching": ["Launcher", "open_launcher"],
    "machine": ["probe"],
}
_HOME["program"] = ["Chunk", "Frame", "Handle", "Profile", "Program"]
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_MODULE_OF.get(name, 'errors')}"), name)
    globals()[name] = value
    return value
