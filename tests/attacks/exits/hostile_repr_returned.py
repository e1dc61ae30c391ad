"""Returns an object that raises whatever one does with it.

double: wrong
points: 4
says: The type is not right: got arithmetic.Hostile
"""


class Hostile:
    def __getattribute__(self, name):
        raise SystemExit(0)

    def __del__(self):
        raise SystemExit(0)

    __eq__ = __hash__ = __repr__ = __str__ = __len__ = __bool__ = lambda self, *args: exit()


def double(x):
    return Hostile()
