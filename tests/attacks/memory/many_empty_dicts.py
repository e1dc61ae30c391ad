"""A small message that becomes large when it is read.

double: error|timeout
points: 4
"""


def double(x):
    return [{}] * (6 << 20)
