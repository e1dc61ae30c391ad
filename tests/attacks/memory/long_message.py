"""An error with a text of a hundred megabytes.

double: error
points: 4
says: Your code raised ValueError: xxxxxxxx
"""


def double(x):
    raise ValueError("x" * (90 << 20))
