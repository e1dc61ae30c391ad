"""Announces an answer and sends it byte by byte.

lowest: timeout
points: 6
"""

import os
import time


def lowest(f, xs):
    os.write(3, b"\0\x40\0\0\0\0")
    while True:
        os.write(3, b"\x91")
        time.sleep(0.01)
