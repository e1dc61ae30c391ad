"""A number that cannot be printed.

double: wrong
points: 4
says: Got int of 16610 bits, expected 6.
"""


def double(x):
    return 10**5000
