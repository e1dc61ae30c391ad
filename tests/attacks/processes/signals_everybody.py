"""Asks whether it could signal every process there is (signal 0 does no harm).

double: error
points: 4
says: Operation not permitted
"""

import os


def double(x):
    os.kill(-1, 0)
    return 2 * x
