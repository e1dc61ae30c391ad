"""Gives the right answer and goes on computing in threads that nobody waits for.

points: 7
"""

import threading
import time


def spin():
    end = time.thread_time() + 0.05
    while time.thread_time() < end:
        pass


def double(x):
    for daemon in (False, True):
        threading.Thread(target=spin, daemon=daemon).start()
    return 2 * x
