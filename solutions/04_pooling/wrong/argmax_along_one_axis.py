"""tasks: 4
de: argmax(axis=0) sucht in jeder Spalte des Fensters ein Maximum. Gesucht ist eines im ganzen Fenster: argmax ohne
    axis, dann divmod durch k.
en: argmax(axis=0) looks for a maximum in every column of the window. One in the whole window is wanted: argmax without
    axis, then divmod by k.
"""

import numpy as np


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad_x = np.zeros_like(x)
    for i, j in np.ndindex(grad_out.shape):
        top, left = i * stride, j * stride
        window = x[top : top + kernel_size, left : left + kernel_size]
        for column, row in enumerate(window.argmax(axis=0)):
            grad_x[top + row, left + column] += grad_out[i, j]
    return grad_x
