"""Ends the program as C does, which does what was left for the end.

double: crashed
points: 4
says: ended itself
"""

import atexit
import ctypes

atexit.register(lambda: open("/tmp/@TOKEN@-exit-of-c", "w"))


def double(x):
    ctypes.CDLL(None).exit(0)
