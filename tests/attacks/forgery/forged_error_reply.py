"""Answers its own call with an error of a kind that there is not.

double: crashed
points: 4
says: The process disturbed its connection
"""

import os
import sys


def double(x):
    from grader.isolation.wire import encode

    frame = sys._getframe()
    while "number" not in frame.f_locals:
        frame = frame.f_back
    problem = {"kind": "passed", "type": "Passed", "message": "", "frames": [], "candidates": []}
    os.write(3, b"".join(encode(["exc", frame.f_locals["number"], problem])))
    return 0
