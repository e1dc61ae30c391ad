"""Announces an answer and sends it byte by byte.

double: timeout
points: 4
"""

import os
import time


def double(x):
    os.write(3, b"\0\x40\0\0\0\0")
    while True:
        os.write(3, b"\x91")
        time.sleep(0.01)
