"""Keys that cannot be printed (10**5000 raises when it is shown).

double: wrong
points: 4
says: The type is not right: got dict of 1, expected int.
"""


def double(x):
    return {10**5000: 1}
