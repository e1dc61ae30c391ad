"""Linux calls that Python has no function for. Every one of them raises OSError when the kernel refuses."""

from __future__ import annotations

import ctypes
import os

__all__ = ["advise_memory", "clone", "drop_capabilities", "fork", "mount", "prctl", "syscall", "unshare"]

_LIBC = ctypes.CDLL(None, use_errno=True)
_HOLDING_GIL = ctypes.PyDLL(None, use_errno=True)
_CAPABILITY_VERSION_3 = 0x20080522
_PR_CAPBSET_DROP = 24
_CLONE = 220 if os.uname().machine in ("aarch64", "riscv64") else 56


def syscall(number: int, *arguments: object) -> int:
    """A system call by number."""
    return _checked(_LIBC.syscall(ctypes.c_long(number), *arguments), f"system call {number}")


def fork() -> int:
    """Fork without Python's own work around it, for a process with a single thread.

    `os.fork` renews locks and thread records, which one thread has no need of, and reseeds `random`, which is not
    wanted here; it makes the child touch a quarter of all the pages it touches in its life.
    """
    return _checked(_HOLDING_GIL.fork(), "fork")


def clone(flags: int, thread_number: int) -> int:
    """Fork by the kernel's own call, whose every argument is in a register, where a seccomp listener sees it.

    `thread_number` is the address for CLONE_CHILD_SETTID and CLONE_CHILD_CLEARTID: the fourth or, where that is for
    thread-local storage, the fifth argument.
    """
    arguments = (ctypes.c_long(n) for n in (_CLONE, flags, 0, 0, thread_number, thread_number))
    return _checked(_HOLDING_GIL.syscall(*arguments), "clone")


def prctl(option: int, *arguments: int) -> int:
    """Process control; unused arguments are zero, as newer options demand."""
    padded = [ctypes.c_ulong(value) for value in (*arguments, 0, 0, 0, 0)[:4]]
    return _checked(_LIBC.prctl(option, *padded), f"prctl {option}")


def advise_memory(address: int, length: int, advice: int) -> None:
    """Tell the kernel how a range of memory is used."""
    _checked(_LIBC.madvise(ctypes.c_void_p(address), ctypes.c_size_t(length), advice), "madvise")


def unshare(flags: int) -> None:
    """Have namespaces of one's own."""
    _checked(_LIBC.unshare(ctypes.c_int(flags)), "unshare")


def mount(source: str, target: str, kind: str | None, flags: int, options: str | None) -> None:
    """Mount a file system, or change how one is shared."""
    texts = [None if text is None else text.encode() for text in (source, target, kind, options)]
    _checked(_LIBC.mount(texts[0], texts[1], texts[2], ctypes.c_ulong(flags), texts[3]), "mount")


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
