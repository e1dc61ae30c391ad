"""Leaves with the exit status that means a lost connection.

double: crashed
points: 4
says: The process disturbed its connection
"""

import os


def double(x):
    os._exit(76)
