"""Announces an answer of four gigabytes.

double: crashed
points: 4
says: The process disturbed its connection
"""

import os
import time


def double(x):
    os.write(3, b"\xff\xff\xff\xff\xff\xff")
    time.sleep(10)
