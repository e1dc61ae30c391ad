"""Waits for a lock that it holds.

double: timeout
points: 4
"""

import threading


def double(x):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
