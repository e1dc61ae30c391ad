"""Calls the grader's function with objects of its own.

lowest: error
points: 6
says: raised TypeError
"""


class Thing:
    def __sub__(self, other):
        return self

    def __pow__(self, other):
        raise SystemExit


def lowest(f, xs):
    return f(Thing())
