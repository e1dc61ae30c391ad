"""Prints a megabyte. That is too much to read, and no mistake.

points: 7
"""


def double(x):
    print("chatter " * 130_000)
    return 2 * x
