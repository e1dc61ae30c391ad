"""Forks in threads, for ever.

double: wrong
points: 4
"""

import os
import threading

failed = []


def fork():
    for _ in range(50):
        try:
            if os.fork() == 0:
                os._exit(0)
        except OSError:
            failed.append(1)


def double(x):
    threads = [threading.Thread(target=fork) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(failed) < 400
