"""Lets the grader's function compute with a number of a million digits.

lowest: error|wrong|crashed|timeout
points: 6
"""


def lowest(f, xs):
    return [f(1 << (1 << number)) for number in range(30)]
