"""Garbage that is never collected.

double: error
points: 4
says: MemoryError
"""

import gc


def double(x):
    gc.disable()
    while True:
        piece = [bytearray(1 << 16)]
        piece.append(piece)
