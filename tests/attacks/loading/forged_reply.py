"""Says that it is loaded, before it is, and answers the first call as well. Then every answer is late by one.

everything: wrong|crashed
points: 0
"""

import os

import importlib

encode = importlib.import_module("grader.isolation.wire").encode

for part in (*encode(["ret", 1, []]), *encode(["ret", 2, True])):
    os.write(3, part)
