"""Announces a large array and sends nothing of it: the grader takes the memory and waits.

lowest: timeout
points: 6
"""

import os
import struct
import time


def lowest(f, xs):
    os.write(3, struct.pack("<IH", 10, 1) + struct.pack("<Q", 255 << 20) + bytes(10))
    time.sleep(100)
