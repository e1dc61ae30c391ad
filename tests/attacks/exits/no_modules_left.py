"""Empties the list of modules.

double: error|crashed|wrong|timeout
points: 4
loaded_row_means: error|crashed
loaded_shift: error|crashed
loaded_points: 1
"""

import sys


def double(x):
    sys.modules.clear()
    vars(np).clear()
    return 0
