"""Writes until the disk is full.

double: error
points: 4
says: [Errno 13] Permission denied || [Errno 2] No such file or directory || [Errno 30] Read-only
"""


def double(x):
    with open("/var/tmp/@TOKEN@-large", "wb") as file:
        while True:
            file.write(bytes(1 << 20))
