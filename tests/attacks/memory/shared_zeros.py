"""Shared pages of /dev/zero. They may be read, and take no memory.

lowest: wrong|error|crashed|timeout
points: 6
"""

import mmap
import os


def lowest(f, xs):
    zero = os.open("/dev/zero", os.O_RDONLY)
    pages = mmap.mmap(zero, 1 << 28, mmap.MAP_SHARED, mmap.PROT_READ)
    return sum(pages[at] for at in range(0, 1 << 28, 4096)) + xs[0]
