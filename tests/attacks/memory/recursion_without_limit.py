"""Takes Python's own limit away and recurses in C.

double: crashed
points: 4
says: The Python process crashed during the call (SIGSEGV).
"""

import sys


def down(x):
    return list(map(down, [x]))


def double(x):
    sys.setrecursionlimit(10**9)
    return down(x)
