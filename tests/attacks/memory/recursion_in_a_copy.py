"""Lets C recurse by way of texts and copies of something nested.

double: error|crashed|timeout
points: 4
"""

import copy
import sys


def double(x):
    sys.setrecursionlimit(10**8)
    nested = []
    for _ in range(200_000):
        nested = [nested]
    for what in (repr, copy.deepcopy):
        try:
            what(nested)
        except RecursionError:
            pass
    raise RecursionError("twice")
