"""Gives itself a higher priority.

double: error
points: 4
says: Operation not permitted
"""

import os


def double(x):
    os.setpriority(os.PRIO_PROCESS, 0, -20)
    return 2 * x
