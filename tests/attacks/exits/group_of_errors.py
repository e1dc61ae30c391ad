"""A group of groups of exceptions.

double: error
points: 4
says: Your code raised ExceptionGroup
"""


def double(x):
    group = [ValueError("x")]
    for _ in range(500):
        group = [ExceptionGroup("many", group)]
    raise group[0]
