"""Runs a shell, another short way.

double: error
points: 4
says: Your code raised PermissionError
"""

import os


def double(x):
    return os.popen("touch /tmp/@TOKEN@-popen").read()
