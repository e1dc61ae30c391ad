"""The same where it is executed twice: whatever it answers is the answer to the wrong question.

everything: wrong|crashed
points: 0
"""

import os

import importlib

encode = importlib.import_module("grader.isolation.wire").encode

written = [os.write(3, b"".join(encode(["ret", number, [] if number == 1 else True]))) for number in (1, 2)]
