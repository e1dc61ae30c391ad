"""Computes in another thread and waits for it.

lowest: timeout
points: 6
"""

import threading


def spin():
    while True:
        pass


def lowest(f, xs):
    thread = threading.Thread(target=spin)
    thread.start()
    thread.join()
