"""A small message that becomes large when it is read.

double: error|wrong
points: 4
"""


def double(x):
    return [{}] * (6 << 20)
