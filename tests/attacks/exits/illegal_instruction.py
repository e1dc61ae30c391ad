"""Executes what is no instruction.

double: crashed
points: 4
says: SIGILL
"""

import signal


def double(x):
    signal.raise_signal(signal.SIGILL)
