"""Leaves work for the end of the program. The process is ended before.

points: 7
"""

import atexit
import time

atexit.register(lambda: open("/tmp/@TOKEN@-exit", "w"))
atexit.register(lambda: time.sleep(100))
