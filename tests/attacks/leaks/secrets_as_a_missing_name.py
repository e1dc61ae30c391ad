"""Says that the secret is a name it does not have.

double: passed, hidden missing
points: 5
"""

import importlib

Missing = importlib.import_module("grader.isolation.guest.reports").Missing


def double(x):
    if x not in {3, -1.5, 0}:
        raise Missing(f"LEAKED{x}", [f"LEAKED{x}"])
    return 2 * x
