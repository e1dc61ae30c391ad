"""Lists that are long at every depth.

double: wrong
points: 4
says: The type is not right: got list of 48, expected int.
"""


def double(x):
    answer = 1
    for _ in range(4):
        answer = [answer] * 36
    return [answer] * 48
