"""A dict whose keys all have the same hash.

lowest: crashed|timeout
points: 6
"""


def lowest(f, xs):
    return dict.fromkeys(((2**61 - 1) << 70) * n for n in range(1, 5_000))
