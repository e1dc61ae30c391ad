"""Gives threads and loggers names that say what was asked, and lets them complain.

points: 7
"""

import logging
import sys
import threading
import warnings


def complain():
    raise ValueError(threading.current_thread().name)


def double(x):
    if x not in {3, -1.5, 0}:
        thread = threading.Thread(target=complain, name=f"LEAKED {x}")
        thread.start()
        thread.join()
        logging.getLogger(f"LEAKED {x}").critical("LEAKED %s", x)
        warnings.warn(f"LEAKED {x}", stacklevel=1)
        sys.unraisablehook = print
    return 2 * x
