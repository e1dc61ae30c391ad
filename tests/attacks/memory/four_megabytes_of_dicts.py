"""The largest message of small things that is let through: four megabytes become a quarter of a gigabyte.

double: wrong
points: 4
says: The type is not right: got list of 3500000, expected int.
"""


def double(x):
    return [{}] * 3_500_000
