"""Backtracks for ever in a C function that does not look at signals.

lowest: timeout
points: 6
"""

import re


def lowest(f, xs):
    return re.match(r"(a+)+$", "a" * 60 + "b")
