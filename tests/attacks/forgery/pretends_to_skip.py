"""Raises what a test framework raises to skip or to leave.

double: error
points: 4
says: Your code raised Skipped
"""


class Skipped(BaseException):
    allow_module_level = True


def double(x):
    raise Skipped("no reason")
