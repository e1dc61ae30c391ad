"""Lists that are long at every depth.

double: wrong
points: 4
"""


def double(x):
    answer = 1
    for _ in range(4):
        answer = [answer] * 12
    return [answer] * 40
