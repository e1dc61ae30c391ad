"""A hundred million small objects.

lowest: error|timeout
points: 6
"""


def lowest(f, xs):
    return [bytes(100) for _ in range(10**8)]
