"""Removes what somebody else has handed in.

double: error
points: 4
says: [Errno 13] Permission denied
"""

import os


def double(x):
    os.unlink("@SUBMITTED@/--first/01_arithmetic/arithmetic.py")
    return 2 * x
