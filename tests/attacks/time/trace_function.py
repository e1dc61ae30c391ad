"""Does something slow at every step, by a trace function.

lowest: timeout|error
points: 6
"""

import sys


def slow(*args):
    while True:
        pass


def lowest(f, xs):
    sys.settrace(slow)
    return row_means(np.ones((2, 2)))
