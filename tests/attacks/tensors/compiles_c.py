"""Compiles and loads code of its own.

relu: error
points: 1
"""

from torch.utils import cpp_extension


def relu(x):
    return cpp_extension.load_inline("@TOKEN@", "int f() { return 0; }", functions=["f"])
