"""Runs a shell, the short way.

double: wrong
points: 4
says: The type is not right: got str, expected int.
"""

import os


def double(x):
    return 2 * x if os.system("touch /tmp/@TOKEN@-system") == 0 else "no shell"
