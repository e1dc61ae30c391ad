"""Asks the grader's function now and then, and never gets done.

lowest: timeout
points: 6
"""

import time


def lowest(f, xs):
    while True:
        f(1)
        time.sleep(0.02)
