"""Where torch assignments run: ``auto`` is the graphics card when there is one, else the processor."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

__all__ = ["cards", "cuda_is_there", "resolved"]

_DRIVER = (Path("/dev/nvidiactl"), Path("/dev/dxg"), Path("/proc/driver/nvidia/version"))


def resolved(device: str) -> str:
    """``cpu`` or ``cuda``."""
    if device != "auto":
        return device
    return "cuda" if cuda_is_there() else "cpu"


def cuda_is_there() -> bool:
    """Whether torch can use a CUDA device; torch is imported only where a driver is."""
    if not any(path.exists() for path in _DRIVER):
        return False
    # asks the driver's management library, so that CUDA itself is not initialised in this process
    os.environ.setdefault("PYTORCH_NVML_BASED_CUDA_CHECK", "1")
    import torch

    return bool(torch.cuda.is_available())


def cards() -> list[str]:
    """The cards this process may use, as `CUDA"CUDA_VISIBLE_DEVICES"_DEVICES` names them; empty where there is none."""
    if (visible := os.environ.get("CUDA_VISIBLE_DEVICES")) is not None:
        return [name.strip() for name in visible.split(",") if name.strip() not in ("", "-1")]
    with suppress(Exception):
        import pynvml

        pynvml.nvmlInit()
        return [str(number) for number in range(pynvml.nvmlDeviceGetCount())]
    return []
