"""Changes its argument, and answers the question whether it did with what it was before.

This one passes, and it is meant to stand here. What an object in the student's process holds, only that process can
say. Lying about it takes remembering what was there, which is just what `x + by` does in the first place: the
answers are right, so there are no points to be had that an honest line would not earn.

shift: passed
points: 7
loaded_shift: wrong
loaded_points: 6
"""

import importlib

Server = importlib.import_module("grader.isolation.guest.server").Server

before, after = [], []


def shift(x, by):
    before.append(x.copy())
    x += by
    after.append(x.copy())
    return x


Server._do_fetch = lambda self, value: before.pop() if before else after[0]
