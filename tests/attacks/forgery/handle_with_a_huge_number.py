"""A reference with a number that no object has.

double: wrong|crashed|error
points: 4
loaded_shift: crashed
loaded_points: 3
"""

import importlib

Code = importlib.import_module("grader.isolation.wire").Code
Reference = importlib.import_module("grader.isolation.wire").Reference
Server = importlib.import_module("grader.isolation.guest.server").Server


class Thing:
    pass


def double(x):
    Server._refer = lambda self, value: Reference(Code.HANDLE, (1 << 64) - 1, "int")
    return Thing()
