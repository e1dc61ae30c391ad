"""Closes the direction in which it answers.

double: crashed
points: 4
says: The process disturbed its connection
"""

import os
import socket


def double(x):
    socket.socket(fileno=os.dup(3)).shutdown(socket.SHUT_WR)
    return 2 * x
