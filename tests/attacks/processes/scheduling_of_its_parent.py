"""Changes where and how fast its parent runs.

double: error
points: 4
says: ValueError: []
"""

import ctypes
import os


def double(x):
    call, parent = ctypes.CDLL(None).syscall, os.getppid()
    attempts = {
        "sched_setaffinity": lambda: call(203, parent, 8, (1).to_bytes(8, "little")),
        "sched_setscheduler": lambda: call(144, parent, 3, bytes(4)),
        "sched_setparam": lambda: call(142, parent, bytes(4)),
        "sched_setattr": lambda: call(314, parent, bytes(56), 0),
        "setpriority": lambda: call(141, 0, parent, 19),
        "ioprio_set": lambda: call(251, 1, parent, 0),
        "setpgid": lambda: call(109, parent, 0),
    }
    raise ValueError([name for name, attempt in attempts.items() if attempt() != -1])
