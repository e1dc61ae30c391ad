"""A list in a list in a list.

double: error
points: 4
says: cannot be handed to the check
"""


def double(x):
    nested = []
    for _ in range(100_000):
        nested = [nested]
    return nested
