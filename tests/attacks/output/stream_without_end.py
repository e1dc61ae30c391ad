"""A stream that is never done flushing.

everything: timeout|not_run
points: 0
"""

import sys


class Stream:
    def flush(self):
        while True:
            pass


def install():
    sys.stdout = Stream()


for function in ("double", "row_means", "shift", "lowest"):
    exec(f"def {function}(*args): install()")
