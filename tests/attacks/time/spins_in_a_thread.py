"""Computes in another thread and waits for it.

double: timeout
points: 4
"""

import threading


def spin():
    while True:
        pass


def double(x):
    thread = threading.Thread(target=spin)
    thread.start()
    thread.join()
