"""Ends with the signals for wrong addresses and wrong divisions, whichever comes through.

double: crashed
points: 4
says: SIGBUS
"""

import signal


def double(x):
    signal.raise_signal(signal.SIGBUS)
    signal.raise_signal(signal.SIGFPE)
