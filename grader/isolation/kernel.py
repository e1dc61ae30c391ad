"""Linux calls that Python has no function for. Every one of them raises OSError when the kernel refuses."""

from __future__ import annotations

import ctypes
import os

__all__ = ["advise_memory", "drop_capabilities", "fork", "prctl", "syscall"]

_LIBC = ctypes.CDLL(None, use_errno=True)
_HOLDING_GIL = ctypes.PyDLL(None, use_errno=True)
_CAPABILITY_VERSION_3 = 0x20080522
_PR_CAPBSET_DROP = 24


def syscall(number: int, *arguments: object) -> int:
    """A system call by number."""
    return _checked(_LIBC.syscall(ctypes.c_long(number), *arguments), f"system call {number}")


def fork() -> int:
    """Fork without Python's own work around it, for a process with a single thread.

    `os.fork` renews locks and thread records, which one thread has no need of, and reseeds `random`, which is not
    wanted here; it makes the child touch a quarter of all the pages it touches in its life.
    """
    return _checked(_HOLDING_GIL.fork(), "fork")


def prctl(option: int, *arguments: int) -> int:
    """Process control; unused arguments are zero, as newer options demand."""
    padded = [ctypes.c_ulong(value) for value in (*arguments, 0, 0, 0, 0)[:4]]
    return _checked(_LIBC.prctl(option, *padded), f"prctl {option}")


def advise_memory(address: int, length: int, advice: int) -> None:
    """Tell the kernel how a range of memory is used."""
    _checked(_LIBC.madvise(ctypes.c_void_p(address), ctypes.c_size_t(length), advice), "madvise")


def drop_capabilities() -> None:
    """Give up every capability for good, whatever the user id is."""

    class Header(ctypes.Structure):
        _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]

    for capability in range(64):
        try:
            prctl(_PR_CAPBSET_DROP, capability)
        except OSError:  # beyond the last one, or never had
            break
    header = Header(_CAPABILITY_VERSION_3, 0)
    _checked(_LIBC.capset(ctypes.byref(header), (ctypes.c_uint32 * 6)()), "capset")


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result
