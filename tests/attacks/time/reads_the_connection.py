"""Waits for the grader on the grader's own connection.

lowest: timeout
points: 6
"""

import os


def lowest(f, xs):
    return os.read(3, 1)
