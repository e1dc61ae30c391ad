"""Collects until nothing is left.

double: error
points: 4
says: Your code raised MemoryError
"""


def double(x):
    pieces = []
    while True:
        pieces.append(bytearray(1 << 20))
