"""Shared pages of /dev/zero, which count for nobody until they are read.

double: error|crashed
points: 4
"""

import mmap
import os


def double(x):
    zero = os.open("/dev/zero", os.O_RDONLY)
    pages = mmap.mmap(zero, 1 << 30, mmap.MAP_SHARED, mmap.PROT_READ)
    return sum(pages[at] for at in range(0, 1 << 30, 4096)) + x
