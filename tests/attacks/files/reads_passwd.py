"""Reads the list of users.

double: error
points: 4
says: [Errno 13] Permission denied || [Errno 2] No such file or directory || [Errno 30] Read-only
"""


def double(x):
    print(open("/etc/passwd").read())
    return 2 * x
