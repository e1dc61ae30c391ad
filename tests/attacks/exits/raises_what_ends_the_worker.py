"""Raises the exception with which the worker notices that the grader has hung up.

double: crashed
points: 4
says: The process disturbed its connection
"""

import importlib

ConnectionClosed = importlib.import_module("grader.isolation.guest.streams").ConnectionClosed


def double(x):
    raise ConnectionClosed
