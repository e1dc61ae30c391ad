"""Replaces its own functions after the first call.

double: wrong, hidden passed
points: 6
loaded_double: wrong
loaded_points: 4
"""


def double(x):
    globals()["double"] = lambda x: 0
    return 2 * x
