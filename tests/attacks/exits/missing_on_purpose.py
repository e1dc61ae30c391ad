"""Claims that the function does not exist.

double: error
points: 4
says: Your code raised Missing
"""


class Missing(AttributeError):
    pass


def double(x):
    raise Missing("double")
