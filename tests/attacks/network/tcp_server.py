"""Waits for others to connect.

double: error
points: 4
says: [Errno 1] Operation not permitted
"""

import socket


def double(x):
    socket.create_server(("127.0.0.1", 0))
    return 2 * x
