"""A dict whose keys all have the same hash.

double: crashed|timeout
points: 4
"""


def double(x):
    return dict.fromkeys(((2**61 - 1) << 70) * n for n in range(1, 5_000))
