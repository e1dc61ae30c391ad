"""Removes what somebody else has handed in.

double: error
points: 4
says: [Errno 13] Permission denied || [Errno 2] No such file or directory || [Errno 30] Read-only
"""

import os


def double(x):
    os.unlink("@SUBMITTED@/--first/01_arithmetic/arithmetic.py")
    return 2 * x
