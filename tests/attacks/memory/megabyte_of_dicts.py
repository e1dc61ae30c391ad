"""A message of small things that grows when it is read: a megabyte becomes seventy.

double: wrong
points: 4
says: The type is not right: got list of 1000000, expected int.
"""


def double(x):
    return [{}] * 1_000_000
