"""Catches whatever could interrupt it.

lowest: timeout
points: 6
says: without computing and was stopped
"""

import signal
import time

for number in range(1, 32):
    try:
        signal.signal(number, lambda *args: None)
    except OSError:
        pass


def lowest(f, xs):
    while True:
        try:
            time.sleep(0.001)
        except BaseException:
            pass
