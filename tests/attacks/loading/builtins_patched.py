"""Patches builtins for everybody, the worker included.

everything: crashed|error|wrong|timeout
points: 0
"""

import builtins


def double(x):
    return 0


for name in ("isinstance", "len", "getattr", "type", "list", "dict", "str", "iter", "callable"):
    setattr(builtins, name, lambda *args, **kwargs: True)
