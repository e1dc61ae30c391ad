"""Maps the interpreter's own libraries again and again, each time as a copy of its own.

lowest: error|crashed|timeout
points: 6
"""

import mmap


def lowest(f, xs):
    copies = []
    while True:
        with open(np._core._multiarray_umath.__file__, "rb") as file:
            copies.append(mmap.mmap(file.fileno(), 0, mmap.MAP_PRIVATE, mmap.PROT_READ | mmap.PROT_WRITE))
        for at in range(0, len(copies[-1]), 4096):
            copies[-1][at] = 1
