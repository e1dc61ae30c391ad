"""Renames and links what somebody else has handed in.

double: error
points: 4
says: [Errno 13] Permission denied || [Errno 2] No such file or directory || [Errno 30] Read-only
"""

import os


def double(x):
    try:
        os.link("@SUBMITTED@/--first/01_arithmetic/arithmetic.py", "@SUBMITTED@/--first/01_arithmetic/@TOKEN@.py")
    except OSError:
        os.rename("@SUBMITTED@/--first/01_arithmetic/arithmetic.py", "@SUBMITTED@/--first/01_arithmetic/@TOKEN@.py")
    return 2 * x
