"""Files in memory by the bare calls: memfd_create, memfd_secret, and a map of huge pages.

double: error
points: 4
says: ValueError: [-1, -1, -1]
"""

import ctypes
import mmap


def double(x):
    call = ctypes.CDLL(None).syscall
    flags = mmap.MAP_SHARED | mmap.MAP_ANONYMOUS | 0x40000
    raise ValueError([call(319, b"@TOKEN@", 0), call(447, 0), call(9, 0, 1 << 21, 3, flags, -1, 0)])
