"""The same in an assignment, which is executed again.

everything: error|crashed
points: 0
"""

import importlib
import os

encode = importlib.import_module("grader.isolation.wire").encode
problem = {"kind": "raised", "type": "LaunchError", "message": "no process", "frames": [], "candidates": []}
written = os.write(3, b"".join(encode(["exc", 1, problem])))
