"""Puts an object into sys.modules that answers every question.

double: wrong
points: 4
"""

import sys


class Answers(type(sys)):
    def __getattribute__(self, name):
        return (lambda *args: 0) if name == "double" else super().__getattribute__(name)


sys.modules[__name__].__class__ = Answers
