"""Opens devices: disks, memory, terminals.

double: error
points: 4
says: ValueError: []
"""

import os


def double(x):
    opened = []
    for device in ("vda", "sda", "nvme0n1", "mem", "kmem", "port", "tty", "console", "ptmx", "fuse", "kvm", "net/tun"):
        try:
            os.open(f"/dev/{device}", os.O_RDONLY)
            opened.append(device)
        except OSError:
            pass
    raise ValueError(opened)
