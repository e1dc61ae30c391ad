"""Returns an object that runs a command when it is unpickled.

double: wrong
points: 4
says: The type is not right: got arithmetic.Thing
"""

import os


class Thing:
    def __reduce__(self):
        return os.system, ("touch /tmp/@TOKEN@-pickle",)


def double(x):
    return Thing()
