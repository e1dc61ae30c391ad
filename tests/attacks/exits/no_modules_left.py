"""Empties the list of modules.

double: error|crashed|wrong|timeout
points: 4
"""

import sys


def double(x):
    sys.modules.clear()
    vars(np).clear()
    return 0
