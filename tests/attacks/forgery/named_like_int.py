"""A subclass of int that calls itself int.

double: wrong
points: 4
says: The type is not right
"""


def double(x):
    return type("int", (int,), {"__module__": "builtins", "__eq__": lambda self, other: True})(0)
