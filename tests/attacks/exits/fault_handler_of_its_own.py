"""Faults again and again, because it ignores the signal.

double: timeout|crashed
points: 4
"""

import ctypes
import signal

signal.signal(signal.SIGSEGV, signal.SIG_IGN)


def double(x):
    ctypes.string_at(0)
