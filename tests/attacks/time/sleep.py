"""Waits.

double: timeout
points: 4
says: 2.1 s in all
"""

import time


def double(x):
    time.sleep(1000)
