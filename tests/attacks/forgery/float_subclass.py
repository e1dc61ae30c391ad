"""A float that is equal to everything.

double: wrong
points: 4
says: The type is not right: got arithmetic.Float, expected int.
"""


class Float(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


def double(x):
    return Float(0)
