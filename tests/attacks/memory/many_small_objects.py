"""A hundred million small objects.

double: error|timeout
points: 4
"""


def double(x):
    return [object() for _ in range(10**8)]
