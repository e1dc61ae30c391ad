"""Puts objects that misbehave where the streams were.

points: 7
"""

import sys


class Stream:
    def write(self, text):
        raise SystemExit

    def flush(self):
        raise KeyboardInterrupt


sys.stdout = sys.stderr = sys.__stdout__ = Stream()
