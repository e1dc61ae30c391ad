"""Reads its parent's environment, where secrets may be.

double: error
points: 4
says: [Errno 13] Permission denied
"""

import os


def double(x):
    with open(f"/proc/{os.getppid()}/environ") as environment:
        print(environment.read())
    return 2 * x
