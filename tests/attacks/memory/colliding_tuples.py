"""A set of tuples with equal hashes.

lowest: crashed|timeout
points: 6
"""


class Same(tuple):
    __hash__ = lambda self: 1


def lowest(f, xs):
    return {(float(n), -1, -2) for n in range(30_000)}
