"""Starts a thread that waits for the first call and then answers in its place.

everything: crashed|wrong|passed
points: 7
"""

import os
import threading
import time

import importlib

encode = importlib.import_module("grader.isolation.wire").encode


def answer():
    time.sleep(0.02)
    for number in range(2, 50):
        os.write(3, b"".join(encode(["ret", number, True])))


threading.Thread(target=answer, daemon=True).start()
