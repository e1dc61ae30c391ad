"""Processes that share memory, files or parents with others, which are no threads.

double: error
points: 4
says: ValueError: []
"""

import ctypes

FLAGS = {"memory": 0x100, "files": 0x400, "parent": 0x8000, "vfork": 0x4000, "untraced": 0x800000, "session": 0x20000000}


def double(x):
    libc = ctypes.CDLL(None)
    done = []
    for name, flag in FLAGS.items():
        answer = libc.syscall(56, flag | 17, 0, 0, 0, 0)
        if answer == 0:
            libc._exit(0)
        if answer != -1:
            done.append(name)
    raise ValueError(done)
