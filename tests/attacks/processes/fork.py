"""Forks.

double: error
points: 4
says: Python says: PermissionError: [Errno 1] Operation not permitted
"""

import os
import time


def double(x):
    for _ in range(3):
        if os.fork() == 0:
            time.sleep(30)
            os._exit(0)
    return 2 * x
