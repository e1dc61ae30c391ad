"""Recurses without end.

double: error
points: 4
says: Your code raised RecursionError
"""


def double(x):
    return double(x)
