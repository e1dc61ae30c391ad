"""Faults again and again, because it ignores the signal.

lowest: timeout|crashed
points: 6
"""

import ctypes
import signal

signal.signal(signal.SIGSEGV, signal.SIG_IGN)


def lowest(f, xs):
    ctypes.string_at(0)
