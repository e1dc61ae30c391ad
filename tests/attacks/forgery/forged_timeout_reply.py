"""Says of itself that it took too long, with a stack of its own making.

double: timeout|crashed
points: 4
"""

import os


def double(x):
    from grader.isolation.wire import encode

    frames = [["<script>alert(1)</script>", 10**9, "\x1b[2Jf"]] * 100
    os.write(3, b"".join(encode(["timeout", frames])))
    return 0
