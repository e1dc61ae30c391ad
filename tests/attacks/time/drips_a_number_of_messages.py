"""Sends unfinished questions to the grader, each a little late.

lowest: timeout|crashed
points: 6
"""

import os
import time


def lowest(f, xs):
    from grader.isolation.wire import encode

    question = b"".join(encode(["cb", 0, [1], {}]))
    while True:
        for byte in question:
            os.write(3, bytes([byte]))
            time.sleep(0.005)
