"""Raises an exception whose text takes for ever to make.

lowest: timeout
points: 6
"""


class Slow(Exception):
    def __str__(self):
        while True:
            pass


def lowest(f, xs):
    raise Slow
