"""Raises what a debugger raises to leave, by way of breakpoint().

double: error
points: 4
"""

import bdb
import sys


def leave(*args):
    raise bdb.BdbQuit


sys.breakpointhook = leave


def double(x):
    breakpoint()
    return 2 * x
