"""Sends a reference to the grader's own function as the answer.

lowest: crashed
points: 6
says: The process disturbed its connection
loaded_shift: crashed
loaded_points: 5
"""

import importlib

Code = importlib.import_module("grader.isolation.wire").Code
Reference = importlib.import_module("grader.isolation.wire").Reference
Server = importlib.import_module("grader.isolation.guest.server").Server


class Thing:
    pass


def lowest(f, xs):
    Server._refer = lambda self, value: Reference(Code.CALLBACK, 0, "")
    return Thing()
