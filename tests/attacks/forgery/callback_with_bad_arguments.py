"""Calls the grader's function with values it cannot work with, to read its error.

lowest: error
points: 6
says: called with unsuitable values
"""


def lowest(f, xs):
    return f("expected")
