"""Calls the grader's function with an array that fills it.

lowest: error|wrong|crashed|timeout
points: 6
"""


def lowest(f, xs):
    return [f(np.zeros(6 << 20)) for _ in range(40)]
