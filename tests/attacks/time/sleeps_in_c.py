"""Waits in C with all signals blocked.

lowest: timeout
points: 6
"""

import ctypes
import signal


def lowest(f, xs):
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    libc = ctypes.CDLL(None)
    while True:
        libc.poll(None, 0, 1000_000)
