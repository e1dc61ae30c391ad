"""Kills itself.

double: crashed
points: 4
says: SIGKILL
"""

import signal


def double(x):
    signal.raise_signal(signal.SIGKILL)
