"""Leaves with exit status 0, as an exception.

double: error
points: 4
says: Your code raised SystemExit
"""


def double(x):
    raise SystemExit(0)
