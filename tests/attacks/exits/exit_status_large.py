"""Leaves with a status that looks like a signal.

double: crashed
points: 4
says: ended itself
"""

import os


def double(x):
    os._exit(128 + 9)
