"""Writes over the interpreter's own memory.

double: crashed
points: 4
"""

import ctypes


def double(x):
    ctypes.memset(id(x), 255, 1 << 24)
    return 2 * x
