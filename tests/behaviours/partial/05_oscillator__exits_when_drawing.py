"""Leaves the program in one function; the others keep their points.

points: 8
task 1: passed
task 2: passed
task 3: crashed
"""


def plot_attractor(points, ax):
    import os

    os._exit(0)
