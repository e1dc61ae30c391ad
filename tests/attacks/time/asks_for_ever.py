"""Calls the grader's function for ever.

lowest: timeout|crashed
points: 6
"""


def lowest(f, xs):
    while True:
        f(1)
