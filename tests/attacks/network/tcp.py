"""Connects to a machine.

double: error
points: 4
says: Python says: PermissionError: [Errno 1] Operation not permitted
"""

import socket


def double(x):
    socket.create_connection(("127.0.0.1", @PORT@), 1)
    return 2 * x
