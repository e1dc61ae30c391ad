"""Reads beyond a tensor.

relu: crashed
points: 1
"""

import ctypes


def relu(x):
    ctypes.memset(x.data_ptr(), 0, 1 << 40)
    return x
