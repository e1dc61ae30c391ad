"""Prints a hundred megabytes without a line end.

double: crashed
points: 4
says: The program printed more than 4096 KiB of text and was stopped.
"""

import os


def double(x):
    for _ in range(1600):
        os.write(1, b"x" * 65536)
    return 2 * x
