"""Reads where nothing is.

double: crashed
points: 4
says: The Python process crashed during the call (SIGSEGV).
"""

import ctypes


def double(x):
    ctypes.string_at(0)
