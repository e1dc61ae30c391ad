"""Changes modes, owners, times and sizes of files.

double: error
points: 4
says: ValueError: []
"""

import os

FILE = "@SUBMITTED@/--first/01_arithmetic/arithmetic.py"
CHANGES = {
    "mode": lambda: os.chmod(FILE, 0o777),
    "owner": lambda: os.chown(FILE, 65534, 65534),
    "times": lambda: os.utime(FILE, (0, 0)),
    "size": lambda: os.truncate(FILE, 0),
    "attribute": lambda: os.setxattr(FILE, "user.points", b"30"),
}


def double(x):
    changed = []
    for kind, change in CHANGES.items():
        try:
            change()
            changed.append(kind)
        except OSError:
            pass
    raise ValueError(changed)
