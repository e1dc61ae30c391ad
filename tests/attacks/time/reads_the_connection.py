"""Waits for the grader on the grader's own connection.

double: timeout
points: 4
"""

import os


def double(x):
    return os.read(3, 1)
