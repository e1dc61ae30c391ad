"""Gives the right answer and goes on computing in the background. Nobody is harmed: the process ends with its check.

points: 7
"""

import threading
import time


def nag():
    while True:
        time.sleep(0.001)


def double(x):
    threading.Thread(target=nag, daemon=True).start()
    return 2 * x
