"""A small message that becomes large when it is read.

lowest: error|timeout
points: 6
"""


def lowest(f, xs):
    return [{}] * (6 << 20)
