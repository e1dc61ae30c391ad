"""Ends the process when one of its objects is collected.

double: crashed
points: 4
says: ended itself
"""

import os
import weakref


class Thing:
    pass


def double(x):
    weakref.finalize(Thing(), os._exit, 0)
    return 2 * x
