"""Writes the answer to its own request on the connection, and then returns another one.

double: wrong
points: 4
says: The type is not right: got bool, expected float.
loaded_everything: wrong|crashed
loaded_says: got bool, expected int.
loaded_points: 0
"""

import os
import sys


def double(x):
    from grader.isolation.wire import encode

    frame = sys._getframe()
    while "number" not in frame.f_locals:
        frame = frame.f_back
    number = frame.f_locals["number"]
    for answer in (["ret", number, 2 * int(x)], ["ret", number + 1, True]):
        for part in encode(answer):
            os.write(3, part)
    return 0
