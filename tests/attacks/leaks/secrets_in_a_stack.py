"""Runs out of time in a function whose name says what was asked.

double: passed, hidden timeout
points: 5
"""


def double(x):
    if x not in {3, -1.5, 0}:
        exec(f"def LEAKED_{int(x)}():\n    while True: pass\nLEAKED_{int(x)}()")
    return 2 * x
