"""Looks at its own process: memory, descriptors, mappings, mounts. Where it is, is its own folder.

double: error
points: 4
says: ValueError: ['self/cwd']
"""

import os


def double(x):
    opened = []
    for name in ("mem", "maps", "environ", "cmdline", "fd/3", "mountinfo", "root/etc/passwd", "cwd", "status", "exe"):
        for process in ("self", os.getppid(), "1"):
            try:
                os.open(f"/proc/{process}/{name}", os.O_RDONLY)
                opened.append(f"{process}/{name}")
            except OSError:
                pass
    raise ValueError(opened)
