"""Connects while the file is executed.

notice: While grading there is no network
points: 7
"""

import socket

socket.create_connection(("127.0.0.1", @PORT@), 1)
