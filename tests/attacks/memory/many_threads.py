"""Threads, each with a stack.

double: error|timeout|crashed
points: 4
"""

import threading
import time


def double(x):
    for _ in range(1000):
        threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
    raise RuntimeError("a thousand threads")
