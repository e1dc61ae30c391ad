"""A dict whose keys all have the same hash.

double: crashed
points: 4
says: The process disturbed its connection
"""


def double(x):
    return dict.fromkeys((2**61 - 1) * n for n in range(1 << 40, (1 << 40) + 20_000))
