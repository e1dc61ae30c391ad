"""Sends its input away as the name it asks for.

double: error
points: 4
"""

import socket


def double(x):
    return socket.getaddrinfo("example.invalid", 80)
