"""Writes into numpy's own files.

double: error
points: 4
says: [Errno 13] Permission denied
"""


def double(x):
    with open(np.__file__, "a") as file:
        file.write("\n")
    return 2 * x
