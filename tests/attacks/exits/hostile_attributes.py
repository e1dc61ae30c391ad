"""An error that raises whatever one asks of it: its text, notes, cause, traceback, and its class's name.

double: error|crashed
points: 4
"""


class Hostile(Exception):
    __notes__ = property(lambda self: exit())
    __cause__ = __context__ = __traceback__ = args = property(lambda self: exit())

    def __str__(self):
        raise Hostile

    __repr__ = __format__ = __reduce__ = __hash__ = __eq__ = __str__


def double(x):
    raise Hostile
