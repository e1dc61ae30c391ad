"""Claims that memory ran out.

double: error
points: 4
says: Your code raised MemoryError
"""


def double(x):
    raise MemoryError
