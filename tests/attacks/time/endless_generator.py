"""Returns an iterator without end. Nobody iterates over it.

double: wrong
points: 4
"""

import itertools


def double(x):
    return itertools.count()
