"""Writes nonsense on the connection.

double: crashed
points: 4
says: The process disturbed its connection
"""

import os


def double(x):
    os.write(3, bytes(range(256)) * 40)
    return 2 * x
