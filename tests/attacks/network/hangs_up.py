"""Closes the grader's connection in both directions.

double: crashed
points: 4
says: The process disturbed its connection
"""

import socket
import time


def double(x):
    socket.socket(fileno=3).shutdown(socket.SHUT_RDWR)
    time.sleep(10)
