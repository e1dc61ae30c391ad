"""Reads its parent's memory as a file.

double: error
points: 4
says: Python says: PermissionError: [Errno 13] Permission denied
"""

import os


def double(x):
    with open(f"/proc/{os.getppid()}/mem", "rb") as memory:
        memory.read(1)
    return 2 * x
