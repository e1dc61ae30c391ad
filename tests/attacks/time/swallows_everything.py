"""Catches whatever could interrupt it.

double: timeout
points: 4
says: The call took too long and was stopped
"""

import signal
import time

for number in range(1, 32):
    try:
        signal.signal(number, lambda *args: None)
    except OSError:
        pass


def double(x):
    while True:
        try:
            time.sleep(0.001)
        except BaseException:
            pass
