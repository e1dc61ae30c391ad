"""A set of tuples with equal hashes.

double: crashed|timeout
points: 4
"""


class Same(tuple):
    __hash__ = lambda self: 1


def double(x):
    return {(float(n), -1, -2) for n in range(30_000)}
