"""Looks whether a process before this one has left something behind.

points: 7
"""

import fcntl
import os


def look():
    for descriptor in (0, 1, 2, 4):
        flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        if flags & os.O_APPEND or (descriptor != 1 and descriptor != 2 and descriptor != 4 and flags & os.O_NONBLOCK):
            print("LEAKED", descriptor, flags)


look()


def double(x):
    look()
    return 2 * x
