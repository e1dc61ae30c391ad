"""Where student code runs: fresh, confined processes that give back plain data.

`open_launcher` starts them, a `Worker` is one of them, `Handle` stands for an object that stays there. The folders are
the trust boundary: ``host`` is the grader's side, ``guest`` runs in the student's process, ``wire`` is what goes
between them, ``confinement`` the kernel's layers. The names are imported on first use: the student's process is made of
modules of this package too and has no need of the rest.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.isolation.host.errors import (
        BudgetUsed,
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
    from grader.isolation.host.inprocess import InProcessLauncher
    from grader.isolation.host.launching import Executed, Launcher, open_launcher
    from grader.isolation.host.machine import probe
    from grader.isolation.host.worker import Worker
    from grader.isolation.program import Chunk, Frame, Handle, Profile, Program, SourceModule

__all__ = [
    "BudgetUsed",
    "CallTimeout",
    "Chunk",
    "Executed",
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
    "SourceModule",
    "StudentError",
    "Worker",
    "WorkerGone",
    "open_launcher",
    "probe",
]

_HOME = {
    "host.worker": ["Worker"],
    "host.inprocess": ["InProcessLauncher"],
    "host.launching": ["Executed", "Launcher", "open_launcher"],
    "host.machine": ["probe"],
    "program": ["Chunk", "Frame", "Handle", "Profile", "Program", "SourceModule"],
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_MODULE_OF.get(name, 'host.errors')}"), name)
    globals()[name] = value
    return value
