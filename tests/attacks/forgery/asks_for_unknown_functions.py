"""Calls functions of the grader that nobody has given to it.

double: crashed
points: 4
says: The process disturbed its connection
"""

import os


def double(x):
    from grader.isolation.wire import encode

    for number in range(20):
        os.write(3, b"".join(encode(["cb", number, [x], {}])))
    return os.read(3, 1000)
