"""Removes itself and everything it stands for from the list of modules.

points: 7
"""

import sys

sys.modules[__name__] = None
for name in list(sys.modules):
    if name not in ("builtins", "sys"):
        sys.modules.pop(name, None)
