"""Forks while the file is executed.

notice: While grading your program cannot start further processes
points: 7
"""

import os

if os.fork() == 0:
    os._exit(0)
