"""An object that ends the process when it is no longer needed.

double: crashed
points: 4
says: ended itself
"""

import os


class Last:
    def __del__(self):
        os._exit(0)


def double(x):
    Last()
    return 2 * x
