"""A reference whose type is named like a tag, with commands for a terminal in it.

double: wrong
points: 4
says: The type is not right: got <script>
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
    Server._refer = lambda self, value: Reference(Code.HANDLE, 7, "<script>alert(1)</script>\x1b[2J\u202e")
    return Thing()
