"""Lets a timer raise errors into whatever runs.

double: error|timeout|crashed
points: 4
"""

import signal


def ring(*args):
    raise KeyboardInterrupt


def double(x):
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.0001)
    while True:
        pass
