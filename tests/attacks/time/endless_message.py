"""Raises an exception whose text takes for ever to make.

double: timeout
points: 4
"""


class Slow(Exception):
    def __str__(self):
        while True:
            pass


def double(x):
    raise Slow
