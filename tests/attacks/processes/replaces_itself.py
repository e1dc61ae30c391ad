"""Becomes another program.

double: error
points: 4
says: [Errno 1] Operation not permitted
"""

import os


def double(x):
    os.execv("/bin/sh", ["sh", "-c", "touch /tmp/@TOKEN@-exec"])
