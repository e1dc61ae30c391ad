"""Prints and raises text that no encoding can hold.

double: error
points: 4
says: Your code raised ValueError: ??
"""

import sys


def double(x):
    print("\ud800 \udfff")
    raise ValueError("\ud800\udfff")
