"""Threads whose stacks are larger than all the memory there is.

double: error
points: 4
says: Python says: can't start new thread
"""

import threading


def double(x):
    threading.stack_size(1 << 30)
    threading.Thread(target=print).start()
    return 2 * x
