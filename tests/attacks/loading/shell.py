"""Runs a command while the file is executed.

points: 7
"""

import os

os.system("touch /tmp/@TOKEN@-loading")
