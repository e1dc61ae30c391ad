"""Sends a reference to an object that does not exist, in place of a number.

double: wrong
points: 4
says: The type is not right: got int, expected int.
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
    Server._refer = lambda self, value: Reference(Code.HANDLE, 999_999, "int")
    return Thing()
