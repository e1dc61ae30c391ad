"""Lets a timer raise errors into whatever runs.

lowest: error|timeout|crashed
points: 6
"""

import signal


def ring(*args):
    raise KeyboardInterrupt


def lowest(f, xs):
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.0001)
    while True:
        pass
