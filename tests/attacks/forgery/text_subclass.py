"""A text that is equal to everything and looks like the number.

double: wrong
points: 4
says: The type is not right
"""


class Text(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__
    __float__ = lambda self: 6.0
    __sub__ = __rsub__ = lambda self, other: 0


def double(x):
    return Text(2 * x)
