"""Shared memory as Python's own library makes it.

double: error
points: 4
says: Permission denied
"""

from multiprocessing import shared_memory


def double(x):
    block = shared_memory.SharedMemory(create=True, size=1 << 28, name="@TOKEN@")
    block.buf[:] = bytes(1 << 28)
    return 2 * x
