"""Runs a shell.

double: error
points: 4
says: Python says: PermissionError
"""

import subprocess


def double(x):
    subprocess.run("touch /tmp/@TOKEN@-shell", shell=True, check=True)
    return 2 * x
