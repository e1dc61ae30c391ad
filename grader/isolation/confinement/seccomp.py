"""seccomp: which system calls a student's process may make, and with which arguments.

Two filters, because a zygote must fork and its children must not. The large one, an allow-list with ENOSYS for all
else, is loaded once in the zygote and inherited; the small one takes from the child what the zygote still
needed. It comes in two forms: one refuses, the other asks the grader, who lets a process that has executed a program
fork when a check is to run, and refuses otherwise. libseccomp writes them, the kernel's own call loads them.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Iterable
from typing import NamedTuple

from grader.isolation.confinement.kernel import prctl, syscall
from grader.isolation.confinement.syscalls import ALLOWED, REFUSED

__all__ = ["Filter", "Rule", "asking_filter", "child_filter", "library", "number_of", "zygote_filter"]

_LIBRARY = "libseccomp.so.2"
_PID = struct.Struct("<I")
_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_ALLOW, _ERRNO, _ASK = 0x7FFF0000, 0x00050000, 0x7FC00000
_SET_MODE_FILTER, _NEW_LISTENER, _WAIT_KILLABLE = 1, 8, 32
_NE, _EQ, _MASKED_EQ = 1, 4, 7
_OPTIMIZE_ATTRIBUTE = 8
_BINARY_TREE = 2

_CLONE_THREAD = 0x10000
_UNIX, _STREAM, _SEQUENCED, _SOCKET_TYPE = 1, 1, 5, 0xF
_SOL_SOCKET, _PASS_CREDENTIALS = 1, 16
_MAP_SHARED_ANONYMOUS = 0x21
_PR_SET_PDEATHSIG = 1
_NOT_A_THREAD = ((0, _MASKED_EQ, _CLONE_THREAD, 0),)
_ABOUT_ITS_END = ((0, _EQ, _PR_SET_PDEATHSIG, 0),)
_OWN_PID = 0x7EAD5AFE
"""Stands in the small filter where a child puts its own process id."""

_FCNTL = (0, 1, 2, 3, 4, 1030, 1032)
"""Duplicate, flags, reading a pipe's size: no owners, leases or notification signals, and no locks: one on a library's
file would be seen by every other process."""
_IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""Ask a terminal, count bytes, set flags."""
_LAYERING = ("landlock_create_ruleset", "landlock_add_rule")
"""For the layer that a child makes itself."""
_SEALS = (1033, 1034)
"""Of a file in memory: set and read."""
_PRCTL = (_PR_SET_PDEATHSIG, 3, 15, 16, _PR_SET_SECCOMP, 23, 38, 39, 0x53564D41)
"""Names, reading of attributes, and what the child uses to confine itself further."""


class _Comparison(ctypes.Structure):
    _fields_ = [("arg", ctypes.c_uint), ("op", ctypes.c_int), ("a", ctypes.c_uint64), ("b", ctypes.c_uint64)]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]


class Rule(NamedTuple):
    """What happens to a system call: let through, or refused with an error number."""

    name: str
    refuse: int = 0
    compare: tuple[tuple[int, int, int, int], ...] = ()
    """(argument, operator, a, b), all of which must hold."""
    ask: bool = False
    """Whether the grader decides."""


def library() -> ctypes.CDLL:
    """The library libseccomp.

    Raises:
        OSError: it is not installed.
    """
    found = ctypes.CDLL(_LIBRARY, use_errno=True)
    found.seccomp_init.restype = ctypes.c_void_p
    found.seccomp_init.argtypes = [ctypes.c_uint32]
    found.seccomp_rule_add_array.argtypes = [
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.c_void_p,
    ]
    found.seccomp_attr_set.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32]
    found.seccomp_export_bpf.argtypes = [ctypes.c_void_p, ctypes.c_int]
    found.seccomp_release.argtypes = [ctypes.c_void_p]
    found.seccomp_syscall_resolve_name.argtypes = [ctypes.c_char_p]
    return found


def number_of(name: str) -> int:
    """Number of a system call on this architecture."""
    return int(library().seccomp_syscall_resolve_name(name.encode()))


def zygote_filter(*, device: str = "cpu") -> Filter:
    """The allow-list; with a graphics card also what its driver needs.

    clone3 stays unknown: its flags lie in memory, where no filter sees them, and libraries fall back to clone.
    """
    rules = [Rule(name) for name in ALLOWED] + [Rule(name, errno.EPERM) for name in REFUSED]
    # a child loads the small filter, and is refused any further one by it
    rules += [Rule("seccomp", 0, ((0, _EQ, _SET_MODE_FILTER, 0),)), *(Rule(name) for name in _LAYERING)]
    rules += [Rule("prlimit64", 0, ((0, _EQ, 0, 0),)), Rule("sched_setaffinity", 0, ((0, _EQ, 0, 0),))]
    # unix streams: asyncio wakes itself with a pair. A pair of datagram sockets could send to any socket in a folder
    rules += [Rule("socketpair", 0, ((0, _EQ, _UNIX, 0), (1, _MASKED_EQ, _SOCKET_TYPE, _STREAM)))]
    rules += [Rule("fcntl", 0, ((1, _EQ, command, 0),)) for command in _FCNTL]
    rules += [Rule("prctl", 0, ((0, _EQ, option, 0),)) for option in _PRCTL]
    if device == "cpu":
        rules += [Rule("ioctl", 0, ((1, _EQ, request, 0),)) for request in _IOCTL]
        # shared anonymous memory is not counted as data of the process
        rules += [Rule("mmap", 0, ((3, _MASKED_EQ, _MAP_SHARED_ANONYMOUS, kind),)) for kind in (0x00, 0x20)]
        # a shared mapping of a file would be a memory that all forks of a process have in common
        rules += [Rule("mmap", errno.EPERM, ((3, _MASKED_EQ, _MAP_SHARED_ANONYMOUS, kind),)) for kind in (0x01, 0x21)]
    else:
        rules = [rule for rule in rules if rule.name not in {"memfd_create", "socket", "connect"}] + _driver_rules()
    return _compiled(_errno(errno.ENOSYS), rules)


def _driver_rules() -> list[Rule]:
    """What `cuda` says of the driver. It asks for the multi-process service first, and is told that there is none."""
    asks = ((0, _EQ, _UNIX, 0), (1, _MASKED_EQ, _SOCKET_TYPE, _SEQUENCED))
    return [
        *(Rule(name) for name in ("ioctl", "mmap", "memfd_create")),
        *(Rule("fcntl", 0, ((1, _EQ, command, 0),)) for command in _SEALS),
        Rule("socket", 0, asks),
        Rule("setsockopt", 0, ((1, _EQ, _SOL_SOCKET, 0), (2, _EQ, _PASS_CREDENTIALS, 0))),
        Rule("connect", errno.ENOENT),
    ]


def child_filter() -> Filter:
    """What a child must not do although its zygote may: start processes, signal others, outlive the zygote."""
    rules = [
        Rule("clone", errno.EPERM, _NOT_A_THREAD),
        Rule("tgkill", errno.EPERM, ((0, _NE, _OWN_PID, 0),)),
        Rule("prctl", errno.EPERM, _ABOUT_ITS_END),
    ]
    return _compiled(_ALLOW, [*rules, *_never_in_a_child()])


def asking_filter() -> Filter:
    """The same for a process that is forked after it has executed a program: the grader is asked each time.

    No process number may stand in it, because forks inherit it: whom a signal is for is the grader's to see, too.

    Raises:
        OSError: libseccomp is too old for it.
    """
    rules = [
        Rule("clone", 0, _NOT_A_THREAD, ask=True),
        Rule("tgkill", ask=True),
        Rule("prctl", 0, _ABOUT_ITS_END, ask=True),
    ]
    return _compiled(_ALLOW, [*rules, *_never_in_a_child()])


def _never_in_a_child() -> list[Rule]:
    return [
        *(Rule(name, errno.EPERM) for name in ("fork", "vfork", "seccomp", "landlock_restrict_self", *_LAYERING)),
        Rule("prctl", errno.EPERM, ((0, _EQ, _PR_SET_SECCOMP, 0),)),
    ]


class Filter:
    """A filter in the form the kernel takes, laid out before the fork so that a child only fills in its number."""

    def __init__(self, program: bytes) -> None:
        self._instructions = ctypes.create_string_buffer(program, len(program))
        self._header = _Program(len(program) // 8, ctypes.addressof(self._instructions))
        self._address = ctypes.addressof(self._header)
        self._own_pid = program.find(_PID.pack(_OWN_PID))
        self._seccomp = number_of("seccomp")

    def install(self) -> None:
        """Load it for this single-threaded process and all it starts; needs no_new_privs.

        Raises:
            OSError: the kernel refuses.
        """
        if self._own_pid >= 0:
            _PID.pack_into(self._instructions, self._own_pid, os.getpid())
        try:
            prctl(_PR_SET_SECCOMP, _MODE_FILTER, self._address)
        except OSError as error:
            reason = os.strerror(error.errno or 0)
            raise OSError(error.errno, f"this kernel takes no seccomp filter ({reason})") from None

    def install_asking(self) -> int:
        """Load it as `install` does; descriptor of the listener, on which the questions of this process arrive.

        Raises:
            OSError: there is a listener already (a container of ours has one), or the kernel is too old.
        """
        for flags in (_NEW_LISTENER | _WAIT_KILLABLE, _NEW_LISTENER):  # without signal handlers in between, since 5.19
            try:
                return syscall(self._seccomp, _SET_MODE_FILTER, flags, ctypes.c_void_p(self._address))
            except OSError as error:
                if error.errno != errno.EINVAL or flags == _NEW_LISTENER:
                    raise
        raise AssertionError


def _compiled(default: int, rules: Iterable[Rule]) -> Filter:
    seccomp = library()
    context = seccomp.seccomp_init(default)
    if not context:
        raise OSError(errno.EINVAL, "seccomp_init")
    try:
        seccomp.seccomp_attr_set(context, _OPTIMIZE_ATTRIBUTE, _BINARY_TREE)  # older versions go without
        for rule in rules:
            _add(seccomp, context, rule)
        with os.fdopen(os.memfd_create("filter"), "w+b") as exported:
            if seccomp.seccomp_export_bpf(context, exported.fileno()) != 0:
                raise OSError(errno.EINVAL, "seccomp_export_bpf")
            exported.seek(0)
            return Filter(exported.read())
    finally:
        seccomp.seccomp_release(context)


def _add(seccomp: ctypes.CDLL, context: int, rule: Rule) -> None:
    number = seccomp.seccomp_syscall_resolve_name(rule.name.encode())
    if number < 0:  # not a call of this architecture, or newer than this libseccomp: the default holds
        return
    comparisons = (_Comparison * max(1, len(rule.compare)))(*(_Comparison(*numbers) for numbers in rule.compare))
    action = _ASK if rule.ask else _errno(rule.refuse) if rule.refuse else _ALLOW
    result = seccomp.seccomp_rule_add_array(context, action, number, len(rule.compare), ctypes.byref(comparisons))
    if result != 0:
        raise OSError(-result, f"seccomp rule for {rule.name}")


def _errno(number: int) -> int:
    return _ERRNO | number
