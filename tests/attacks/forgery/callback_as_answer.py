"""Sends a reference to the grader's own function as the answer.

lowest: crashed
points: 6
says: The process disturbed its connection
"""

from grader.isolation.wire import Code, Reference
from grader.isolation.worker import Server


class Thing:
    pass


Server._refer = lambda self, value: Reference(Code.CALLBACK, 0, "")


def lowest(f, xs):
    return Thing()
