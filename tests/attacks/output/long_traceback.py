"""An error that comes from far below, through functions with long names.

double: error
points: 4
"""

NAME = "f" * 5000
exec(f"def {NAME}(n):\n    return 1 / 0 if not n else {NAME}(n - 1)")


def double(x):
    return globals()[NAME](900)
