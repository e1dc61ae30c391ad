"""Threads that start threads.

lowest: timeout|crashed|error
points: 6
"""

import threading
import time


def breed():
    try:
        while True:
            threading.Thread(target=breed).start()
            time.sleep(0.01)
    except BaseException:
        time.sleep(100)


def lowest(f, xs):
    breed()
