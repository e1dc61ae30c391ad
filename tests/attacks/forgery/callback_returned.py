"""Returns the grader's function instead of a number.

lowest: wrong
points: 6
says: The type is not right
"""


def lowest(f, xs):
    return f
