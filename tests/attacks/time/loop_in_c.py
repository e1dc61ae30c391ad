"""Never ends, in C, where no signal handler of Python runs.

double: timeout
points: 4
says: The call took too long and was stopped
"""


def double(x):
    return sum(range(10**12))
