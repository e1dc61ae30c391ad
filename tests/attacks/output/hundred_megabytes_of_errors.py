"""Writes a hundred megabytes to the other stream, with line ends and without.

double: crashed|timeout
points: 4
"""

import sys


def double(x):
    for number in range(1600):
        sys.stderr.write("e" * 65536 + ("\n" if number % 2 else ""))
    return 2 * x
