"""Raises what Ctrl-C raises.

double: error
points: 4
says: Your code raised KeyboardInterrupt
"""


def double(x):
    raise KeyboardInterrupt
