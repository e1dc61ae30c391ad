"""Ends the process from a thread, after the answer or before it.

double: crashed|passed|wrong
points: 4
"""

import os
import threading


def double(x):
    thread = threading.Thread(target=os._exit, args=(0,))
    thread.start()
    thread.join()
    return 2 * x
