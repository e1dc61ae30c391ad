"""Ends the process as if all had gone well.

double: crashed
points: 4
says: The program ended itself during the call (exit status 0).
"""

import os


def double(x):
    os._exit(0)
