"""Waits for a lock that it holds.

lowest: timeout
points: 6
"""

import threading


def lowest(f, xs):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
