"""Talks to a service of this machine.

double: error
points: 4
says: [Errno 1] Operation not permitted
"""

import socket


def double(x):
    socket.socket(socket.AF_UNIX).connect("@STREAM@")
    return 2 * x
