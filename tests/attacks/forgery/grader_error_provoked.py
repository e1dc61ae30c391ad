"""Tries to be an error of the grader, so that the points stay open.

double: error
points: 4
says: Your code raised LaunchError
"""

import importlib

LaunchError = importlib.import_module("grader.isolation.errors").LaunchError


def double(x):
    raise LaunchError("the process that starts students' processes has ended")
