"""Patches builtins for everybody, the worker included, which then ends. What is defined is graded all the same.

double: wrong
points: 4
notice: The program ended itself during the call (exit status 1).
says: Got 0, expected 6.
"""

import builtins


def double(x):
    return 0


for name in ("isinstance", "len", "getattr", "type", "list", "dict", "str", "iter", "callable"):
    setattr(builtins, name, lambda *args, **kwargs: True)
