"""tasks: 4
de: Du schreibst den Gradienten in das übergebene x und zerstörst damit das Bild des Aufrufers. Lege ein neues Array
    an, etwa mit np.zeros_like(x).
en: You write the gradient into the x you were given and thereby destroy the caller's image. Create a new array, for
    example with np.zeros_like(x).
"""

import numpy as np


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    image = x.copy()
    x[...] = 0
    for i, j in np.ndindex(grad_out.shape):
        top, left = i * stride, j * stride
        window = image[top : top + kernel_size, left : left + kernel_size]
        row, column = divmod(int(window.argmax()), kernel_size)
        x[top + row, left + column] += grad_out[i, j]
    return x
