"""Writes the secret on the grader's connection.

double: passed, hidden crashed
points: 5
"""

import os


def double(x):
    if x not in {3, -1.5, 0}:
        os.write(3, f"LEAKED {x} ".encode() * 100)
    return 2 * x
