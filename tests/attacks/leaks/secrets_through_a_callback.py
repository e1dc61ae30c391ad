"""Says what it was asked to the function of a check, which has something to say itself.

lowest: error
points: 6
"""


def lowest(f, xs):
    return f(f"LEAKED {xs}", LEAKED=xs)
