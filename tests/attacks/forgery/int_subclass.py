"""An int that is equal to everything.

double: wrong
points: 4
says: The type is not right
"""


class Int(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


def double(x):
    return Int(0)
