"""Sends the grader what only the grader sends.

double: crashed
points: 4
says: The process disturbed its connection
"""

import os


def double(x):
    from grader.isolation.wire import encode

    os.write(3, b"".join(encode(["cbret", True, 2 * x])))
    return 0
