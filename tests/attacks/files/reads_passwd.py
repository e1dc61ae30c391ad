"""Reads the list of users.

double: error
points: 4
says: Your code raised PermissionError: [Errno 13] Permission denied: '/etc/passwd'
"""


def double(x):
    print(open("/etc/passwd").read())
    return 2 * x
