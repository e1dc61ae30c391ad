"""A message of small things that grows when it is read: twenty kilobytes become one and a half megabytes.

double: wrong
points: 4
says: The type is not right: got list of 20000, expected int.
"""


def double(x):
    return [{}] * 20_000
