"""Kills the process that started it.

double: error
points: 4
says: [Errno 1] Operation not permitted
"""

import os
import signal


def double(x):
    os.kill(os.getppid(), signal.SIGKILL)
    return 2 * x
