"""Returns something that computes later.

double: wrong
points: 4
says: The type is not right: got generator
"""


def double(x):
    yield 2 * x
