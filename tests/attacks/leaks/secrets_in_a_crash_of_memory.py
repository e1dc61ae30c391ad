"""Takes as much memory as the input says, and ends with a text about it.

double: passed, hidden error
points: 5
"""


def double(x):
    if x not in {3, -1.5, 0}:
        raise MemoryError(f"LEAKED {x}", [x] * int(x))
    return 2 * x
