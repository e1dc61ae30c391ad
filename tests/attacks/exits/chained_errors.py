"""An exception that is its own cause.

double: error
points: 4
says: Your code raised ValueError: round
"""


def double(x):
    error = ValueError("round")
    error.__cause__ = error.__context__ = error
    raise error
