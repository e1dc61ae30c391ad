"""tasks: 4
de: Bei mehreren gleich großen Maxima gibst du den vollen Gradienten an alle. Er gehört nur an das erste
    (zeilenweise von links).
en: With several equal maxima you give the full gradient to all of them. It belongs to the first one only (row by
    row from the left).
"""

import numpy as np


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad_x = np.zeros_like(x)
    for i, j in np.ndindex(grad_out.shape):
        top, left = i * stride, j * stride
        window = x[top : top + kernel_size, left : left + kernel_size]
        part = grad_x[top : top + kernel_size, left : left + kernel_size]
        part[window == window.max()] += grad_out[i, j]
    return grad_x
