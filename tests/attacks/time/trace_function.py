"""Does something slow at every step, by a trace function.

double: timeout|error
points: 4
"""

import sys


def slow(*args):
    while True:
        pass


def double(x):
    sys.settrace(slow)
    return row_means(np.ones((2, 2)))
