"""Says that it is loaded, before it is, and then answers the first call as well.

notice: The process disturbed its connection
double: wrong|crashed|passed
points: 7
"""

import os

import importlib

encode = importlib.import_module("grader.isolation.wire").encode

for part in (*encode(["ret", 1, []]), *encode(["ret", 2, True])):
    os.write(3, part)
