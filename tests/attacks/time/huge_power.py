"""One operation on integers that takes hours.

double: timeout|error
points: 4
"""


def double(x):
    return 7 ** (10**8)
