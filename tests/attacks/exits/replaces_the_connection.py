"""Puts something else in the place of the grader's connection.

double: crashed
points: 4
says: The process disturbed its connection
"""

import os


def double(x):
    os.dup2(os.open("/dev/null", os.O_RDWR), 3)
    return 2 * x
