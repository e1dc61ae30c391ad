"""Executes the reference solution.

double: error
row_means: error
points: 2
says: [Errno 13] Permission denied || [Errno 2] No such file or directory || [Errno 30] Read-only
"""


def reference(name):
    namespace = {}
    exec(open("@COURSE@/solutions/01_arithmetic/arithmetic.py").read(), namespace)
    return namespace[name]


def double(x):
    return reference("double")(x)


def row_means(X):
    return reference("row_means")(X)
