"""Ends the process while the file is executed. What is defined is graded all the same.

notice: The program ended itself during the call (exit status 0).
points: 7
"""

import os

os._exit(0)
