"""Backtracks for ever in a C function that does not look at signals.

double: timeout
points: 4
"""

import re


def double(x):
    return re.match(r"(a+)+$", "a" * 60 + "b")
