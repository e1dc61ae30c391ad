"""Calls itself by another name, so that blocks run that are not meant to, and patches follow it.

points: 7
"""

import sys

__name__ = "__main__"
__file__ = "/etc/passwd"
__builtins__ = {}
sys.argv[:] = ["pytest", "--pyargs"]

if __name__ == "__main__":
    raise SystemExit(0)
