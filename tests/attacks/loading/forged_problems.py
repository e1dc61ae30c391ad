"""Says that it is loaded, with problems that are none: tags, huge lines, a hundred thousand of them.

everything: wrong|crashed
points: 0
"""

import importlib
import os

encode = importlib.import_module("grader.isolation.wire").encode
problem = {"kind": "raised", "type": "<script>", "message": "\x1b[2J<img src=x onerror=alert(1)>", "frames": [], "candidates": []}
entry = ["<script>alert(1)</script>.py", -(10**9), problem]
written = os.write(3, b"".join(encode(["ret", 1, [entry] * 300])))
