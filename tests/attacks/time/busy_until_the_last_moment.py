"""Uses nearly all the time it has, in every call.

double: passed|timeout
row_means: passed|timeout|not_run
points: 7
"""

import time


def double(x):
    end = time.process_time() + 0.15
    while time.process_time() < end:
        pass
    return 2 * x
