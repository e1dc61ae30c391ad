"""A number of a million digits.

double: error
points: 4
says: cannot be handed to the check
"""


def double(x):
    return 1 << (10**7)
