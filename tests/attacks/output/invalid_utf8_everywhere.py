"""Prints bytes that are no text through Python's streams, with all the ways there are to write them.

double: wrong
points: 4
"""

import io
import sys


def double(x):
    sys.stdout.buffer.write(b"\xff\xfe\xfd" * 1000 + b"\xe4\xf6\xfc\n")
    for encoding in ("utf-16", "utf-7", "latin-1", "utf-32"):
        stream = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), encoding, errors="replace", write_through=True)
        stream.write("\ud800 \U0010ffff \ufffe \x00")
    print("\udc80", file=sys.stderr)
    return 0
