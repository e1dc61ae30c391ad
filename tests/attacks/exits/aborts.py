"""Aborts.

double: crashed
points: 4
says: The Python process crashed during the call (SIGABRT).
"""

import os


def double(x):
    os.abort()
