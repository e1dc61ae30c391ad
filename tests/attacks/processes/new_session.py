"""Leaves the process group, so that it is not found.

double: error
points: 4
says: Operation not permitted
"""

import os


def double(x):
    os.setsid()
    return 2 * x
