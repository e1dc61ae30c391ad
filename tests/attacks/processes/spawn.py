"""Starts a program with posix_spawn.

double: error
points: 4
says: Operation not permitted
"""

import os


def double(x):
    os.posix_spawn("/bin/touch", ["touch", "/tmp/@TOKEN@-spawn"], {})
    return 2 * x
