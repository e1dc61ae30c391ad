"""Runs the interpreter again, with pipes to talk through.

double: error
points: 4
says: Python says: PermissionError
"""

import subprocess
import sys


def double(x):
    code = "open('/tmp/@TOKEN@-pipes', 'w')"
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE).communicate()
