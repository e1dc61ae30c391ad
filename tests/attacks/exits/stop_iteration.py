"""Raises what ends a loop.

double: error
points: 4
says: Your code raised StopIteration
"""


def double(x):
    raise StopIteration(2 * x)
