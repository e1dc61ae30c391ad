"""Prints bytes that are no text.

double: wrong
points: 4
"""

import os


def double(x):
    os.write(1, bytes(range(128, 256)) + b"\xc3\x28\xed\xa0\x80\xf8\x88\x80\x80\x80\0\x01\x02")
    return 0
