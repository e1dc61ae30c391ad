"""Never ends, in C, where no signal handler of Python runs.

lowest: timeout
points: 6
says: The call took too long and was stopped
"""


def lowest(f, xs):
    return sum(range(10**12))
