"""Sends the length of its answer byte by byte, with pauses.

lowest: timeout
points: 6
"""

import os
import time


def lowest(f, xs):
    for byte in b"\0\x10\0\0\0\0":
        os.write(3, bytes([byte]))
        time.sleep(0.5)
    time.sleep(1000)
