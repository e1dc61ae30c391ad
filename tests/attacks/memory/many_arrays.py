"""A hundred thousand small arrays in one answer.

double: wrong|error|crashed
points: 4
"""


def double(x):
    return [np.zeros(1)] * 100_000
