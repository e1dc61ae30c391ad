"""Every way to begin debugging: attach, seize, be traced, choose who may trace, compare, read and write memory.

double: error
points: 4
says: ValueError: []
"""

import ctypes
import os


def double(x):
    libc, parent = ctypes.CDLL(None), os.getppid()
    sibling, call = os.getpid() - 1, libc.syscall
    attempts = {
        "PTRACE_ATTACH": lambda: call(101, 16, parent, 0, 0),
        "PTRACE_ATTACH to a sibling": lambda: call(101, 16, sibling, 0, 0),
        "PTRACE_TRACEME": lambda: call(101, 0, 0, 0, 0),
        "PTRACE_SEIZE": lambda: call(101, 0x4206, sibling, 0, 0),
        "PR_SET_PTRACER": lambda: libc.prctl(0x59616D61, -1, 0, 0, 0),
        "kcmp": lambda: call(312, os.getpid(), parent, 0, 3, 3),
        "process_vm_writev": lambda: call(311, parent, bytes(16), 1, bytes(16), 1, 0),
        "process_madvise": lambda: call(440, 3, bytes(16), 1, 21, 0),
        "pidfd_open": lambda: call(434, parent, 0),
        "pidfd_getfd": lambda: call(438, 3, 0, 0),
        "move_pages": lambda: call(279, parent, 0, 0, 0, 0, 0),
    }
    raise ValueError([name for name, attempt in attempts.items() if attempt() != -1])
