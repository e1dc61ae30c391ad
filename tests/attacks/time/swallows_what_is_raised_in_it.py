"""Lets a timer raise KeyboardInterrupt and SystemExit into a loop that takes no notice, unless they come in between.

lowest: timeout|error
points: 6
says: The call took too long and was stopped || Your code raised
"""

import itertools
import signal

KINDS = itertools.cycle((KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError))


def ring(*args):
    raise next(KINDS)


def lowest(f, xs):
    while True:
        try:
            signal.signal(signal.SIGALRM, ring)
            signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
            while True:
                pass
        except BaseException:
            pass
