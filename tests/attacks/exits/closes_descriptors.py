"""Closes everything, the grader's connection included.

double: crashed
points: 4
says: The process disturbed its connection
"""

import os


def double(x):
    os.closerange(0, 100)
    return 2 * x
