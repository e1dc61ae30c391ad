"""Makes folders, links, pipes and devices.

double: error
points: 4
says: ValueError: []
"""

import os
import socket

MAKERS = {
    "folder": lambda path: os.mkdir(path),
    "link": lambda path: os.symlink("/etc/passwd", path),
    "pipe": lambda path: os.mkfifo(path),
    "device": lambda path: os.mknod(path, 0o20666, os.makedev(1, 5)),
    "nameless": lambda path: os.open(os.path.dirname(path), os.O_TMPFILE | os.O_RDWR),
    "socket": lambda path: socket.socket(socket.AF_UNIX).bind(path),
}


def double(x):
    made = []
    for kind, make in MAKERS.items():
        for place in ("/tmp", "/dev/shm", "@OUT@"):
            try:
                make(f"{place}/@TOKEN@-{kind}")
                made.append(kind)
            except OSError:
                pass
    raise ValueError(made)
