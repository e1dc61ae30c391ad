"""What NVIDIA's driver asks of a confined process.

What the driver needs is written down nowhere. The lists come from a trace, and from sandboxes of the same layers in
which CUDA failed at first (error 304, "OS call failed"): thread names go through ``/proc/self/task/*/comm``
(https://github.com/nolabs-ai/nono/pull/673), memory through ``memfd_create``
(https://github.com/NVIDIA/OpenShell/issues/1696), ``/dev/nvidia-uvm-tools`` must open
(https://github.com/nolabs-ai/nono/pull/652), and the socket of the multi-process service is tried first
(https://github.com/NVIDIA/cuda-checkpoint/issues/10). What is missing on some machine shows when a grader starts: a
worker tries the card before there is student code.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

__all__ = ["OWN_READABLE", "OWN_WRITABLE", "devices", "readable_paths"]

OWN_READABLE = ("/proc/self/maps", "/proc/self/status")
OWN_WRITABLE = ("/proc/self/task",)
"""A process's own entries, which the driver reads, and where it names its threads."""
_KERNEL = (
    "/proc/driver/nvidia", "/proc/driver/nvidia-uvm", "/proc/driver/nvidia-caps",
    "/proc/devices", "/proc/modules", "/proc/sys/vm/mmap_min_addr", "/proc/sys/vm/overcommit_memory",
    "/sys/bus/pci/devices", "/sys/devices/system/memory/block_size_bytes",
)  # fmt: skip


def devices() -> list[str]:
    """The card's device files; the driver of WSL has one of its own."""
    return [*sorted(map(str, Path("/dev").glob("nvidia*"))), "/dev/dxg"]


def readable_paths() -> list[str]:
    """What the driver reads: its libraries, wherever they are, and what the kernel tells of the machine's cards."""
    machine = [*Path("/sys/devices").glob("pci*"), *Path("/sys/module").glob("nvidia*")]
    return [*_KERNEL, *map(str, machine), *sorted(set(_folders_of_driver()))]


def _folders_of_driver() -> Iterator[str]:
    """Where the driver was loaded from: it loads its other libraries from there, long after the walls are up."""
    for line in Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace").splitlines():
        path = line.partition("/")[2]
        if Path(path).name.startswith("libcuda.so"):
            yield str(Path("/", path).parent)
