"""Writes into numpy's own files.

double: error
points: 4
says: [Errno 13] Permission denied || [Errno 2] No such file or directory || [Errno 30] Read-only
"""


def double(x):
    with open(np.__file__, "a") as file:
        file.write("\n")
    return 2 * x
