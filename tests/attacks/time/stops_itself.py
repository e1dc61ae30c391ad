"""Stops its own process, so that it uses no processor time.

double: timeout
points: 4
"""

import signal


def double(x):
    signal.raise_signal(signal.SIGSTOP)
