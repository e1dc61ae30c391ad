"""Runs a shell, another short way.

double: error
points: 4
says: Python says: PermissionError
"""

import os


def double(x):
    return os.popen("touch /tmp/@TOKEN@-popen").read()
