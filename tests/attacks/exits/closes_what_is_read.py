"""Closes one direction of the connection, and the output.

double: crashed, hidden passed
points: 6
loaded_everything: crashed
loaded_double: crashed
loaded_points: 0
"""

import os
import socket


def double(x):
    connection = socket.socket(fileno=os.dup(3))
    connection.shutdown(socket.SHUT_RD)
    os.close(1)
    os.close(2)
    return 2 * x
