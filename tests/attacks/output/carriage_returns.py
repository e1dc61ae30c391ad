"""Writes over its own lines.

double: wrong
points: 4
"""


def double(x):
    print("failed\rpassed\r" * 1000)
    return 0
