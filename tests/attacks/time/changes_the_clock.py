"""Sets the clock back, and the clock of its own Python.

lowest: error
points: 6
says: PermissionError
"""

import time


def lowest(f, xs):
    now = time.time()
    for name in ("time", "monotonic", "perf_counter", "process_time"):
        setattr(time, name, lambda: 0.0)
    try:
        time.clock_settime(time.CLOCK_REALTIME, now - 3600)
    except OSError as error:
        raise PermissionError(error.errno) from None
    return 3
