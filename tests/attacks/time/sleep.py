"""Waits.

lowest: timeout
points: 6
says: without computing and was stopped
"""

import time


def lowest(f, xs):
    time.sleep(1000)
