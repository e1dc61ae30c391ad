"""An object that never gets done when it is no longer needed.

lowest: timeout
points: 6
"""


class Slow:
    def __del__(self):
        while True:
            pass


def lowest(f, xs):
    Slow()
    return 3
