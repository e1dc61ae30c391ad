"""An exception that cannot be printed and raises when one tries.

double: error
points: 4
says: Your code raised Hostile: <unprintable: SystemExit>
"""


class Hostile(Exception):
    def __str__(self):
        raise SystemExit(0)

    __repr__ = __str__


def double(x):
    raise Hostile
