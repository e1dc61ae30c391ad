"""Prints the hidden checks into its own feedback page.

double: error
points: 4
says: [Errno 13] Permission denied || [Errno 2] No such file or directory || [Errno 30] Read-only
"""


def double(x):
    print(open("@COURSE@/solutions/01_arithmetic/test_arithmetic_hidden.py").read())
    return 2 * x
