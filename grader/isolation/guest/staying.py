"""A process that has executed a student's program, and is forked once for every check.

It calls clone for ever. Each call stops in the grader's listener, so between two forks it runs no instruction, has no
channel for commands, and can be looked at: the stopped call is the question, and the fork is the answer.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal

from grader.isolation.confinement import kernel
from grader.isolation.guest import settings
from grader.isolation.wire.agreed import FORK

__all__ = ["address_of_thread_number", "stay"]

_PR_SET_PDEATHSIG, _PR_GET_TID_ADDRESS = 1, 40


def address_of_thread_number() -> int:
    """Where the C library keeps the number of this thread; the same in every fork. 0 where the kernel does not tell."""
    address = ctypes.c_void_p()
    try:
        kernel.prctl(_PR_GET_TID_ADDRESS, ctypes.addressof(address))
    except OSError:
        return 0
    return address.value or 0


def stay(thread_number: int) -> None:
    """Be what is forked; returns in every fork and nowhere else."""
    settings.forget_open_fonts()
    gc.collect()
    gc.freeze()  # or the first collection in a fork copies every object
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())  # a waiting signal undoes a clone
    try:
        while kernel.clone(FORK, thread_number) > 0:
            pass
        kernel.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # not inherited; and it tells the grader who we are
    except OSError:  # the grader has gone, or does not want us
        os._exit(0)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
