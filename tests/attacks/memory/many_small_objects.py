"""A hundred million small objects.

lowest: error|timeout
points: 6
"""


def lowest(f, xs):
    return [object() for _ in range(10**8)]
