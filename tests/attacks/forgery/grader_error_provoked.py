"""Tries to be an error of the grader, so that the points stay open.

double: error
points: 4
says: Your code raised LaunchError
"""


class LaunchError(Exception):
    """What the grader raises when something is its own fault."""


def double(x):
    raise LaunchError("the process that starts students' processes has ended")
