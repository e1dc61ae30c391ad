"""Puts the folder of the solutions on the path and imports them.

double: error
points: 4
says: Python says: ModuleNotFoundError
"""

import sys


def double(x):
    sys.path.insert(0, "@COURSE@/solutions/01_arithmetic")
    sys.modules.pop("arithmetic", None)
    import test_arithmetic_hidden

    print(test_arithmetic_hidden)
    return 2 * x
