"""Opens files by every call there is for it.

double: error
points: 4
says: ValueError: [-1, -1, -1, -1, -1]
"""

import ctypes
import struct


def double(x):
    """open, openat, openat2, creat, open for writing."""
    call, name = ctypes.CDLL(None).syscall, b"/etc/passwd"
    how = struct.pack("QQQ", 0, 0, 0)
    answers = [call(2, name, 0, 0), call(257, -100, name, 0, 0), call(437, -100, name, how, 24)]
    raise ValueError([*answers, call(85, b"/tmp/@TOKEN@-creat", 0o666), call(2, b"/tmp/@TOKEN@-open", 0o102, 0o666)])
