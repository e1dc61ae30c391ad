"""Takes memory from C, past Python's own accounts.

double: error
points: 4
says: MemoryError: malloc
"""

import ctypes

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]


def double(x):
    while True:
        piece = libc.malloc(16 << 20)
        if not piece:
            raise MemoryError("malloc")
        ctypes.memset(piece, 1, 16 << 20)
