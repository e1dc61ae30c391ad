"""Asks for a name with C's own functions.

double: error
points: 4
says: ValueError: [None, None]
"""

import ctypes

libc = ctypes.CDLL(None)
libc.gethostbyname.restype = ctypes.c_void_p
libc.gethostbyname2.restype = ctypes.c_void_p


def double(x):
    raise ValueError([libc.gethostbyname(b"example.invalid"), libc.gethostbyname2(b"secret.example.invalid", 10)])
