"""Landlock: the file system a process may see, by an allow-list that neither it nor its children can widen.

Rights the running kernel does not know are left out (`abi_version`); seccomp covers what an older kernel lacks
(truncation, TCP, device ioctls, signals). See https://docs.kernel.org/userspace-api/landlock.html.
"""

from __future__ import annotations

import ctypes
import os
import stat
from collections.abc import Iterable

from grader.isolation.confinement.kernel import syscall

__all__ = ["abi_version", "restrict", "ruleset"]

# The numbers are the same on every architecture.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_RULE_PATH_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR, _IOCTL_DEVICE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 15
_CHANGE = _WRITE_FILE | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 12 | 1 << 13 | 1 << 14
"""Files, folders and symbolic links: make, write, shorten, move and remove; no device, socket or pipe."""
_RIGHTS_OF_ABI = {1: 13, 2: 14, 3: 15, 4: 15}
"""How many file system rights an ABI knows; from 5 on 16."""
_NEWEST_RIGHTS = 16
_TCP = 0b11
_SCOPES = 0b11
"""Abstract unix sockets and signals stay within the domain."""


class _Ruleset(ctypes.Structure):
    _fields_ = [
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    ]


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32)]


def abi_version() -> int:
    """Version of the kernel's Landlock.

    Raises:
        OSError: the kernel has none, or it is switched off.
    """
    try:
        return syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_ASK_VERSION))
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise OSError(error.errno, f"this kernel has no Landlock, or it is switched off ({reason})") from None


def ruleset(
    abi: int,
    readable: Iterable[str],
    writable: Iterable[str] = (),
    devices: Iterable[str] = (),
    *,
    folders: Iterable[str] = (),
    reading: bool = True,
) -> int:
    """File descriptor of a rule set: what is named, a file or a whole folder, may be read, and no more.

    `writable` may be written, too; `devices` may also be asked in their own ways (``ioctl``); in `folders` everything
    may be made, changed and removed. With ``reading=False`` what may be read is not confined, only changes, signals and
    abstract sockets are: a second layer that costs little.

    Raises:
        OSError: the kernel refuses.
    """
    attributes = _Ruleset()
    handled = _rights(abi) if reading else _CHANGE & _rights(abi)
    attributes.handled_access_fs = handled
    attributes.handled_access_net = _TCP if reading and abi >= 4 else 0
    attributes.scoped = _SCOPES if abi >= 6 else 0
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    descriptor = syscall(_CREATE_RULESET, ctypes.byref(attributes), ctypes.c_size_t(size), ctypes.c_uint32(0))
    for path in readable:
        _allow(descriptor, path, _READ_FILE | _READ_DIR, handled)
    for path in writable:
        _allow(descriptor, path, _READ_FILE | _READ_DIR | _WRITE_FILE, handled)
    for path in devices:
        _allow(descriptor, path, _READ_FILE | _READ_DIR | _WRITE_FILE | _IOCTL_DEVICE, handled)
    for path in folders:
        _allow(descriptor, path, _READ_FILE | _READ_DIR | _CHANGE, handled)
    return descriptor


def restrict(descriptor: int) -> None:
    """Apply a rule set to this thread and all it starts."""
    syscall(_RESTRICT_SELF, ctypes.c_int(descriptor), ctypes.c_uint32(0))


def _rights(abi: int) -> int:
    return (1 << _RIGHTS_OF_ABI.get(abi, _NEWEST_RIGHTS)) - 1


def _allow(descriptor: int, path: str, rights: int, handled: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # what is not there needs no rule
        return
    try:
        of_a_file = _READ_FILE | _WRITE_FILE | _IOCTL_DEVICE
        rights &= handled if stat.S_ISDIR(os.fstat(place).st_mode) else handled & of_a_file
        if not rights:
            return
        rule = _PathBeneath(rights, place)
        syscall(
            _ADD_RULE,
            ctypes.c_int(descriptor),
            ctypes.c_int(_RULE_PATH_BENEATH),
            ctypes.byref(rule),
            ctypes.c_uint32(0),
        )
    finally:
        os.close(place)
