"""Changes its user.

double: error
points: 4
says: Operation not permitted
"""

import os


def double(x):
    os.setuid(0)
    return 2 * x
