"""Raises an error about a number that cannot be printed.

double: error
points: 4
says: Your code raised ValueError: <unprintable: ValueError>
"""


def double(x):
    raise ValueError(10**5000)
