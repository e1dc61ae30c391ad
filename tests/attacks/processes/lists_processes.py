"""Lists all processes.

double: error
points: 4
says: [Errno 13] Permission denied
"""

import os


def double(x):
    print(os.listdir("/proc"))
    return 2 * x
