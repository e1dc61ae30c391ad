"""tasks: 4
de: Bei mehreren gleich großen Maxima nimmst du das letzte (vermutlich steht irgendwo >= statt >). Es zählt das
    erste, zeilenweise von links.
en: With several equal maxima you take the last one (probably there is a >= instead of a >). The first one counts,
    row by row from the left.
"""

import numpy as np


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad_x = np.zeros_like(x)
    for i, j in np.ndindex(grad_out.shape):
        top, left = i * stride, j * stride
        window = x[top : top + kernel_size, left : left + kernel_size]
        last = kernel_size**2 - 1 - int(window[::-1, ::-1].argmax())
        grad_x[top + last // kernel_size, left + last % kernel_size] += grad_out[i, j]
    return grad_x
