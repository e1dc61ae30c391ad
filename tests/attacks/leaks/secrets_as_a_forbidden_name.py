"""Says that the secret is a forbidden name.

double: passed, hidden forbidden
points: 5
"""

import importlib

ForbiddenUse = importlib.import_module("grader.isolation.guest.forbidden").ForbiddenUse


def double(x):
    if x not in {3, -1.5, 0}:
        raise ForbiddenUse(f"LEAKED.{x}")
    return 2 * x
