"""A message of small things that grows when it is read: a hundred kilobytes become seven megabytes.

double: wrong
points: 4
says: The type is not right: got list of 100000, expected int.
"""


def double(x):
    return [{}] * 100_000
