"""Makes a pair of sockets, which event loops may, and sends from it to services of this machine by name.

double: error
points: 4
says: ValueError: []
"""

import errno
import socket

KINDS = (socket.SOCK_DGRAM, socket.SOCK_RAW)
REFUSED = (errno.EPERM, errno.ENOSYS, errno.ENOENT)


def double(x):
    through = []
    for kind in KINDS:
        for service in ("@SERVICE@", "\0@SERVICE@"):
            try:
                one, _ = socket.socketpair(socket.AF_UNIX, kind)
                one.setblocking(False)
                one.sendto(b"@TOKEN@ by sendto", service)
                one.sendmsg([b"@TOKEN@ by sendmsg"], [], 0, service)
                through.append((int(kind), service))
            except OSError as error:
                if error.errno not in REFUSED:
                    through.append((int(kind), service, error.errno))
    raise ValueError(through)
