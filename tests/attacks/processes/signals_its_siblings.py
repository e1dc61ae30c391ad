"""Asks whether it could signal the processes near its own, its parent's group and its session (signal 0 does no harm).

double: error
points: 4
says: ValueError: []
"""

import os


def double(x):
    reached = []
    here = os.getpid()
    for pid in [0, -1, -os.getpgid(os.getppid()), -os.getsid(0), *range(here - 100, here), *range(here + 1, here + 100)]:
        try:
            os.kill(pid, 0)
            reached.append(pid)
        except OSError:
            pass
    raise ValueError(reached)
