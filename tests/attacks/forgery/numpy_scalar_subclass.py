"""A number of numpy that is equal to everything.

double: wrong
points: 4
says: The type is not right
"""


class Float(np.float64):
    def __eq__(self, other):
        return True

    __hash__ = np.float64.__hash__
    __sub__ = __rsub__ = lambda self, other: np.float64(0)


def double(x):
    return Float(0)
