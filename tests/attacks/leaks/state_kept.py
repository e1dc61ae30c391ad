"""Keeps a secret in modules, builtins and files, and looks for it in later checks.

points: 7
"""

import builtins
import sys

if hasattr(builtins, "kept") or hasattr(np, "kept"):
    print("LEAKED", builtins.kept)


def double(x):
    if x not in {3, -1.5, 0}:
        builtins.kept = np.kept = sys.kept = x
    return 2 * x
