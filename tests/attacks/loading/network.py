"""Connects while the file is executed.

notice: PermissionError: [Errno 1] Operation not permitted
points: 7
"""

import socket

socket.create_connection(("127.0.0.1", @PORT@), 1)
