"""Takes the stack away from everybody.

double: error|crashed|passed|wrong
points: 4
loaded_everything: error|crashed
loaded_double: error|crashed
loaded_points: 0
"""

import sys


def double(x):
    sys.setrecursionlimit(len(__import__("inspect").stack()) + 3)
    return 0
