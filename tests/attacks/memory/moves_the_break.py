"""Asks the kernel for memory by the oldest of its calls.

double: error
points: 4
says: ValueError: True
"""

import ctypes

libc = ctypes.CDLL(None)
libc.sbrk.restype = ctypes.c_void_p
libc.sbrk.argtypes = [ctypes.c_ssize_t]


def double(x):
    raise ValueError(libc.sbrk(1 << 30) == ctypes.c_void_p(-1).value)
