"""Calls a function that is not there.

double: crashed
points: 4
says: SIGSEGV
"""

import ctypes


def double(x):
    return ctypes.CFUNCTYPE(ctypes.c_int)(8)()
