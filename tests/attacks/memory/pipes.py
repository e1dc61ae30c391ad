"""Fills as many pipes as it can open.

double: error
points: 4
says: Too many open files
"""

import os


def double(x):
    ends = []
    while True:
        ends.append(os.pipe())
        os.set_blocking(ends[-1][1], False)
        os.write(ends[-1][1], bytes(1 << 16))
