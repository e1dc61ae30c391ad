"""Answers the question whether it is loaded with an error, as if the fault were the grader's.

points: 7
"""

import importlib
import os

encode = importlib.import_module("grader.isolation.wire").encode
problem = {"kind": "raised", "type": "LaunchError", "message": "no process", "frames": [], "candidates": []}

for number in (1, 2):
    os.write(3, b"".join(encode(["exc", number, problem])))
os._exit(0)
