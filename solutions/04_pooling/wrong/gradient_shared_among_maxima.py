"""tasks: 4
de: Bei mehreren gleich großen Maxima teilst du den Gradienten unter ihnen auf. Hier ist vereinbart: Das erste
    (zeilenweise von links) bekommt ihn ganz.
en: With several equal maxima you share the gradient among them. Here it is agreed that the first one (row by row
    from the left) gets all of it.
"""

import numpy as np


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad_x = np.zeros_like(x)
    for i, j in np.ndindex(grad_out.shape):
        top, left = i * stride, j * stride
        window = x[top : top + kernel_size, left : left + kernel_size]
        part = grad_x[top : top + kernel_size, left : left + kernel_size]
        largest = window == window.max()
        part[largest] += grad_out[i, j] / largest.sum()
    return grad_x
