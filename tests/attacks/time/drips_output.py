"""Prints a dot now and then, for ever.

lowest: timeout
points: 6
"""

import time


def lowest(f, xs):
    while True:
        print(".", end="", flush=True)
        time.sleep(0.02)
