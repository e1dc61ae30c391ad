"""Raw packets, netlink, virtual machines' sockets.

double: error
points: 4
says: ValueError: []
"""

import socket


def double(x):
    opened = []
    for family, kind in ((socket.AF_PACKET, socket.SOCK_RAW), (socket.AF_INET, socket.SOCK_RAW),
                         (socket.AF_NETLINK, socket.SOCK_RAW), (socket.AF_VSOCK, socket.SOCK_STREAM),
                         (socket.AF_ALG, socket.SOCK_SEQPACKET)):
        try:
            opened.append(socket.socket(family, kind).family)
        except OSError:
            pass
    raise ValueError(opened)
