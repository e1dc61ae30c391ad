"""Raises in everything that is called, by a profile function.

double: crashed|error|timeout
points: 4
"""

import sys


def refuse(*args):
    raise SystemExit(0)


def double(x):
    sys.setprofile(refuse)
    return 2 * x
