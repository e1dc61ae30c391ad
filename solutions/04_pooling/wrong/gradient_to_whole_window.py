"""tasks: 4
de: Du gibst den Gradienten an alle Pixel des Fensters. Nur das Maximum hat das Ergebnis bestimmt, nur dort ist
    die Ableitung 1, sonst 0.
en: You give the gradient to all pixels of the window. Only the maximum determined the result, only there the
    derivative is 1, elsewhere 0.
"""

import numpy as np


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad_x = np.zeros_like(x)
    for i, j in np.ndindex(grad_out.shape):
        grad_x[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size] += grad_out[i, j]
    return grad_x
