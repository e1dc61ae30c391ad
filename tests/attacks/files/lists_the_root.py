"""Looks around.

double: error
points: 4
says: [Errno 13] Permission denied || [Errno 2] No such file or directory || [Errno 30] Read-only
"""

import os


def double(x):
    print(os.listdir("/"))
    return 2 * x
