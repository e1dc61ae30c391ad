"""A graphics card in a student's process: NVIDIA's driver is found before the walls are up, and started behind them."""

from __future__ import annotations

import ctypes
import os
import sys

__all__ = ["is_initialised", "load_driver", "start"]

_DRIVER = "libcuda.so.1"
_NOT_INITIALISED = 3
"""CUDA_ERROR_NOT_INITIALIZED of the driver's interface."""
_ENVIRONMENT = {
    "CUDA_DEVICE_ORDER": "PCI_BUS_ID",  # numbers mean what they mean to NVML, which watches the memory
    "CUDA_CACHE_DISABLE": "1",  # nothing could be written
    "CUBLAS_WORKSPACE_CONFIG": ":4096:8",  # the same sums in every run: a regrade gives the same grade
}


def load_driver() -> None:
    """Load the driver's library, which initialises nothing, while it can still be found."""
    os.environ.update(_ENVIRONMENT)
    _driver()


def _driver() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(_DRIVER)
    except OSError:  # it is said when the card is to be used
        return None


def is_initialised() -> bool:
    """Whether a library has initialised CUDA in this process, by the driver's own answer."""
    if (driver := _driver()) is None:
        return False
    count = ctypes.c_int()
    return bool(driver.cuDeviceGetCount(ctypes.byref(count)) != _NOT_INITIALISED)


def start() -> None:
    """Initialise CUDA and compute something, where torch is loaded.

    Raises:
        RuntimeError: torch cannot use the card; its reason.
    """
    if (torch := sys.modules.get("torch")) is None:
        return
    one = torch.ones(2, 2, device="cuda")
    if (one @ one).cpu().tolist() != [[2.0, 2.0], [2.0, 2.0]]:
        raise RuntimeError("a product of matrices comes out wrong")
