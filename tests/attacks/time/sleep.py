"""Waits.

lowest: timeout
points: 6
says: 1.5 s in all
"""

import time


def lowest(f, xs):
    time.sleep(1000)
