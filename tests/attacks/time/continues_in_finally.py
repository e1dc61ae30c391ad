"""Goes on in the block that always runs, whatever was raised.

lowest: timeout
points: 6
says: The call took too long and was stopped
"""

import sys


def lowest(f, xs):
    while True:
        try:
            sys.exit(0)
        finally:
            continue
