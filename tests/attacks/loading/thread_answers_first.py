"""Starts a thread that answers before the worker does, while the file is executed.

notice: The process disturbed its connection
points: 7
"""

import importlib
import os
import threading

encode = importlib.import_module("grader.isolation.wire").encode


def answer():
    for number in range(2, 50):
        os.write(3, b"".join(encode(["ret", number, True])))


def start():
    thread = threading.Thread(target=answer)
    thread.start()
    thread.join()


start()
