"""Makes links, hard and symbolic, to files and to what is open.

double: error
points: 4
says: ValueError: []
"""

import ctypes
import os


def double(x):
    made, libc = [], ctypes.CDLL(None)
    for place in ("/tmp", "/dev/shm", "@OUT@", "@SUBMITTED@/--first", "@COURSE@"):
        for target in ("/etc/passwd", np.__file__, "/proc/self/fd/3", "@SUBMITTED@/--first/01_arithmetic/arithmetic.py"):
            for make in (os.link, os.symlink):
                try:
                    make(target, f"{place}/@TOKEN@-link")
                    made.append((place, target))
                except OSError:
                    pass
        if libc.linkat(3, b"", -100, f"{place}/@TOKEN@-at".encode(), 0x1000) != -1:
            made.append(place)
    raise ValueError(made)
