"""Announces a thousand buffers of a quarter of a gigabyte each.

double: crashed
points: 4
says: The process disturbed its connection
"""

import os
import struct
import time


def double(x):
    os.write(3, struct.pack("<IH", 10, 1000) + struct.pack("<Q", 256 << 20) * 1000)
    time.sleep(10)
