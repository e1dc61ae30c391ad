"""Passes an open descriptor to the grader, on the grader's own connection.

double: crashed
points: 4
says: The process disturbed its connection
"""

import array
import socket


def double(x):
    connection = socket.socket(fileno=3)
    rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [1]))]
    connection.sendmsg([bytes(100)], rights)
    connection.detach()
    return 2 * x
