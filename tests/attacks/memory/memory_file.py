"""A file in memory.

double: error
points: 4
says: [Errno 1] Operation not permitted
"""

import os


def double(x):
    descriptor = os.memfd_create("@TOKEN@")
    while True:
        os.write(descriptor, bytes(1 << 20))
