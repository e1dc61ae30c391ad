"""Opens a socket that needs no file.

double: error
points: 4
says: [Errno 1] Operation not permitted
"""

import socket


def double(x):
    socket.socket(socket.AF_UNIX).bind("\0@TOKEN@")
    return 2 * x
