"""Ends the program the usual way.

double: error
points: 4
says: Your code raised SystemExit: 0
"""

import sys


def double(x):
    sys.exit(0)
