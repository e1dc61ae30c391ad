"""Forks while the file is executed.

notice: PermissionError: [Errno 1] Operation not permitted
points: 7
"""

import os

if os.fork() == 0:
    os._exit(0)
