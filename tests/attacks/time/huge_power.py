"""One operation on integers that takes hours.

lowest: timeout|error
points: 6
"""


def lowest(f, xs):
    return 7 ** (10**8)
