"""Opens a terminal and forks into it, as a login does.

double: error
points: 4
"""

import os
import pty


def double(x):
    pid, _ = pty.fork()
    if pid == 0:
        os._exit(0)
    return 2 * x
