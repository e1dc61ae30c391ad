"""Executes what somebody else has handed in.

double: error
points: 4
says: [Errno 13] Permission denied || [Errno 2] No such file or directory || [Errno 30] Read-only
"""


def double(x):
    namespace = {}
    exec(open("@SUBMITTED@/--first/01_arithmetic/arithmetic.py").read(), namespace)
    return namespace["double"](x)
