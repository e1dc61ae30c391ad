"""Tries to be an error of the grader, so that the points stay open.

double: error
points: 4
says: Your code raised LaunchError
"""

from grader.isolation.errors import LaunchError


def double(x):
    raise LaunchError("the process that starts students' processes has ended")
