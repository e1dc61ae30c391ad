"""Does the same by the newer protocol.

double: error
points: 4
says: [Errno 1] Operation not permitted
"""

import socket


def double(x):
    socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).sendto(repr(x).encode(), ("::1", 9))
    return 2 * x
