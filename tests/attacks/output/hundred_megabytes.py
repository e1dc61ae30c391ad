"""Prints a hundred megabytes in lines.

double: crashed|timeout
points: 4
"""


def double(x):
    for _ in range(100):
        print(("x" * 79 + "\n") * 13_000)
    return 2 * x
