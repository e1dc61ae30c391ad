"""Leaves by exception. What follows is executed all the same.

notice: SystemExit: 0
points: 7
"""

import sys

sys.exit(0)
