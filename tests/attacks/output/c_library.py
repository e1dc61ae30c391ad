"""Prints with C's own functions, past Python's.

double: wrong
points: 4
"""

import ctypes


def double(x):
    libc = ctypes.CDLL(None)
    libc.puts(b"<script>from C</script>" * 1000)
    libc.fflush(None)
    return 0
