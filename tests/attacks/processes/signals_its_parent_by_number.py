"""Kills its parent with every call there is for it.

double: error
points: 4
says: Your code raised ValueError: [-1, -1, -1, -1]
"""

import ctypes
import os


def double(x):
    """kill, tkill, tgkill, pidfd_open."""
    call, parent = ctypes.CDLL(None).syscall, os.getppid()
    raise ValueError([call(62, parent, 9), call(200, parent, 9), call(234, parent, parent, 9), call(434, parent, 0)])
