"""Takes away its parent's memory.

double: error
points: 4
says: Your code raised OSError: [Errno 38] Function not implemented
"""

import os
import resource


def double(x):
    resource.prlimit(os.getppid(), resource.RLIMIT_AS, (1 << 20, 1 << 20))
    return 2 * x
