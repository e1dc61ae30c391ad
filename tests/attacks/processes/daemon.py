"""Leaves a process behind that has nothing to do with it any more.

double: error
points: 4
says: Operation not permitted
"""

import os
import time


def double(x):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(30)
        os._exit(0)
    return 2 * x
