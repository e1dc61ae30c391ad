"""Where torch assignments run: ``auto`` is the graphics card when there is one, else the processor."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from grader.isolation import Profile, open_launcher
from grader.isolation.host.launching import Mode

__all__ = ["cards", "chosen", "cuda_is_there", "require_launchers", "resolved"]

_DRIVER = (Path("/dev/nvidiactl"), Path("/dev/dxg"), Path("/proc/driver/nvidia/version"))
_TRY = (sys.executable, "-c", "import torch; torch.ones(2, 2, device='cuda').sum().item()")
_SECONDS_TO_TRY = 120


def chosen(setting: str, option: str | None) -> str:
    """The assignment's setting, or what the command line says instead: numpy's assignments have no use for a card."""
    return setting if setting == "cpu" else option or setting


def resolved(device: str) -> str:
    """``cpu`` or ``cuda``."""
    if device != "auto":
        return device
    return "cuda" if cuda_is_there() else "cpu"


def require_launchers(mode: Mode, devices: Iterable[str]) -> None:
    """Fail before the first submission, not in every one.

    Args:
        mode: as in `open_launcher`.
        devices: where the submissions are going to run: cpu, cuda or auto.

    Raises:
        SandboxUnavailable: required, and student code cannot be confined here, or not with a card in use.
    """
    open_launcher(Profile(preload=()), mode).close()
    if "cuda" in map(resolved, devices):
        open_launcher(Profile(preload=("torch",), device="cuda"), mode).close()


@cache
def cuda_is_there() -> bool:
    """Whether torch can compute on a card here; tried in a process of its own, and only where there is a driver.

    A driver alone says little: it may be older than what torch was built for.
    """
    if not any(path.exists() for path in _DRIVER):
        return False
    with suppress(OSError, subprocess.TimeoutExpired):
        return subprocess.run(_TRY, check=False, capture_output=True, timeout=_SECONDS_TO_TRY).returncode == 0
    return False


def cards() -> list[str]:
    """The cards this process may use, numbered as NVML does it or named as ``CUDA_VISIBLE_DEVICES`` does."""
    if (visible := os.environ.get("CUDA_VISIBLE_DEVICES")) is not None:
        return [name.strip() for name in visible.split(",") if name.strip() not in ("", "-1")]
    with suppress(Exception):
        import pynvml

        pynvml.nvmlInit()
        return [str(number) for number in range(pynvml.nvmlDeviceGetCount())]
    return []
