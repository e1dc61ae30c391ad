"""Ends itself by a signal that asks politely.

double: crashed
points: 4
says: SIGTERM
"""

import signal


def double(x):
    signal.raise_signal(signal.SIGTERM)
