"""Processes started anew, with a process that looks after them, and as daemons.

double: error
points: 4
says: ValueError: []
"""

import multiprocessing


def double(x):
    started = []
    for method in ("spawn", "forkserver", "fork"):
        for daemon in (False, True):
            try:
                process = multiprocessing.get_context(method).Process(target=print, daemon=daemon)
                process.start()
                started.append((method, daemon))
            except BaseException:
                pass
    raise ValueError(started)
