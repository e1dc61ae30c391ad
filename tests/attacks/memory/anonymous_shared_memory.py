"""Shared memory, which does not count as the process's own.

double: error
points: 4
says: Your code raised PermissionError: [Errno 1] Operation not permitted
"""

import mmap


def double(x):
    pieces = [mmap.mmap(-1, 64 << 20) for _ in range(64)]
    for piece in pieces:
        piece.write(bytes(64 << 20))
