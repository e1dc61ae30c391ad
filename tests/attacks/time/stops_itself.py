"""Stops its own process, so that it uses no processor time.

lowest: timeout
points: 6
"""

import signal


def lowest(f, xs):
    signal.raise_signal(signal.SIGSTOP)
