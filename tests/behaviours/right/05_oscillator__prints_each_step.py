"""Prints every state, all ten thousand of them."""

right_step = step


def step(o):
    new = right_step(o)
    print(o, "->", new)
    return new
