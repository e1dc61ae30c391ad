"""Sends a hundred thousand questions at once and reads no answer.

lowest: timeout|crashed
points: 6
"""

import os
import time


def lowest(f, xs):
    from grader.isolation.wire import encode

    question = b"".join(encode(["cb", 0, [1], {}]))
    for _ in range(100):
        data = question * 1000
        while data:
            data = data[os.write(3, data) :]
    time.sleep(1000)
