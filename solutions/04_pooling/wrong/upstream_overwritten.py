"""tasks: 4
de: max_pool2d_backward verändert das übergebene grad_out. Rechne auf einer Kopie: Andere Schichten brauchen den
    Gradienten noch.
en: max_pool2d_backward changes the grad_out it was given. Work on a copy: other layers still need the gradient.
"""

import numpy as np


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad_x = np.zeros_like(x)
    for i, j in np.ndindex(grad_out.shape):
        top, left = i * stride, j * stride
        window = x[top : top + kernel_size, left : left + kernel_size]
        row, column = divmod(int(window.argmax()), kernel_size)
        grad_x[top + row, left + column] += grad_out[i, j]
        grad_out[i, j] = 0
    return grad_x
