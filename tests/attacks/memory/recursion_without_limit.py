"""Takes Python's own limit away and recurses in C, where Python 3.12 and newer have another limit.

double: crashed|error
points: 4
says: The Python process crashed during the call (SIGSEGV). || Your code raised RecursionError
"""

import sys


def down(x):
    return list(map(down, [x]))


def double(x):
    sys.setrecursionlimit(10**9)
    return down(x)
