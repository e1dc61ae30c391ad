"""Lets the parser and the compiler recurse.

double: error|crashed
points: 4
"""


def double(x):
    return eval("(" * 90 + "lambda: " * 5000 + "-" * 90_000 + "1" + ")" * 90)
