"""Sends its input away in a packet.

double: error
points: 4
says: [Errno 1] Operation not permitted
"""

import socket


def double(x):
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(repr(x).encode(), ("127.0.0.1", @PORT@))
    return 2 * x
