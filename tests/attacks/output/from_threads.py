"""Prints without end from several threads at once.

double: crashed|timeout
points: 4
"""

import os
import threading


def shout(descriptor):
    while True:
        os.write(descriptor, b"<b>x</b>\n" * 5000)


def double(x):
    for descriptor in (1, 2, 1, 2):
        threading.Thread(target=shout, args=(descriptor,), daemon=True).start()
    threading.Event().wait()
